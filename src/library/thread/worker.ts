import { InputError } from '../../errors.ts'
import { type Library, openLibrary } from '../../library.ts'
import type { Call, Failure, Opened, Outcome } from './calls.ts'

let library: Library | undefined

/** What the library's thread does with a call. It never throws: an error comes back as one. */
export default async function answer(call: Call): Promise<Outcome> {
  try {
    return { ok: true, value: await perform(call) }
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}

async function perform(call: Call): Promise<unknown> {
  if (call.type === 'open') return open(call.options)
  if (library === undefined) throw new Error('the thread has no corpus open')
  if (call.type === 'close') return library.close()
  const method: unknown = library[call.method]
  return typeof method === 'function' ? Reflect.apply(method, library, call.args) : undefined
}

async function open(options: Extract<Call, { type: 'open' }>['options']): Promise<Opened> {
  const notices: string[] = []
  library = await openLibrary({ ...options, onNotice: (line) => notices.push(line) })
  return { version: library.version, size: library.size, notices }
}

function failureOf(error: unknown): Failure {
  if (error instanceof InputError) return { message: error.message, next: error.next, fields: error.fields }
  if (!(error instanceof Error)) return { message: String(error) }
  return { message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
}
