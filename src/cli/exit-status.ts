import { InputError } from '../errors.ts'
import type { Reply } from '../types.ts'

/** What an error says, in words. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The one line that a person reads of an error. */
export function errorLine(error: unknown): string {
  if (error instanceof InputError) return error.line
  return `Internal fault: ${messageOf(error)}; set LOG_LEVEL=debug for the whole of it`
}

export const EXIT = { answered: 0, fault: 1, usage: 2, unanswered: 3 } as const

/** A number that the process ends with. */
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

function isEmpty(reply: Reply): boolean {
  switch (reply.type) {
    case 'answer':
      return reply.answer.status === 'unanswered'
    case 'timeline':
      return reply.timeline.entries.length === 0
    case 'unknown-name':
      return true
    case 'articles':
      return reply.hits.length === 0 && reply.whole === undefined
    case 'sources':
      return reply.sources.length === 0
    case 'check':
      return reply.check.verdict === 'not-said'
    case 'profile':
    case 'help':
      return false
  }
}

/** 0 where something was answered, listed or checked, 3 where nothing was. */
export function statusOf(reply: Reply): ExitStatus {
  return isEmpty(reply) ? EXIT.unanswered : EXIT.answered
}
