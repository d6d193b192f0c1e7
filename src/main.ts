/** The program's entry: it gives the command line the library and the Discord front end, which know nothing of each other. */
import { existsSync } from 'node:fs'
import { runDateline } from './cli/dateline.ts'
import type { Bot } from './cli/engine.ts'
import { engine } from './cli/open.ts'
import { processTerminal } from './cli/terminal.ts'
import type { OpenOptions } from './library.ts'

const bot: Bot = {
  run: async (given) => {
    const [{ readConfig }, { runBot }, { commands }, { exportsOf, pictureOf }, { openThreadedLibrary, watchedFile }] =
      await Promise.all([
        import('./config.ts'),
        import('./discord/index.ts'),
        import('./commands/list.ts'),
        import('./reply-files.ts'),
        import('./library.ts'),
      ])
    const config = readConfig(process.env)
    const corpus = given ?? config.corpus
    const options: OpenOptions = {
      ...(corpus !== undefined && { corpus }),
      ...(config.search && { search: config.search }),
      care: config.care,
      onNotice: (line) => console.error(line),
    }
    const indexFile = await watchedFile(options)
    return runBot({
      config,
      commands,
      openLibrary: () => openThreadedLibrary(options),
      ...(indexFile !== undefined && { indexFile }),
      attachments: pictureOf,
      exports: exportsOf,
    })
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
