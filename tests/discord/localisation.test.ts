import { ApplicationCommandOptionType } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/list.ts'
import { inAllLanguages, LANGUAGES } from '../../src/discord/localisation.ts'
import { commandPayloads } from '../../src/discord/registration.ts'
import { serverCommands } from '../../src/discord/server-commands/list.ts'

/** What Discord shows of a command, option or choice. */
interface Shown {
  readonly name: string
  readonly type?: number
  readonly description?: string
  readonly options?: readonly Shown[]
  readonly choices?: readonly Shown[]
  readonly name_localizations?: Readonly<Record<string, string>>
  readonly description_localizations?: Readonly<Record<string, string>>
}

const payloads = commandPayloads(commands, serverCommands) as readonly Shown[]
const MESSAGE_MENU = 3
const isGroup = ({ type = 0 }: Shown): boolean => type <= 2
const commandNames = new Set(commands.map(({ name }) => name))

/** All that Discord shows, each with the key of its name: "/corpus add", "question:", "offices". */
function shown(thing: Shown, key: string): { thing: Shown; key: string }[] {
  const options = (thing.options ?? []).map((option) =>
    shown(option, isGroup(option) ? `${key} ${option.name}` : `${option.name}:`),
  )
  const choices = (thing.choices ?? []).map((choice) => ({
    thing: choice,
    key: commandNames.has(choice.name) ? `/${choice.name}` : choice.name,
  }))
  return [{ thing, key }, ...options.flat(), ...choices]
}

/** Options of one name but for a number have one text: `file2:`. */
const unnumbered = (key: string): string => key.replace(/\d+:$/, ':')

const all = payloads.flatMap((command) =>
  shown(command, command.type === MESSAGE_MENU ? command.name : `/${command.name}`),
)
const wanted = new Set(
  all.flatMap(({ thing, key }) => [unnumbered(key), ...(thing.description === undefined ? [] : [thing.description])]),
)

describe.each(Object.entries(LANGUAGES))('%s', (locale, texts) => {
  const known: Readonly<Record<string, string>> = texts

  test('has a text for all that Discord shows', () => {
    expect([...wanted].filter((key) => !Object.hasOwn(known, key))).toEqual([])
  })

  test('has none left over', () => {
    expect(Object.keys(known).filter((key) => !wanted.has(key))).toEqual([])
  })

  test('names and descriptions are such as Discord takes', () => {
    const wrong = Object.entries(known).filter(([key, text]) => {
      if (text.trim() === '' || text !== text.trim() || text !== text.normalize('NFC')) return true
      if (!/^\/|:$/.test(key)) return text.length > 100
      return text !== text.toLowerCase() || !/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u.test(text)
    })
    expect(wrong).toEqual([])
  })

  test('labels of the message menu are such as Discord takes', () => {
    const labels = payloads.filter(({ type }) => type === MESSAGE_MENU).map((one) => known[one.name] ?? '')
    expect(labels.filter(({ length }) => length < 1 || length > 32)).toEqual([])
  })

  test('no two commands, options of a command or choices of an option are called alike', () => {
    const named = (things: readonly Shown[]) => things.map((one) => one.name_localizations?.[locale] ?? one.name)
    const lists = [
      payloads.filter(({ type }) => type !== MESSAGE_MENU),
      payloads.filter(({ type }) => type === MESSAGE_MENU),
      ...all.flatMap(({ thing }) => [thing.options ?? [], thing.choices ?? []]),
    ]
    const doubled = lists.map(named).flatMap((names) => names.filter((name, at) => names.indexOf(name) !== at))
    expect(doubled).toEqual([])
  })

  test('Discord is told of each', () => {
    for (const { thing, key } of all) {
      const [number = ''] = /\d+(?=:$)/.exec(key) ?? []
      expect(thing.name_localizations?.[locale]).toBe(`${known[unnumbered(key)]}${number}`)
      if (thing.description !== undefined)
        expect(thing.description_localizations?.[locale]).toBe(known[thing.description])
    }
  })
})

test('the languages are those of Discord that the interface is written in', () => {
  expect(Object.keys(LANGUAGES)).toEqual(['de', 'fr', 'es-ES', 'es-419', 'pt-BR', 'pl', 'ja'])
})

test.each([
  ['de', 'fragen', 'frage', 'Nur du siehst die Antwort'],
  ['fr', 'demander', 'question', 'Réponse visible par toi uniquement'],
  ['ja', '質問', '質問文', '返信は自分にだけ表示されます'],
])('/ask in %s', (locale, name, question, privately) => {
  const ask = payloads.find((one) => one.name === 'ask')
  expect(ask?.name_localizations?.[locale]).toBe(name)
  expect(ask?.options?.[0]?.name_localizations?.[locale]).toBe(question)
  expect(ask?.options?.at(-1)?.description_localizations?.[locale]).toBe(privately)
})

test('options of one name but for a number are translated together', () => {
  const option = { type: ApplicationCommandOptionType.String, name: 'question2', description: 'Any' } as const
  const command: Shown = inAllLanguages({ name: 'ask', description: 'Any', options: [option] })
  expect(command.options?.[0]?.name_localizations).toMatchObject({ de: 'frage2', ja: '質問文2' })
})
