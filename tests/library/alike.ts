import type { Library } from '../../src/library.ts'
import type { Answer } from '../../src/types.ts'

/** Of a hundred questions so many may be answered otherwise with another engine. */
export const mostOtherwise = 3

/** What people see of an answer. Each engine scores passages in its own way, so how sure an answer is may differ a little. */
export const shown = (answer: Answer) =>
  answer.status === 'answered'
    ? { answer: answer.answer, cited: answer.citations.map(({ article, quote }) => ({ article, quote })) }
    : { answer: undefined }

/** How far apart two engines may be in how sure they are of one answer: near the least confidence it is given by one and a guess of the other. */
const nearlyAsSure = 0.2

const bestOf = (answer: Answer) => (answer.status === 'answered' ? answer : answer.guess)

/** Whether two answers are the same, or the same proposal that one engine is just sure enough of and the other just not. */
function isAlike(one: Answer, other: Answer): boolean {
  if (JSON.stringify(shown(one)) === JSON.stringify(shown(other))) return true
  const [a, b] = [bestOf(one), bestOf(other)]
  if (one.status === other.status || !a || !b || a.answer !== b.answer) return false
  return Math.abs(a.confidence - b.confidence) <= nearlyAsSure
}

/** The questions that two libraries over one corpus answer otherwise, with both answers. */
export async function otherwise(one: Library, other: Library, questions: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const question of questions) {
    const [a, b] = [await one.ask(question), await other.ask(question)]
    if (isAlike(a, b)) continue
    const told = [a, b].map(
      (answer) => `${shown(answer).answer} (${bestOf(answer)?.answer} ${bestOf(answer)?.confidence})`,
    )
    found.push(`${question}: ${told.join(' | ')}`)
  }
  return found
}
