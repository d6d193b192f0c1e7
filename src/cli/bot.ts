import { InputError } from '../errors.ts'
import type { Context } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'

/**
 * Runs the Discord bot.
 * @throws InputError without a token
 */
export async function bot(context: Context, corpus: string | undefined): Promise<ExitStatus> {
  if (!context.env.DISCORD_TOKEN?.trim()) {
    throw new InputError(
      'DISCORD_TOKEN is not set',
      "copy .env.example to .env and put the bot's token there; without Discord, `dateline chat` takes the same commands",
    )
  }
  return (await context.bot.run(corpus)) === 0 ? EXIT.answered : EXIT.fault
}

/** Registers the bot's commands with Discord, or takes them away. */
export async function register({ bot: discord, terminal }: Context, clear: boolean): Promise<ExitStatus> {
  for (const line of await discord.register({ clear })) await terminal.write(`${line}\n`)
  return EXIT.answered
}
