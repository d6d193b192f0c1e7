import { exactMatch, flat, holds, tokenF1 } from './text-match.ts'
import type { EvalArticle, EvalQuestion, Given, Measures } from './types.ts'

/** The least F1 of an answer that counts as right. */
export const rightAt = 0.5

export type Verdict = 'right' | 'wrong' | 'unanswered'

const verdictMeasures = (verdict: Verdict): Measures => ({
  right: verdict === 'right' ? 1 : 0,
  wrong: verdict === 'wrong' ? 1 : 0,
  unanswered: verdict === 'unanswered' ? 1 : 0,
})

/** What the measures of a judged answer say in a word. */
export const verdictOf = ({ right, wrong }: Measures): Verdict =>
  right === 1 ? 'right' : wrong === 1 ? 'wrong' : 'unanswered'

/** Whether the articles answer a question. */
export function isAnswerable({ gold }: EvalQuestion): boolean {
  if (gold.by === 'texts') return gold.texts.length > 0
  if (gold.by === 'patterns') return gold.accept !== null
  return gold.by === 'relevance' || gold.sentences.some(({ right }) => right)
}

/**
 * Judges an answer. Keeping silent is right where there is nothing to answer, and only there.
 * @param articleOf an article by its id
 */
export function judgeAnswer(
  question: EvalQuestion,
  given: Given,
  articleOf: (id: string) => EvalArticle | undefined,
): Measures {
  const { gold } = question
  switch (gold.by) {
    case 'texts':
      return judgeByTexts(question, gold.texts, given)
    case 'patterns': {
      const verdict = verdictByPatterns(question, gold, given, articleOf)
      return verdictMeasures(verdict)
    }
    case 'sentences': {
      const right = gold.sentences.filter((sentence) => sentence.right).map(({ text }) => flat(text))
      return {
        ...verdictMeasures(verdictBySentences(right, given)),
        ...(right.length > 0 ? { sentence: showsOne(right, given) } : {}),
      }
    }
    case 'relevance':
      return {}
  }
}

function judgeByTexts({ relevant }: EvalQuestion, texts: readonly string[], given: Given): Measures {
  const { answer } = given
  if (texts.length === 0) {
    const silent = answer === undefined
    return { exact: silent ? 1 : 0, f1: silent ? 1 : 0, ...verdictMeasures(silent ? 'right' : 'wrong') }
  }
  const [shown] = given.shown
  const sentence =
    shown !== undefined && relevant.has(shown.article) && texts.some((text) => holds(shown.quote, text)) ? 1 : 0
  if (answer === undefined) return { exact: 0, f1: 0, sentence, ...verdictMeasures('unanswered') }
  const f1 = Math.max(...texts.map((text) => tokenF1(answer, text)))
  const exact = Math.max(...texts.map((text) => exactMatch(answer, text)))
  return { exact, f1, sentence, ...verdictMeasures(f1 >= rightAt ? 'right' : 'wrong') }
}

/** As the questions' own scorer: an accepted answer, short enough, a right article cited, every quote to the letter. */
function verdictByPatterns(
  { relevant }: EvalQuestion,
  { accept, longest }: { readonly accept: readonly (readonly string[])[] | null; readonly longest: number },
  { answer, shown }: Given,
  articleOf: (id: string) => EvalArticle | undefined,
): Verdict {
  if (accept === null) return answer === undefined ? 'right' : 'wrong'
  if (answer === undefined) return 'unanswered'
  const text = flat(answer)
  const accepted = accept.some((all) => all.every((pattern) => pattern.length > 0 && expression(pattern).test(text)))
  const cited = relevant.size === 0 ? shown.length > 0 : shown.some(({ article }) => relevant.has(article))
  const verbatim = shown.every(({ article, quote }) => flat(articleOf(article)?.text ?? '').includes(flat(quote)))
  return accepted && cited && verbatim && text.length <= longest ? 'right' : 'wrong'
}

/** A pattern of a golden file: `(?i)` at its start makes it blind to case. */
const expression = (pattern: string): RegExp =>
  pattern.startsWith('(?i)') ? new RegExp(pattern.slice(4), 'i') : new RegExp(pattern)

function verdictBySentences(right: readonly string[], given: Given): Verdict {
  if (given.answer === undefined) return right.length === 0 ? 'right' : 'unanswered'
  return showsOne(right, given) === 1 ? 'right' : 'wrong'
}

function showsOne(texts: readonly string[], { shown }: Given): number {
  const quote = flat(shown[0]?.quote ?? '')
  return quote !== '' && texts.some((text) => text.includes(quote) || quote.includes(text)) ? 1 : 0
}
