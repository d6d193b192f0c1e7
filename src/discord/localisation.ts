import type { LocalizationMap, RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { commands } from '../commands/list.ts'
import de from './locales/de.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import fr from './locales/fr.json' with { type: 'json' }
import ja from './locales/ja.json' with { type: 'json' }
import pl from './locales/pl.json' with { type: 'json' }
import ptBR from './locales/pt-BR.json' with { type: 'json' }

/** Texts of one language by key: `/ask`, `/corpus add` for commands, `question:` for options, the English itself for all else. */
type Texts = Readonly<Record<string, string>>

/** The languages of the interface besides English, by Discord's locale. Each file of `locales/` is a column of one table: all have the same keys. */
export const LANGUAGES = { de, fr, 'es-ES': es, 'es-419': es, 'pt-BR': ptBR, pl, ja } satisfies Record<string, Texts>

/** Of several options of one name each but the first has a number: `file2:`. */
const numbered = /(\d+):$/

/** A key in all languages that have it; undefined where none has. */
function translations(key: string): LocalizationMap | undefined {
  const [, number = ''] = numbered.exec(key) ?? []
  const plain = key.replace(numbered, ':')
  const known = Object.entries<Texts>(LANGUAGES).flatMap(([locale, texts]) =>
    Object.hasOwn(texts, plain) ? [[locale, `${texts[plain]}${number}`]] : [],
  )
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

/** A command, a part of one, an option or a choice, as Discord's payload has it. */
interface Described {
  readonly name: string
  readonly type?: number | undefined
  readonly description?: string | undefined
  readonly options?: readonly Described[] | undefined
  readonly choices?: readonly Described[] | undefined
}

const commandNames = new Set(commands.map(({ name }) => name))
const isPart = ({ type }: Described): boolean =>
  type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup

/** Adds the texts to something and to all that it holds. */
function addTexts(described: Described, key: string): void {
  const name_localizations = translations(key)
  const description_localizations = translations(described.description ?? '')
  Object.assign(
    described,
    name_localizations && { name_localizations },
    description_localizations && { description_localizations },
  )
  for (const option of described.options ?? [])
    addTexts(option, isPart(option) ? `${key} ${option.name}` : `${option.name}:`)
  // A choice that is a command is called what the command is called.
  for (const choice of described.choices ?? [])
    addTexts(choice, commandNames.has(choice.name) ? `/${choice.name}` : choice.name)
}

/** A command with its names and descriptions in all languages. */
export function inAllLanguages<Payload extends RESTPostAPIApplicationCommandsJSONBody>(command: Payload): Payload {
  const whole = structuredClone(command)
  addTexts(whole, command.type === ApplicationCommandType.Message ? command.name : `/${command.name}`)
  return whole
}
