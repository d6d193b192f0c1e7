import { Option, Command as Program } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import type { Command, GivenOptions, OptionDefinition } from '../commands/command.ts'
import { commands, QUESTIONS } from '../commands/list.ts'
import { InputError } from '../errors.ts'
import type { Context } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import { addOwnCommands, CORPUS, type Done, JSON_FLAG } from './own-commands.ts'
import { type OutputFlags, runCommand } from './reply-command.ts'

/** The names that commander shows for a value of each type. */
const VALUE = { string: 'text', integer: 'number', share: 'number', date: 'date', choice: 'which' } as const

function flagOf(option: OptionDefinition): Option {
  const flags = option.type === 'boolean' ? `--${option.name}` : `--${option.name} <${VALUE[option.type]}>`
  const choices = option.type === 'choice' ? ` (${option.choices.join(', ')})` : ''
  return new Option(flags, option.summary + choices)
}

/** Gives a subcommand the flags and the argument that a command's options define. */
function addFlags(program: Program, command: Command): Program {
  for (const option of command.options) {
    // Left optional here, so that one place (`readOptions`) says what is missing.
    if (option.positional === true) program.argument(`[${option.name}...]`, option.summary)
    else program.addOption(flagOf(option))
  }
  return program
}

/** The values by option name: flags as they are, and the words of the argument joined by blanks. */
function givenBy(command: Command, words: readonly string[], flags: GivenOptions): GivenOptions {
  const positional = command.options.find((option) => option.positional === true)
  return positional && words.length > 0 ? { ...flags, [positional.name]: words.join(' ') } : flags
}

/** How an example is typed at a shell's prompt. */
function shellCall(command: Command, values: Readonly<Record<string, string>>): string {
  const words = command.options.flatMap((option) => {
    const value = values[option.name]
    if (value === undefined) return []
    const quoted = /^[\w.:/-]+$/.test(value) ? value : `"${value}"`
    return option.positional === true ? [quoted] : [`--${option.name}`, quoted]
  })
  return ['dateline', command.name, ...words].join(' ')
}

type Flags = OutputFlags & GivenOptions

function examplesOf(command: Command): string {
  const calls = command.examples.map((example) => `  $ ${shellCall(command, example)}`)
  return calls.length > 0 ? ['', 'Examples:', ...calls].join('\n') : ''
}

/** What one can ask of a corpus. */
function questionsHelp(context: Context, command: Command, corpus: string | undefined): Promise<ExitStatus> {
  return runCommand(context, command, { command: QUESTIONS }, corpus === undefined ? {} : { corpus })
}

/** A subcommand with what all replies share: the command's own flags, --corpus, --json and the examples. */
function replyProgram(parent: Program, command: Command): Program {
  return addFlags(parent.command(command.name).description(command.summary), command)
    .option(...CORPUS)
    .option(...JSON_FLAG)
    .addHelpText('after', examplesOf(command))
}

function addReply(parent: Program, command: Command, context: Context, done: Done): void {
  const run = async (words: readonly string[], flags: Flags) =>
    done(await runCommand(context, command, givenBy(command, words, flags), flags))
  const takesWords = command.options.some((option) => option.positional === true)
  replyProgram(parent, command).action(takesWords ? run : (flags: Flags) => run([], flags))
}

function addAsk(parent: Program, command: Command, context: Context, done: Done): void {
  replyProgram(parent, command)
    .option(
      '--batch <file>',
      'answer the {"id", "question"} lines of a file (- for standard input), one JSON line each',
    )
    .action(async (words: readonly string[], { batch, ...flags }: Flags & { readonly batch?: string }) => {
      if (batch === undefined) return done(await runCommand(context, command, givenBy(command, words, flags), flags))
      const { askBatch } = await import('./batch.ts')
      return done(await askBatch(context, batch, words, flags))
    })
}

/** A command whose reply can be written to files as well. */
function addWithFiles(parent: Program, command: Command, context: Context, done: Done): void {
  const program = replyProgram(parent, command)
    .option('--png <file>', 'draw it')
    .option('--svg <file>', 'draw it as SVG')
    .option('--dark', 'draw on a dark ground')
  if (command.name === 'timeline') {
    program
      .option('--ics <file>', 'write the events of a known day as a calendar')
      .option('--csv [file]', 'write a table; to standard output without a file')
      .option('--markdown [file]', 'write Markdown; to standard output without a file')
  }
  program.action(async (words: readonly string[], flags: Flags) => {
    const { runWithFiles } = await import('./files.ts')
    done(await runWithFiles(context, command, givenBy(command, words, flags), flags))
  })
}

function addHelp(parent: Program, command: Command, context: Context, done: Done): void {
  parent
    .command(command.name)
    .description(command.summary)
    .argument('[command]', `a command, or \`${QUESTIONS}\` for what one can ask of the articles`)
    .option(...CORPUS)
    .action(async (name: string | undefined, { corpus }: OutputFlags) => {
      if (name === QUESTIONS) return done(await questionsHelp(context, command, corpus))
      const told = name === undefined ? parent : parent.commands.find((each) => each.name() === name)
      if (told) told.outputHelp()
      else throw new InputError(`There is no command ${name}`, 'see dateline --help')
      return done(EXIT.answered)
    })
}

/** How a command is added; those that are not named are replies and no more. */
const ADD: Readonly<Record<string, typeof addReply>> = {
  ask: addAsk,
  timeline: addWithFiles,
  who: addWithFiles,
  help: addHelp,
}

/** The command line's subcommands: the commands of the list that it offers, and its own. */
export function makeProgram(context: Context, done: Done): Program {
  const program = new Program('dateline')
    .description(packageJson.description)
    .version(packageJson.version)
    .helpCommand(false)
    .addHelpText('after', `\n\`dateline help ${QUESTIONS}\` shows what one can ask of the articles.`)
    .exitOverride()
    // What commander has to say of an error comes out in one place, as one line.
    .configureOutput({
      writeErr: () => {},
      writeOut: (text) => void context.terminal.write(text),
      getOutHelpWidth: () => context.terminal.width,
    })
  for (const command of commands) {
    const add = ADD[command.name] ?? addReply
    if (command.surfaces.includes('cli')) add(program, command, context, done)
  }
  addOwnCommands(program, context, done)
  return program
}
