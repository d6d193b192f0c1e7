import type { Command, GivenOptions } from '../commands/command.ts'
import { readOptions } from '../commands/read-options.ts'
import type { Reply } from '../types.ts'
import { type Context, withLibrary } from './context.ts'
import { type ExitStatus, statusOf } from './exit-status.ts'
import type { Terminal } from './terminal.ts'

/** Flags of the command line's own, beside those of the command. */
export interface OutputFlags {
  readonly corpus?: string
  readonly json?: boolean
}

/** Commands that the reading model answers. */
const reading: ReadonlySet<string> = new Set(['ask', 'check'])

/** Writes a reply as JSON or as text. */
export async function writeReply(terminal: Terminal, reply: Reply, elapsedMs: number, json: boolean): Promise<void> {
  if (json) {
    const { replyJson } = await import('./json.ts')
    await terminal.write(`${JSON.stringify(replyJson(reply, elapsedMs))}\n`)
    return
  }
  const [{ inColumns }, { makePage }, { renderReply }] = await Promise.all([
    import('./page.ts'),
    import('./page.ts'),
    import('./render-reply.ts'),
  ])
  const page = makePage(terminal.width, terminal.colour)
  await terminal.write(await inColumns(() => renderReply(page, reply)))
}

/**
 * Runs a command once and writes its reply.
 * @param write what is done with the reply; written as text or JSON unless told
 */
export async function runCommand(
  context: Context,
  command: Command,
  given: GivenOptions,
  flags: OutputFlags,
  write: (reply: Reply, elapsedMs: number) => Promise<void> = (reply, elapsedMs) =>
    writeReply(context.terminal, reply, elapsedMs, flags.json === true),
): Promise<ExitStatus> {
  // Wrong usage is told before the library is opened, or even built.
  readOptions(command.options, given)
  if (reading.has(command.name)) context.engine.readAhead()
  return withLibrary(context, flags.corpus, async (library) => {
    const started = performance.now()
    const reply = await command.run(library, given)
    await write(reply, performance.now() - started)
    return statusOf(reply)
  })
}
