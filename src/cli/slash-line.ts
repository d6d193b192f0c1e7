import type { Command, GivenOptions } from '../commands/command.ts'
import { converse } from '../commands/converse.ts'
import { commands } from '../commands/list.ts'
import { InputError } from '../errors.ts'

/** What a line of the prompt asks for. */
type SlashLine =
  | { readonly type: 'nothing' }
  | { readonly type: 'quit' }
  | { readonly type: 'command'; readonly command: Command; readonly given: GivenOptions }

/** The commands that the prompt takes. */
export const promptCommands: readonly Command[] = commands.filter((command) =>
  command.surfaces.some((surface) => surface === 'slash' || surface === 'cli'),
)

const QUIT = ['quit', 'exit']

/** `name:value`, `name:"several words"`, `--name value`; a flag without a value is true. */
function takeOption(text: string, name: string, flag: boolean): { readonly rest: string; readonly value?: unknown } {
  const value = '(?:"([^"]*)"|(\\S+))'
  const written = new RegExp(`(?:^|\\s)(?:${name}:\\s*|--${name}(?:=|\\s+))${value}(?=\\s|$)`)
  const bare = new RegExp(`(?:^|\\s)--${name}(?=\\s|$)`)
  const found = (flag ? bare.exec(text) : null) ?? written.exec(text)
  if (!found) return { rest: text }
  return {
    rest: text.slice(0, found.index) + text.slice(found.index + found[0].length),
    value: found[1] ?? found[2] ?? true,
  }
}

function readGiven(command: Command, text: string): GivenOptions {
  const given: Record<string, unknown> = {}
  let rest = text
  for (const option of command.options) {
    if (option.positional === true) continue
    const taken = takeOption(rest, option.name, option.type === 'boolean')
    rest = taken.rest
    if (taken.value !== undefined) given[option.name] = taken.value
  }
  const main = command.options.find((option) => option.positional === true)
  const words = rest.trim()
  if (!main && words !== '') {
    throw new InputError(`/${command.name} takes no “${words.slice(0, 40)}”`, 'leave it out')
  }
  // As Discord writes it: `/who name: Jane Doe`.
  const labelled = main && words.toLowerCase().startsWith(`${main.name}:`)
  if (main && words !== '') given[main.name] = labelled ? words.slice(main.name.length + 1).trim() : words
  return given
}

/**
 * Reads a line of the prompt: a slash command, or a bare question.
 * @throws InputError on an unknown command
 */
export function readSlashLine(line: string): SlashLine {
  const text = line.trim()
  if (text === '') return { type: 'nothing' }
  const [slash, name = '', rest = ''] = /^\/(\S*)\s*(.*)$/su.exec(text) ?? []
  // A bare question is taken as it is: "who said from: …" has no options in it.
  if (slash === undefined) return { type: 'command', command: converse, given: { question: text } }
  if (QUIT.includes(name)) return { type: 'quit' }
  const command = promptCommands.find((each) => each.name === name)
  if (!command) {
    const names = promptCommands.map((each) => `/${each.name}`)
    throw new InputError(`There is no command /${name.slice(0, 40)}`, `take one of ${names.join(', ')}, /quit`)
  }
  return { type: 'command', command, given: readGiven(command, rest) }
}
