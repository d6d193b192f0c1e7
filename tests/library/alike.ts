import type { Library } from '../../src/library.ts'
import type { Answer } from '../../src/types.ts'

/** Of a hundred questions so many may be answered otherwise with another engine. */
export const mostOtherwise = 3

/** What people see of an answer. Each engine scores passages in its own way, so how sure an answer is may differ a little. */
export const shown = (answer: Answer) =>
  answer.status === 'answered'
    ? { answer: answer.answer, cited: answer.citations.map(({ article, quote }) => ({ article, quote })) }
    : { answer: undefined }

/** The questions that two libraries over one corpus answer otherwise, with both answers. */
export async function otherwise(one: Library, other: Library, questions: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const question of questions) {
    const [a, b] = [shown(await one.ask(question)), shown(await other.ask(question))]
    if (JSON.stringify(a) !== JSON.stringify(b)) found.push(`${question}: ${a.answer} | ${b.answer}`)
  }
  return found
}
