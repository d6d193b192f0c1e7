import { setTimeout as sleep } from 'node:timers/promises'
import type { Library } from '../library.ts'
import type { Reply } from '../types.ts'
import { errorFields, type Logger } from './log.ts'

/** Milliseconds that a reply waits for questions to offer; later ones are added to it. */
const QUESTIONS_MS = 150

/** What was asked for in vain; undefined for a reply that tells something. */
export function askedInVain(reply: Reply): string | undefined {
  switch (reply.type) {
    case 'answer':
      return reply.answer.status === 'unanswered' ? reply.answer.question : undefined
    case 'check':
      return reply.check.verdict === 'not-said' ? reply.check.claim : undefined
    case 'timeline':
      return reply.timeline.entries.length === 0 ? reply.timeline.topic : undefined
    case 'unknown-name':
      return reply.name
    case 'articles':
      return reply.hits.length === 0 && reply.whole === undefined ? reply.query : undefined
    default:
      return undefined
  }
}

/** Words that tell one question from another: shorter ones stand in most. */
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu))

/** Questions that a corpus answers, those first that share most words with what was asked; not that one itself. */
export function nearestQuestions(questions: readonly string[], asked: string): readonly string[] {
  const words = wordsOf(asked)
  const shared = (question: string): number => [...wordsOf(question)].filter((word) => words.has(word)).length
  return questions
    .filter((question) => question.toLowerCase() !== asked.trim().toLowerCase())
    .map((question) => ({ question, near: shared(question) }))
    .sort((a, b) => b.near - a.near)
    .map(({ question }) => question)
}

interface Offered {
  /** Undefined where they come late. */
  readonly questions: readonly string[] | undefined
  readonly late?: Promise<readonly string[]>
}

/** Questions that the articles answer, for a reply that tells nothing: it does not wait for them where they have to be looked for. */
export async function questionsFor(log: Logger, library: Library, reply: Reply): Promise<Offered> {
  const asked = askedInVain(reply)
  if (asked === undefined) return { questions: [] }
  const late = library.examples().then(
    (questions) => nearestQuestions(questions, asked),
    (error: unknown) => {
      log.warn(errorFields(error, [asked]), 'no questions to offer')
      return []
    },
  )
  return { questions: await Promise.race([late, sleep(QUESTIONS_MS, undefined, { ref: false })]), late }
}
