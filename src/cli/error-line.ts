import { InputError } from '../errors.ts'

/** What an error says, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The one line that a person reads of an error. */
export function errorLine(error: unknown): string {
  if (error instanceof InputError) return error.line
  return `Internal fault: ${messageOf(error)}; set LOG_LEVEL=debug for the whole of it`
}
