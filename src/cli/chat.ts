import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { ExampleOptions, GivenOptions } from '../commands/command.ts'
import { converse, optionsAfter } from '../commands/converse.ts'
import type { Library } from '../library.ts'
import { type Completion, complete } from './completion.ts'
import { type Context, withLibrary } from './context.ts'
import { EXIT, type ExitStatus, errorLine, messageOf } from './exit-status.ts'
import { writeReply } from './reply-command.ts'
import { readSlashLine } from './slash-line.ts'
import type { Terminal } from './terminal.ts'

/** Lines that are kept. */
export const HISTORY_SIZE = 500

/** Where the prompt's history lies, after the XDG base directories. */
export function historyFile(env: Readonly<Record<string, string | undefined>>): string {
  const state = env.XDG_STATE_HOME || join(homedir(), '.local', 'state')
  return join(state, 'dateline', 'history')
}

/** The lines of earlier sessions, newest first; none where there is no such file. */
export async function readHistory(file: string): Promise<string[]> {
  try {
    const text = await readFile(file, 'utf8')
    return text.split('\n').filter(Boolean).slice(-HISTORY_SIZE).reverse()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** @param lines newest first */
export async function writeHistory(file: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const text = lines.slice(0, HISTORY_SIZE).toReversed().join('\n')
  await writeFile(file, `${text}\n`, { mode: 0o600 })
}

const PROMPT = 'dateline> '

/** What was asked and answered last, as the options of a question that follows it; none at first. */
type LastAsked = GivenOptions

/**
 * Runs one line. Whatever goes wrong is one line, and the prompt goes on.
 * @returns what the next line may lean on; undefined where this one asks to end
 */
async function runLine(
  library: Library,
  line: string,
  last: LastAsked,
  terminal: Terminal,
): Promise<LastAsked | undefined> {
  try {
    const read = readSlashLine(line)
    if (read.type === 'quit') return undefined
    if (read.type === 'nothing') return last
    const given = read.command === converse ? { ...last, ...read.given } : read.given
    const started = performance.now()
    const reply = await read.command.run(library, given)
    await writeReply(terminal, reply, performance.now() - started, false)
    return reply.type === 'answer' ? optionsAfter(reply.answer, textsOf(given)) : last
  } catch (error) {
    terminal.warn(errorLine(error))
    return last
  }
}

const textsOf = (given: GivenOptions): ExampleOptions =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))

/** The history is a comfort: where its file can't be used, a line says so and the prompt works without. */
async function orWarn<T>(terminal: Terminal, work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work
  } catch (error) {
    terminal.warn(`The history is not kept: ${messageOf(error)}`)
    return otherwise
  }
}

function openPrompt(library: Library, { input, output, interactive }: Terminal, history: string[]): Interface {
  const prompt = createInterface({
    input,
    ...(interactive && { output }),
    terminal: interactive,
    prompt: PROMPT,
    history,
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: Error | null, completion: Completion) => void) => {
      complete(library, line).then(
        (completion) => done(null, completion),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), [[], line]),
      )
    },
  })
  return prompt.on('SIGINT', () => prompt.close())
}

/** Reads lines until the end of input, `/quit`, Ctrl-C or Ctrl-D, and answers each. */
async function talk(library: Library, terminal: Terminal, prompt: Interface): Promise<void> {
  let closed = false
  prompt.once('close', () => {
    closed = true
  })
  const ask = () => {
    if (terminal.interactive && !closed) prompt.prompt()
  }
  let last: LastAsked | undefined = {}
  ask()
  for await (const line of prompt) {
    last = await runLine(library, line, last, terminal)
    if (last === undefined) break
    ask()
  }
  prompt.close()
}

/** A local prompt that takes the slash commands and bare questions; also of lines from a pipe. */
export async function chat(context: Context, corpus: string | undefined): Promise<ExitStatus> {
  const { terminal, env } = context
  return withLibrary(context, corpus, async (library) => {
    const file = historyFile(env)
    let history = terminal.interactive ? await orWarn(terminal, readHistory(file), []) : []
    if (terminal.interactive) {
      await terminal.write(`${library.size} articles. Ask a question, or /help; the tab key completes; /quit ends.\n`)
    }
    const prompt = openPrompt(library, terminal, history)
    prompt.on('history', (lines) => {
      history = lines
    })
    await talk(library, terminal, prompt)
    if (terminal.interactive) {
      await terminal.write('\n')
      await orWarn(terminal, writeHistory(file, history), undefined)
    }
    return EXIT.answered
  })
}
