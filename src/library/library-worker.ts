import { workerData } from 'node:worker_threads'
import { InputError } from '../errors.ts'
import { type IndexSummary, type Library, openLibrary } from '../library.ts'
import { isCare } from '../types.ts'
import type { Call, Failure, Opened, Outcome, ThreadOptions } from './threaded-library.ts'

const notices: string[] = []
let refreshed: IndexSummary | undefined
let library: Promise<Library> | undefined

/** Opens the corpus when it is first asked for: also in a thread that has taken the place of one that fell. */
function opened(): Promise<Library> {
  library ??= openLibrary({
    ...readOptions(workerData),
    onNotice: (line) => notices.push(line),
    onRefresh: (summary) => {
      refreshed = summary
    },
  })
  return library
}

/** Only strings are taken over, whatever the thread was started with. */
function readOptions(data: unknown): ThreadOptions {
  if (typeof data !== 'object' || data === null) return {}
  return {
    ...('corpus' in data && typeof data.corpus === 'string' ? { corpus: data.corpus } : {}),
    ...('search' in data && typeof data.search === 'string' ? { search: data.search } : {}),
    ...('care' in data && isCare(data.care) ? { care: data.care } : {}),
  }
}

/** What the library's thread does with a call. It never throws: an error comes back as one. */
export default async function answer(call: Call): Promise<Outcome> {
  try {
    return { ok: true, value: await perform(call) }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}

async function perform(call: Call): Promise<unknown> {
  const own = await opened()
  if (call.type === 'open')
    return { version: own.version, size: own.size, notices, ...(refreshed && { refreshed }) } satisfies Opened
  if (call.type === 'close') return own.close()
  const method: unknown = own[call.method]
  return typeof method === 'function' ? Reflect.apply(method, own, call.args) : undefined
}

function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return { message: error.message, next: error.next, fields: error.fields }
  if (!(error instanceof Error)) return { message: String(error) }
  return { message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
}
