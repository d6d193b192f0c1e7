import { coverage } from '../context.ts'
import { cite } from '../draft.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { SentenceView } from '../sentence-view.ts'
import type { QuestionKind } from './kind.ts'

const negation = /^(?:not|n't|never|no|neither|nor|without|deny|denied|refused|failed)$/
const ordinal = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/

/** Whether the sentence denies, or ranks lower ("the third largest"), what the question asserts. */
function contradicts(view: SentenceView, form: string): boolean {
  const asked = form.toLowerCase()
  return view.sentence.tokens.some((token, at) => {
    if (negation.test(token.lower) && !asked.includes(token.lower)) return true
    const next = view.sentence.tokens[at + 1]
    return (
      ordinal.test(token.lower) &&
      !asked.includes(token.lower) &&
      next !== undefined &&
      /est$/.test(next.lower) &&
      asked.includes(next.lower)
    )
  })
}

/** Terms that stand side by side in the question stand near each other in the sentence: "largest producer" is not "largest city … producer". */
function keepsTogether(view: SentenceView, terms: readonly QuestionTerm[]): boolean {
  const places = (index: number) => [...view.matches].flatMap((term, at) => (term === index ? [at] : []))
  return terms.every((term, i) => {
    const next = terms[i + 1]
    if (!next || next.start - term.end > 1 || term.role === 'name' || next.role === 'name' || term.role === 'date')
      return true
    const a = places(i)
    const b = places(i + 1)
    return a.length === 0 || b.length === 0 || a.some((x) => b.some((y) => Math.abs(x - y) <= 3))
  })
}

/** "Is Chongqing the largest motorcycle producer in China?" Only a yes that a sentence carries whole; never a no. */
export const yesNo: QuestionKind = {
  kind: 'yes-no',
  examples: ['Was Li Bo appointed in September 2019?', 'Does Chongqing have 67 universities?'],
  counterExamples: ['What is the population?', 'Did you know who met Norov?'],
  matches: (question) => question.polar,
  answer({ question, terms, views }) {
    if (question.unknownNames.length > 0) return undefined
    for (const view of views.slice(0, 8)) {
      const cover = coverage(view, terms, (term) => term.role === 'date')
      const exact = terms.every(
        (term, i) => (term.role !== 'number' && term.role !== 'name') || (view.foundAround[i] ?? 0) > 0.75,
      )
      if (
        cover.own < 0.8 ||
        cover.around < 0.85 ||
        view.names < 1 ||
        !exact ||
        view.date < 0 ||
        (question.dates.length > 0 && view.date <= 0)
      )
        continue
      if (contradicts(view, question.form) || !keepsTogether(view, terms)) continue
      return {
        kind: 'yes-no',
        answer: 'Yes',
        confidence: Math.min(0.9, cover.own),
        citations: [cite(view.reading, view.sentence)],
        notes: [],
      }
    }
    return undefined
  },
}
