import { chat } from './chat.ts'
import type { Context } from './context.ts'
import { EXIT, type ExitStatus } from './exit-status.ts'

/** Runs the Discord bot; without a token, says so and opens the local prompt. */
export async function bot(context: Context, corpus: string | undefined): Promise<ExitStatus> {
  if (!context.env.DISCORD_TOKEN?.trim()) {
    context.terminal.warn(
      'DISCORD_TOKEN is not set, so this is the local prompt: copy .env.example to .env for the bot',
    )
    return chat(context, corpus)
  }
  return (await context.bot.run(corpus)) === 0 ? EXIT.answered : EXIT.fault
}

/** Registers the bot's commands with Discord, or takes them away. */
export async function register({ bot: discord, terminal }: Context, clear: boolean): Promise<ExitStatus> {
  for (const line of await discord.register({ clear })) await terminal.write(`${line}\n`)
  return EXIT.answered
}
