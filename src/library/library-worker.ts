import { InputError } from '../errors.ts'
import { type IndexSummary, type Library, openLibrary } from '../library.ts'
import type { Call, Failure, Opened, Outcome, ThreadOptions } from './threaded-library.ts'

/** A library that is open here, with what was told while it was opened. */
interface Own {
  readonly library: Library
  readonly notices: readonly string[]
  readonly refreshed?: IndexSummary
}

const openings = new Map<number, Promise<Own>>()

async function open(options: ThreadOptions): Promise<Own> {
  const notices: string[] = []
  let refreshed: IndexSummary | undefined
  const library = await openLibrary({
    ...options,
    onNotice: (line) => notices.push(line),
    onRefresh: (summary) => {
      refreshed = summary
    },
  })
  return { library, notices, ...(refreshed && { refreshed }) }
}

/** What an opening has opened, which is done when it is first asked for: also in a thread that has taken the place of one that fell. */
function opened({ corpus, opening }: Call): Promise<Own> {
  const known = openings.get(opening)
  if (known) return known
  const own = open(corpus)
  openings.set(opening, own)
  // One that failed is not kept: whoever asks again has it tried again.
  own.catch(() => openings.delete(opening))
  return own
}

/** What the libraries' thread does with a call. It never throws: an error comes back as one. */
export default async function answer(call: Call): Promise<Outcome> {
  try {
    return { value: await perform(call) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

async function perform(call: Call): Promise<unknown> {
  const { opening, method, args = [] } = call
  const { library, notices, refreshed } = await opened(call)
  if (method === undefined)
    return { version: library.version, size: library.size, notices, ...(refreshed && { refreshed }) } satisfies Opened
  if (method === 'close') openings.delete(opening)
  const called: unknown = library[method]
  return typeof called === 'function' ? Reflect.apply(called, library, args) : undefined
}

function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return { message: error.message, next: error.next, fields: error.fields }
  if (!(error instanceof Error)) return { message: String(error) }
  return { message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
}
