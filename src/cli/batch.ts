import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { ask } from '../commands/ask.ts'
import type { GivenOptions } from '../commands/command.ts'
import { readOptions } from '../commands/read-options.ts'
import { InputError } from '../errors.ts'
import type { Library } from '../library.ts'
import { type Context, withLibrary } from './context.ts'
import { EXIT, type ExitStatus, errorLine, messageOf } from './exit-status.ts'
import { answerJson } from './json.ts'
import type { OutputFlags } from './reply-command.ts'
import type { Terminal } from './terminal.ts'

type Id = string | number | undefined
type Line = Readonly<Record<string, unknown>>

/** What all lines share. */
interface Batch {
  readonly flags: GivenOptions
  readonly terminal: Terminal
}

/** A line of the batch file that is an object; the question in it is checked when it is asked. */
function parseLine(text: string): Line {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InputError('This is not JSON', 'write {"id": "1", "question": "…"}')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError('This is not a JSON object', 'write {"id": "1", "question": "…"}')
  }
  return { ...value }
}

function idOf({ id }: Line): Id {
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}

/** The output line of a question that could not be answered, so that each id has a line. */
function refused(id: Id, question: unknown, error: string) {
  const status = 'unanswered'
  return { id, question, kind: 'invalid', status, answer: null, confidence: 0, citations: [], error }
}

async function answerLine(library: Library, line: Line, flags: GivenOptions) {
  const started = performance.now()
  const reply = await ask.run(library, { ...flags, ...line })
  if (reply.type !== 'answer') throw new Error(`ask gave a reply of type ${reply.type}`)
  return { id: idOf(line), ...answerJson(reply.answer, performance.now() - started), question: line.question }
}

/**
 * Opens the file of a batch.
 * @param file `-` for standard input
 * @throws InputError where it can't be read
 */
async function openBatch(file: string, input: Readable): Promise<Readable> {
  if (file === '-') return input
  const next = 'give a file of {"id", "question"} lines, or - for standard input'
  try {
    const handle = await open(file)
    if (!(await handle.stat()).isDirectory()) return handle.createReadStream()
    await handle.close()
  } catch (error) {
    throw new InputError(`The batch file can't be read (${messageOf(error)})`, next, { file })
  }
  throw new InputError(`${file} is a folder`, next, { file })
}

/** One line of the file: its answer, or one line on standard error. */
async function answerText(library: Library, text: string, number: number, batch: Batch): Promise<ExitStatus> {
  const { flags, terminal } = batch
  let line: Line | undefined
  try {
    line = parseLine(text)
    await terminal.write(`${JSON.stringify(await answerLine(library, line, flags))}\n`)
    return EXIT.answered
  } catch (error) {
    const id = line && idOf(line)
    terminal.warn(`Line ${number}${id === undefined ? '' : ` (id ${id})`}: ${errorLine(error)}`)
    if (line && id !== undefined) {
      await terminal.write(`${JSON.stringify(refused(id, line.question, errorLine(error)))}\n`)
    }
    return error instanceof InputError ? EXIT.usage : EXIT.fault
  }
}

async function answerLines(library: Library, source: Readable, batch: Batch): Promise<ExitStatus> {
  const statuses = new Set<ExitStatus>()
  let number = 0
  for await (const raw of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const text = raw.replace(/^\ufeff/, '').trim()
    if (text !== '') statuses.add(await answerText(library, text, number, batch))
  }
  return [EXIT.fault, EXIT.usage].find((status) => statuses.has(status)) ?? EXIT.answered
}

/**
 * Answers each line of a JSON Lines file, in order, as it comes; a bad line gives one line on standard error and the rest goes on.
 * @param file `-` for standard input
 * @param words of a question, which must not be there
 * @param flags option values for all lines; a line's own come before them
 * @returns 0 whatever the answers are; 2 where any line was bad, 1 where there was an internal fault
 */
export async function askBatch(
  context: Context,
  file: string,
  words: readonly string[],
  flags: OutputFlags & GivenOptions,
): Promise<ExitStatus> {
  if (words.length > 0) throw new InputError('There are both a question and --batch', 'leave one of them out')
  const perLine = ask.options.filter(({ name }) => name !== 'question')
  readOptions(perLine, flags)
  const source = await openBatch(file, context.terminal.input)
  return withLibrary(context, flags.corpus, (library) =>
    answerLines(library, source, { flags, terminal: context.terminal }),
  )
}
