import { PassThrough, Readable } from 'node:stream'
import type { Context } from '../../src/cli/context.ts'
import { runDateline } from '../../src/cli/dateline.ts'
import { fakeLibrary } from './fake-library.ts'

export interface Outcome {
  readonly status: number
  readonly out: string
  readonly warnings: readonly string[]
  /** The corpora that were opened or indexed. */
  readonly opened: readonly (string | undefined)[]
  /** What the bot was told to do. */
  readonly bot: readonly string[]
}

export interface Surroundings {
  /** What is typed; several texts come one after the other, as key strokes do. */
  readonly input?: string | readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly colour?: boolean
  /** A person types; what the prompt shows is part of `out`. */
  readonly interactive?: boolean
  readonly engine?: Partial<Context['engine']>
}

/** Runs the command line on a library of two articles, in this process. */
export async function run(words: readonly string[], given: Surroundings = {}): Promise<Outcome> {
  const out: string[] = []
  const warnings: string[] = []
  const opened: (string | undefined)[] = []
  const bot: string[] = []
  const context: Context = {
    engine: {
      open: async ({ corpus }) => {
        opened.push(corpus)
        return fakeLibrary
      },
      inspect: async () => ({
        article: { id: 'a', file: 'a.txt', title: 'A' },
        text: 'Ann Lee spoke.',
        sentences: [{ start: 0, end: 14 }],
        mentions: [{ kind: 'person', name: 'Ann Lee', start: 0, end: 7 }],
        dates: [],
        facts: [],
      }),
      index: async ({ corpus }) => {
        opened.push(corpus)
        const problems = [{ file: 'b.md', reason: 'it is empty' }]
        return {
          articles: 2,
          problems,
          changed: 1,
          files: { added: ['a.md'], changed: [], removed: [] },
          elapsedMs: 1234,
          folder: 'data/index',
        }
      },
      readAhead: () => {},
      ...given.engine,
    },
    bot: {
      run: async (corpus) => {
        bot.push(corpus === undefined ? 'run' : `run ${corpus}`)
        return 0
      },
      register: async ({ clear }) => {
        bot.push(clear ? 'clear' : 'register')
        return ['added /ask']
      },
    },
    terminal: {
      input: Readable.from([given.input ?? ''].flat()),
      output: new PassThrough().on('data', (data) => out.push(String(data))),
      interactive: given.interactive ?? false,
      colour: given.colour ?? false,
      width: 80,
      write: async (text) => {
        out.push(text)
      },
      warn: (line) => warnings.push(line),
    },
    env: given.env ?? {},
  }
  const status = await runDateline(words, context)
  return { status, out: out.join(''), warnings, opened, bot }
}
