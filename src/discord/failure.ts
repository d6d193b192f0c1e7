import { randomBytes } from 'node:crypto'
import { InputError } from '../errors.ts'
import type { ServerSettings } from '../servers/settings.ts'
import { Crowded } from '../servers/turns.ts'
import { escapeText } from './escape.ts'
import { errorFields } from './log.ts'

export const LEAVING = 'Dateline is restarting: ask again in a moment.'
const CROWDED = 'Many questions wait here at the moment: ask again in a minute.'

/** What became of a question that could not be answered. */
export interface Failure {
  /** For the member. */
  readonly line: string
  /** For log and metrics. */
  readonly status: 'input' | 'crowded' | 'error'
  /** Of a fault of ours: what the log says of it. */
  readonly fault?: Readonly<Record<string, unknown>> & { readonly reference: string }
}

/**
 * What went wrong: the member's input, a crowd, or a fault of ours with a reference that the log has too.
 * @param secrets texts that the log does not keep
 */
export function failureOf(error: unknown, secrets: readonly string[]): Failure {
  if (error instanceof Crowded) return { line: CROWDED, status: 'crowded' }
  if (error instanceof InputError) return { line: inputLine(error), status: 'input' }
  const reference = randomBytes(3).toString('hex')
  const line = `Something went wrong here. Reference: \`${reference}\``
  return { line, status: 'error', fault: { reference, ...errorFields(error, secrets) } }
}

/** "Not so fast …". */
export const tooSoon = (seconds: number): string =>
  `Not so fast: ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`

/** An input error's line: names of options stand in it as code, the rest is shown as it is. */
function inputLine(error: InputError): string {
  const parts = error.line.split(/(`[a-z-]+`)/)
  return parts.map((part, index) => (index % 2 === 1 ? part : escapeInner(part))).join('')
}

function escapeInner(part: string): string {
  const lead = /^\s/.test(part) ? ' ' : ''
  const trail = /\s$/.test(part) && part.trim() !== '' ? ' ' : ''
  return part.trim() === '' ? lead : `${lead}${escapeText(part, 600)}${trail}`
}

/** Says where or whom questions are answered. */
export function whereAnswered({ channels = [], roles = [] }: ServerSettings): string {
  const places = channels.slice(0, 10).map((id) => `<#${id}>`)
  if (places.length > 0 && roles.length > 0)
    return `Questions are answered in ${places.join(', ')}, for members with certain roles.`
  return places.length > 0
    ? `Questions are answered in ${places.join(', ')}.`
    : 'Questions are answered for members with certain roles.'
}
