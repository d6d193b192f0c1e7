import { Option, type Command as Program } from 'commander'
import type { Command, GivenOptions, OptionDefinition } from '../commands/command.ts'

/** The names that commander shows for a value of each type. */
const VALUE = { string: 'text', integer: 'number', share: 'number', date: 'date', choice: 'which' } as const

function flagOf(option: OptionDefinition): Option {
  const flags = option.type === 'boolean' ? `--${option.name}` : `--${option.name} <${VALUE[option.type]}>`
  const choices = option.type === 'choice' ? ` (${option.choices.join(', ')})` : ''
  return new Option(flags, option.summary + choices)
}

/** Gives a subcommand the flags and the argument that a command's options define. */
export function addFlags(program: Program, command: Command): Program {
  for (const option of command.options) {
    // Left optional here, so that one place (`readOptions`) says what is missing.
    if (option.positional === true) program.argument(`[${option.name}...]`, option.summary)
    else program.addOption(flagOf(option))
  }
  return program
}

/** The values by option name: flags as they are, and the words of the argument joined by blanks. */
export function givenBy(command: Command, words: readonly string[], flags: GivenOptions): GivenOptions {
  const positional = command.options.find((option) => option.positional === true)
  return positional && words.length > 0 ? { ...flags, [positional.name]: words.join(' ') } : flags
}

/** How an example is typed at a shell's prompt. */
export function shellCall(command: Command, values: Readonly<Record<string, string>>): string {
  const words = command.options.flatMap((option) => {
    const value = values[option.name]
    if (value === undefined) return []
    const quoted = /^[\w.:/-]+$/.test(value) ? value : `"${value}"`
    return option.positional === true ? [quoted] : [`--${option.name}`, quoted]
  })
  return ['dateline', command.name, ...words].join(' ')
}
