import { writeFile } from 'node:fs/promises'
import type { Command, GivenOptions } from '../commands/command.ts'
import type { Calendar } from '../draw/index.ts'
import { InputError } from '../errors.ts'
import type { Reply } from '../types.ts'
import type { Context } from './context.ts'
import { type ExitStatus, messageOf } from './exit-status.ts'
import { type OutputFlags, runCommand, writeReply } from './reply-command.ts'
import type { Terminal } from './terminal.ts'

/** What can be written of a reply besides its text. */
interface FileFlags extends OutputFlags {
  readonly png?: string
  readonly svg?: string
  readonly dark?: boolean
  readonly ics?: string
  /** True for standard output. */
  readonly csv?: string | true
  /** True for standard output. */
  readonly markdown?: string | true
}

type Drawn = Extract<Reply, { type: 'timeline' | 'profile' }>
type Kind = 'png' | 'svg' | 'ics' | 'csv' | 'markdown'

const KINDS: readonly Kind[] = ['png', 'svg', 'ics', 'csv', 'markdown']

type Content = string | Uint8Array

/** The file's content, or why there is none. */
type Made = { readonly content: Content; readonly notice?: string } | { readonly notice: string }

async function picture(kind: 'png' | 'svg', reply: Drawn, dark: boolean): Promise<Made> {
  const { profileSvg, timelineSvg, toPng } = await import('../draw/index.ts')
  const theme = { theme: dark ? 'dark' : 'light' } as const
  const drawing = reply.type === 'timeline' ? timelineSvg(reply.timeline, theme) : profileSvg(reply.profile, theme)
  if (!drawing) return { notice: 'No picture is written: the articles tell of no meeting' }
  return { content: kind === 'svg' ? drawing.svg : await toPng(drawing) }
}

function calendar({ text, leftOut }: Calendar): Made {
  const notice = `${leftOut} of the events have no known day and are not in the calendar`
  return { content: text, ...(leftOut > 0 && { notice }) }
}

async function make(kind: Kind, reply: Drawn, dark: boolean): Promise<Made> {
  if (kind === 'png' || kind === 'svg') return picture(kind, reply, dark)
  // Only `timeline` has the flags of the other kinds.
  if (reply.type !== 'timeline') return { notice: `A profile can't be written as ${kind}` }
  const { timelineCsv, timelineIcs, timelineMarkdown } = await import('../draw/index.ts')
  if (kind === 'ics') return calendar(timelineIcs(reply.timeline))
  return { content: kind === 'csv' ? timelineCsv(reply.timeline) : timelineMarkdown(reply.timeline) }
}

async function save(file: string, content: Content): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    throw new InputError(
      `${file} can't be written (${messageOf(error)})`,
      'give a file in a folder that you may write to',
    )
  }
}

/** True where there is something to draw or export. */
function isDrawn(reply: Reply): reply is Drawn {
  return reply.type === 'profile' || (reply.type === 'timeline' && reply.timeline.entries.length > 0)
}

/** Writes the files that were asked for; an export without a file goes to standard output in place of the reply. */
async function writeAll(terminal: Terminal, reply: Reply, elapsedMs: number, flags: FileFlags): Promise<void> {
  const wanted = KINDS.filter((kind) => flags[kind] !== undefined)
  const replaced = isDrawn(reply) && wanted.some((kind) => flags[kind] === true)
  if (!replaced) await writeReply(terminal, reply, elapsedMs, flags.json === true)
  if (!isDrawn(reply)) return
  for (const kind of wanted) {
    const made = await make(kind, reply, flags.dark === true)
    if (made.notice !== undefined) terminal.warn(made.notice)
    if (!('content' in made)) continue
    const target = flags[kind]
    if (typeof target === 'string') await save(target, made.content)
    // The mark at the start of a table is for spreadsheets; a pipe is read by other programs.
    else await terminal.write(String(made.content).replace(/^\ufeff/, ''))
  }
}

/** Runs a command whose reply can be drawn or exported, and writes what was asked for. */
export async function runWithFiles(
  context: Context,
  command: Command,
  given: GivenOptions,
  flags: FileFlags,
): Promise<ExitStatus> {
  if (flags.csv === true && flags.markdown === true) {
    throw new InputError('--csv and --markdown both go to standard output', 'give one of them a file')
  }
  return runCommand(context, command, given, flags, (reply, elapsedMs) =>
    writeAll(context.terminal, reply, elapsedMs, flags),
  )
}
