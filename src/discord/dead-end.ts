import type { Reply } from '../types.ts'

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
