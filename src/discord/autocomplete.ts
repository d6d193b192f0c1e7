import { setTimeout as sleep } from 'node:timers/promises'
import type { APIApplicationCommandOptionChoice } from 'discord.js'
import type { Command } from '../commands/command.ts'
import type { Library } from '../library.ts'
import { plainText } from './escape.ts'
import { LIMITS } from './limits.ts'

export type Choice = APIApplicationCommandOptionChoice<string>

/** A choice that is shown as what it stands for. */
export const choiceOf = (value: string): Choice => ({ name: plainText(value, LIMITS.choiceName), value })

/** So many questions with a known answer stand before the library's suggestions. */
const FAMILIAR = 8
/** Suggestions are waited for this long; what has been typed can always be answered. */
const SUGGESTIONS_MS = 70

/**
 * What a member may mean by what has been typed: the typed text first, then the library's suggestions.
 * @param option name of the option that is being typed in
 * @param familiar questions that are known to have a good answer here
 */
export async function choicesFor(
  library: Library,
  command: Command | undefined,
  option: string,
  typed: string,
  familiar: () => readonly string[] = () => [],
): Promise<Choice[]> {
  const definition = command?.options.find((one) => one.name === option)
  if (definition?.type !== 'string' || definition.complete === undefined) return []
  const choices = new Map<string, Choice>()
  const add = (name: string, value: string): void => {
    const text = plainText(value, LIMITS.choiceValue)
    if (value.trim() !== '' && choices.size < LIMITS.choices && !choices.has(text.toLowerCase()))
      choices.set(text.toLowerCase(), { name: plainText(name, LIMITS.choiceName), value: text })
  }
  const own = cut(typed, LIMITS.choiceValue)
  add(own, own)
  if (definition.complete.includes('question'))
    for (const question of familiar()
      .filter((one) => isMeant(own, one))
      .slice(0, FAMILIAR))
      add(question, question)
  const suggestions = await Promise.race([
    library.suggest(own, new Set(definition.complete), LIMITS.choices),
    sleep(SUGGESTIONS_MS, [], { ref: false }),
  ])
  for (const { label, value } of suggestions) {
    // A value that had to be shortened would name something else.
    if (value.length <= LIMITS.choiceValue) add(label, value)
  }
  return [...choices.values()]
}

/** Whether what was typed can be the beginning of words of a question. */
function isMeant(typed: string, question: string): boolean {
  const words = fold(question).split(/[^\p{L}\p{N}]+/u)
  const wanted = fold(typed).split(/[^\p{L}\p{N}]+/u)
  return question.length <= LIMITS.choiceValue && wanted.every((part) => words.some((word) => word.startsWith(part)))
}

/** Letters without case and marks. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’]+/gu, '')
    .toLowerCase()

/** Typed text is handed back as it is: cut between code points, and without an ellipsis that nobody typed. */
function cut(text: string, max: number): string {
  let out = ''
  for (const char of text.replace(/\p{Surrogate}/gu, '\ufffd').trim()) {
    if (out.length + char.length > max) break
    out += char
  }
  return out
}
