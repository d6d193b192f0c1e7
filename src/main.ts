import { existsSync } from 'node:fs'
import { runDateline } from './cli/dateline.ts'
import type { Bot } from './cli/engine.ts'
import { engine } from './cli/open.ts'
import { processTerminal } from './cli/terminal.ts'

/** The Discord front end, which the command line itself knows nothing of. */
const bot: Bot = {
  run: async () => {
    throw new Error('not wired yet')
  },
  register: async () => {
    throw new Error('not wired yet')
  },
}

/** What stands in `.env` of the working folder is taken where the environment does not say otherwise. */
async function loadDotenv(): Promise<void> {
  if (!existsSync('.env')) return
  const { config } = await import('dotenv')
  config({ quiet: true })
}

await loadDotenv()
process.exitCode = await runDateline(process.argv.slice(2), {
  engine,
  bot,
  terminal: processTerminal(process.env),
  env: process.env,
})
