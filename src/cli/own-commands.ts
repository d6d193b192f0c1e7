import type { Command as Program } from 'commander'
import { InputError } from '../errors.ts'
import { FETCH_OPTIONS, type FetchFlags } from './add.ts'
import { type Context, corpusOf } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'
import type { InsightsFlags } from './insights.ts'
import { makeProgressBar } from './progress.ts'
import type { OutputFlags } from './reply-command.ts'
import type { WatchFlags } from './watch.ts'

/** Takes the exit status of the subcommand that ran. */
export type Done = (status: ExitStatus) => void

export const CORPUS = ['--corpus <dir>', 'folder of articles or .jsonl file; the bundled articles without it'] as const
export const JSON_FLAG = ['--json', 'print JSON'] as const

/** A subcommand that reads what is named into a folder. */
function fetching(parent: Program, name: string, description: string): Program {
  const program = parent.command(name).description(description)
  for (const [flag, what] of FETCH_OPTIONS) program.option(flag, what)
  return program
}

/** Adds the subcommands that the command line alone has. */
export function addOwnCommands(parent: Program, context: Context, done: Done): void {
  parent
    .command('inspect')
    .description('Show what is seen in one file: sentences, names, dates, facts')
    .argument('<file>')
    .option(...JSON_FLAG)
    .action(async (file: string, { json }: OutputFlags) => {
      const { inspect } = await import('./inspect.ts')
      done(await inspect(context, file, json === true))
    })
  parent
    .command('index')
    .description('Build or refresh the index of a folder of articles')
    .argument('[dir]', 'folder or .jsonl file; the bundled articles without it')
    .option(...CORPUS)
    .action(async (dir: string | undefined, { corpus }: OutputFlags) => done(await index(context, dir ?? corpus)))
  parent
    .command('watch')
    .description('Keep the index of a folder as new as its files, until Ctrl-C')
    .argument('[dir]', 'folder or .jsonl file; that of DATELINE_CORPUS without it')
    .option('--corpus <dir>', 'the same')
    .option('--poll <seconds>', 'look at all files so often, where the system tells of no changes (network drives)')
    .action(async (dir: string | undefined, flags: WatchFlags) => {
      const { watch } = await import('./watch.ts')
      done(await watch(context, dir, flags))
    })
  fetching(parent, 'add', 'Put pages of the web, documents and files into a folder of articles')
    .argument('<what...>', 'addresses (http, https) and files')
    .option('--overwrite', 'replace files that have other content, or that were edited')
    .action(async (items: readonly string[], flags: FetchFlags) => {
      const { add } = await import('./add.ts')
      done(await add(context, items, flags))
    })
  fetching(parent, 'feed', 'Put the new entries of feeds (RSS, Atom, JSON Feed) into a folder of articles')
    .argument('<url...>', 'addresses of feeds, or of sites that name theirs')
    .option('--pages', 'read the page of each new entry in its place')
    .action(async (addresses: readonly string[], flags: FetchFlags) => {
      const { feed } = await import('./add.ts')
      done(await feed(context, addresses, flags))
    })
  parent
    .command('demo')
    .description('Write a folder with a small file of each format, and ask three questions of it')
    .argument('[dir]', 'folder that is new or empty; dateline-demo without it')
    .action(async (dir: string | undefined) => {
      const { demo } = await import('./demo.ts')
      done(await demo(context, dir ?? 'dateline-demo'))
    })
  parent
    .command('chat')
    .description('Ask at a local prompt that takes the slash commands')
    .option(...CORPUS)
    .action(async ({ corpus }: OutputFlags) => {
      const { chat } = await import('./chat.ts')
      done(await chat(context, corpus))
    })
  parent
    .command('insights')
    .description('Show what members of Discord servers ask without an answer, or with one that they found wrong')
    .option('--server <id>', 'one server; all of which questions are kept without it')
    .option('--nearest', 'with the passages that come nearest to each question')
    .option(...JSON_FLAG)
    .action(async (flags: InsightsFlags) => {
      const { insights } = await import('./insights.ts')
      done(await insights(context, flags))
    })
  parent
    .command('bot')
    .description('Run the Discord bot')
    .option(...CORPUS)
    .action(async ({ corpus }: OutputFlags) => done(await bot(context, corpus)))
  parent
    .command('register')
    .description("Register the bot's commands with Discord")
    .option('--clear', 'take them away')
    .action(async ({ clear = false }: { readonly clear?: boolean }) => {
      for (const line of await context.bot.register({ clear })) await context.terminal.write(`${line}\n`)
      done(EXIT.answered)
    })
}

/**
 * Runs the Discord bot.
 * @throws InputError without a token
 */
async function bot(context: Context, corpus: string | undefined): Promise<ExitStatus> {
  if (!context.env.DISCORD_TOKEN?.trim()) {
    throw new InputError(
      'DISCORD_TOKEN is not set',
      "copy .env.example to .env and put the bot's token there; without Discord, `dateline chat` takes the same commands",
    )
  }
  return (await context.bot.run(corpus)) === 0 ? EXIT.answered : EXIT.fault
}

/** Builds or refreshes the index of a folder, and says what was done; a file that could not be read is one line. */
async function index(context: Context, folder: string | undefined): Promise<ExitStatus> {
  const { engine, terminal } = context
  const bar = makeProgressBar('Indexing')
  const summary = await engine
    .index({ ...corpusOf(context, folder), onProgress: bar.update, onNotice: terminal.warn })
    .finally(bar.stop)
  for (const { file, reason } of summary.problems) terminal.warn(`Skipped ${file}: ${reason}`)
  const articles = summary.articles === 1 ? '1 article' : `${summary.articles} articles`
  const seconds = (summary.elapsedMs / 1000).toFixed(1)
  await terminal.write(`${articles}, ${summary.changed} read anew, in ${seconds} s: ${summary.folder}\n`)
  return EXIT.answered
}
