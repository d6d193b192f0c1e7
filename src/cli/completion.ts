import type { Command, OptionDefinition } from '../commands/command.ts'
import type { Library } from '../library.ts'
import type { Suggestion } from '../types.ts'
import { promptCommands } from './slash-line.ts'

/** Whole replacements for the second member, which is the end of what was typed; as node:readline takes them. */
export type Completion = [string[], string]

const MOST = 20
/** A name of more words than this is not looked for at the end of a question. */
const LONGEST_NAME = 5

function startingWith(typed: string, values: readonly string[]): string[] {
  const wanted = typed.toLowerCase()
  return values.filter((value) => value.toLowerCase().startsWith(wanted) && value !== typed)
}

/** The only value in which a later word begins with what was typed: "nor" is meant for "Vladimir Norov". */
function onlyOneWithin(typed: string, values: readonly string[]): string[] {
  const wanted = ` ${typed.toLowerCase()}`
  const within = values.filter((value) => value.toLowerCase().includes(wanted))
  return within.length === 1 ? within : []
}

async function suggested(library: Library, typed: string, kinds: readonly Suggestion['kind'][]): Promise<string[]> {
  if (typed.trim() === '') return []
  const suggestions = await library.suggest(typed, new Set(kinds), MOST)
  const values = suggestions.map(({ value }) => value)
  const starting = startingWith(typed, values)
  return starting.length > 0 ? starting : onlyOneWithin(typed, values)
}

/** Completes the whole text, or else the longest run of words at its end that begins a name. */
async function completeText(library: Library, text: string, kinds: readonly Suggestion['kind'][]): Promise<Completion> {
  const whole = await suggested(library, text, kinds)
  if (whole.length > 0) return [whole, text]
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index).slice(1)
  for (const start of starts.slice(-LONGEST_NAME)) {
    const tail = text.slice(start)
    const names = await suggested(library, tail, ['name'])
    if (names.length > 0) return [names, tail]
  }
  return [[], text]
}

async function completeOption(library: Library, option: OptionDefinition, typed: string): Promise<Completion> {
  if (option.type === 'choice') return [startingWith(typed, option.choices), typed]
  if (option.type !== 'string' || !option.complete) return [[], typed]
  return completeText(library, typed, option.complete)
}

async function completeArguments(library: Library, command: Command, rest: string): Promise<Completion> {
  const written = /(?:^|\s)(\w+):\s*(\S*)$/.exec(rest)
  const named = written && command.options.find((option) => option.name === written[1])
  if (named) return completeOption(library, named, written[2] ?? '')
  const main = command.options.find((option) => option.positional === true)
  return main ? completeOption(library, main, rest) : [[], rest]
}

/** Completes what was typed at the prompt: a command's name, a choice, a name or another value that the library knows. */
export async function complete(library: Library, line: string): Promise<Completion> {
  const slash = /^\/(\S+)\s+(.*)$/su.exec(line)
  const command = promptCommands.find(({ name }) => name === slash?.[1])
  if (command) return completeArguments(library, command, slash?.[2] ?? '')
  if (!line.startsWith('/')) return completeText(library, line, ['question', 'name', 'topic'])
  const names = [...promptCommands.map(({ name }) => `/${name} `), '/quit']
  return [startingWith(line, names), line]
}
