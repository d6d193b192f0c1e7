import type { Command, ExampleOptions, OptionDefinition } from './command.ts'

function usageOf(option: OptionDefinition): string {
  const value = option.type === 'choice' ? `${option.name}: ${option.choices.join('|')}` : option.name
  return option.required === true ? value : `[${value}]`
}

/** How the command is called: `/ask question [article] [from] [to]`. Options of the command line only are left out. */
export function slashUsage(command: Command): string {
  return [`/${command.name}`, ...command.options.filter((option) => option.cliOnly !== true).map(usageOf)].join(' ')
}

/** A call with values, the main one without its name: `/timeline climate summit from:2019`. */
export function slashCall(command: Command, values: ExampleOptions): string {
  const parts = command.options.flatMap((option) => {
    const value = values[option.name]
    if (value === undefined) return []
    return option.positional === true ? [value] : [`${option.name}:${value}`]
  })
  return [`/${command.name}`, ...parts].join(' ')
}
