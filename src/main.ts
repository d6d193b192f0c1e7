/** The program's entry: it gives the command line the library and the Discord front end, which know nothing of each other. */
import { existsSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import type { Bot, Engine } from './cli/context.ts'
import { runDateline } from './cli/dateline.ts'
import { processTerminal } from './cli/terminal.ts'
import type { OpenOptions } from './library.ts'
import { packageFile } from './package-root.ts'
import { readAhead } from './reader/network-thread.ts'

/** The library, loaded when it is first asked for: `--help` and `--version` never are. */
const engine: Engine = {
  open: async (options) => {
    const { openLibrary, withArticles } = await import('./library.ts')
    return withArticles(await openLibrary(options), options.corpus)
  },
  inspect: async (file) => (await import('./library.ts')).inspectFile(file),
  index: async (options) => (await import('./library.ts')).buildIndex(options),
  readAhead: () => {
    // A command that runs once is over before SQLite's code, compiled a second time for speed, pays for that.
    setFlagsFromString('--liftoff-only')
    readAhead()
  },
}

const bot: Bot = {
  run: async (given) => {
    const [
      { readConfig },
      { runBot },
      { commands },
      { exportsOf, pictureOf },
      { libraryOpener, watchedFile, withArticles },
      files,
    ] = await Promise.all([
      import('./config.ts'),
      import('./discord/index.ts'),
      import('./commands/list.ts'),
      import('./reply-files.ts'),
      import('./library.ts'),
      import('./watch.ts'),
    ])
    const config = readConfig(process.env)
    const corpus = given ?? config.corpus
    const options: OpenOptions = {
      ...(corpus !== undefined && { corpus }),
      ...(config.search && { search: config.search }),
      care: config.care,
      onNotice: (line) => console.error(line),
      onRefresh: (summary) => {
        const line = config.watch !== false ? files.refreshLine(summary) : undefined
        if (line !== undefined) console.error(line)
      },
    }
    // Who watches the articles builds the index, and need not be told that it has changed.
    const indexFile = config.watch !== false ? undefined : await watchedFile(options)
    const poll = typeof config.watch === 'number' ? { poll: config.watch * 1000 } : {}
    const watched = corpus ?? packageFile('data/articles')
    const opener = await libraryOpener()
    return runBot({
      config,
      commands,
      openLibrary: async () => withArticles(await opener.open(options), corpus),
      // A server's articles are few, and many servers' may be open: what finds passages in them takes no memory.
      openCorpus: (folder, onRefresh) =>
        opener.open({
          corpus: folder,
          search: 'sqlite',
          care: config.care,
          // An archive unpacks to more than it is large.
          mostText: config.serverLimits.bytes,
          ...(onRefresh && { onRefresh }),
        }),
      ...(indexFile !== undefined && { indexFile }),
      ...(config.watch !== false && { watchArticles: (on) => files.watchFiles(watched, { ...on, ...poll }) }),
      // The log goes there too, where nobody reads JSON for pleasure.
      tell: (line) => process.stderr.isTTY && console.error(line),
      attachments: pictureOf,
      exports: exportsOf,
    }).finally(() => opener.close())
  },
  register: async ({ clear }) => {
    const [{ readConfig }, { registerCommands }, { commands }] = await Promise.all([
      import('./config.ts'),
      import('./discord/index.ts'),
      import('./commands/list.ts'),
    ])
    const lines: string[] = []
    await registerCommands({ config: readConfig(process.env), commands, clear, print: (line) => lines.push(line) })
    return lines
  },
}

/** What stands in `.env` of the working folder is taken where the environment does not say otherwise. */
async function loadDotenv(): Promise<void> {
  if (!existsSync('.env')) return
  const { config } = await import('dotenv')
  config({ quiet: true })
}

await loadDotenv()
const words = process.argv.slice(2)
process.exitCode = await runDateline(words, { engine, bot, terminal: processTerminal(process.env), env: process.env })
// Work that was still under way when the bot was told to stop must not keep the process.
if (words[0] === 'bot') process.exit()
