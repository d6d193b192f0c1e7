import { exactMatch, flat, holds, tokenF1 } from './text-match.ts'
import type { EvalArticle, EvalQuestion, Given, Measures } from './types.ts'

/** The least F1 of an answer that counts as right. */
const rightAt = 0.5

export type Verdict = 'right' | 'wrong' | 'unanswered'

const verdictMeasures = (verdict: Verdict): Measures => ({
  right: Number(verdict === 'right'),
  wrong: Number(verdict === 'wrong'),
  unanswered: Number(verdict === 'unanswered'),
})

/** What the measures of a judged answer say in a word. */
export const verdictOf = ({ right, wrong }: Measures): Verdict =>
  right === 1 ? 'right' : wrong === 1 ? 'wrong' : 'unanswered'

/** Whether the articles answer a question. */
export const isAnswerable = ({ gold }: EvalQuestion): boolean =>
  gold.by === 'texts' ? gold.texts.length > 0 : gold.accept !== null

/**
 * Judges an answer. Keeping silent is right where there is nothing to answer, and only there.
 * @param articleOf an article by its id
 */
export function judgeAnswer(
  question: EvalQuestion,
  given: Given,
  articleOf: (id: string) => EvalArticle | undefined,
): Measures {
  const { gold, relevant } = question
  const { answer, shown } = given
  if (gold.by === 'patterns') {
    if (answer === undefined) return verdictMeasures(gold.accept === null ? 'right' : 'unanswered')
    return verdictMeasures(fitsPatterns(question, answer, shown, articleOf) ? 'right' : 'wrong')
  }
  const { texts } = gold
  if (texts.length === 0) {
    const silent = answer === undefined
    return { exact: Number(silent), f1: Number(silent), ...verdictMeasures(silent ? 'right' : 'wrong') }
  }
  const [first] = shown
  const isShown = first && relevant.has(first.article) && texts.some((text) => holds(first.quote, text))
  const sentence = Number(isShown ?? false)
  if (answer === undefined) return { exact: 0, f1: 0, sentence, ...verdictMeasures('unanswered') }
  const f1 = Math.max(...texts.map((text) => tokenF1(answer, text)))
  const exact = Math.max(...texts.map((text) => exactMatch(answer, text)))
  return { exact, f1, sentence, ...verdictMeasures(f1 >= rightAt ? 'right' : 'wrong') }
}

/** As the questions' own scorer: an accepted answer, short enough, a right article cited, every quote to the letter. */
function fitsPatterns(
  { gold, relevant }: EvalQuestion,
  answer: string,
  shown: Given['shown'],
  articleOf: (id: string) => EvalArticle | undefined,
): boolean {
  if (gold.by !== 'patterns' || gold.accept === null) return false
  const text = flat(answer)
  const cited = relevant.size === 0 ? shown.length > 0 : shown.some(({ article }) => relevant.has(article))
  return (
    gold.accept.some((all) => all.every((pattern) => pattern.length > 0 && expression(pattern).test(text))) &&
    cited &&
    shown.every(({ article, quote }) => flat(articleOf(article)?.text ?? '').includes(flat(quote))) &&
    text.length <= gold.longest
  )
}

/** A pattern of a golden file: `(?i)` at its start makes it blind to case. */
const expression = (pattern: string): RegExp =>
  pattern.startsWith('(?i)') ? new RegExp(pattern.slice(4), 'i') : new RegExp(pattern)
