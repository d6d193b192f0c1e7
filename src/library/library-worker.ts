import { workerData } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import { type IndexSummary, type Library, openLibrary } from '../library.ts'
import type { Call, Failure, Opened, Outcome, ThreadOptions } from './threaded-library.ts'

const notices: string[] = []
let refreshed: IndexSummary | undefined
let library: Promise<Library> | undefined

/** Opens the corpus when it is first asked for: also in a thread that has taken the place of one that fell. */
function opened(): Promise<Library> {
  const options: ThreadOptions = workerData
  library ??= openLibrary({
    ...options,
    onNotice: (line) => notices.push(line),
    onRefresh: (summary) => {
      refreshed = summary
    },
  })
  return library
}

/** What the library's thread does with a call. It never throws: an error comes back as one. */
export default async function answer(call: Call): Promise<Outcome> {
  try {
    return { value: await perform(call) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}

async function perform({ method, args = [] }: Call): Promise<unknown> {
  const own = await opened()
  if (method === undefined)
    return { version: own.version, size: own.size, notices, ...(refreshed && { refreshed }) } satisfies Opened
  const called: unknown = own[method]
  return typeof called === 'function' ? Reflect.apply(called, own, args) : undefined
}

function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return { message: error.message, next: error.next, fields: error.fields }
  if (!(error instanceof Error)) return { message: String(error) }
  return { message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
}
