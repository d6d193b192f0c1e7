import { matchesDate, precision } from '../../dates/index.ts'
import type { Meeting } from '../../facts/meeting.ts'
import type { Party } from '../../facts/types.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Edtf } from '../../types.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { sentenceAt } from '../draft.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import { isSide, type Side } from './meeting-sides.ts'

/** A meeting that the question may be about. */
export interface Match {
  readonly reading: Reading
  readonly fact: Meeting
  readonly others: readonly Party[]
  readonly score: number
  readonly when?: Edtf
}

function dateScore(question: Question, when: Edtf | undefined, published: Edtf | undefined): number {
  const [asked] = question.dates
  if (!asked) return 1
  if (when) {
    const fit = matchesDate(asked.edtf, when)
    // A year does not tell the day that is asked for; a day without its year may be it.
    return fit === 'no' || (fit === 'compatible' && !when.startsWith('XXXX') && precision(asked.edtf) === 'day')
      ? 0
      : fit === 'compatible'
        ? 0.7
        : 1
  }
  return published && matchesDate(asked.edtf, published) === 'within' ? 0.5 : 0
}

/** Whether a word belongs to where, why or on what occasion they met: those must be told; other words are ways of asking. */
function tellsOccasion(question: Question, term: QuestionTerm): boolean {
  return question.args.some(
    (arg) =>
      arg.role === 'oblique' &&
      /^(?:in|at|on|during|for|about|near|after|before)$/.test(arg.preposition ?? '') &&
      term.start >= arg.start &&
      term.end <= arg.end,
  )
}

/** How well a meeting answers to a question; undefined where it is another meeting. */
export function matchFact(
  context: AnswerContext,
  reading: Reading,
  fact: Meeting,
  sides: readonly Side[],
): Match | undefined {
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence) return undefined
  const { text, published } = reading.document.article
  const words = text.slice(sentence.start, sentence.end)
  const gathering = fact.who.length === 0 ? (fact.occasion ?? '') : ''
  const onWho = sides.map((side) => isSide(reading, side, fact.who, words, gathering))
  const onWhom = sides.map((side) => isSide(reading, side, fact.whom, words))
  if (sides.some((_, i) => !onWho[i] && !onWhom[i])) return undefined
  // Two who were both met by a third did not thereby meet.
  const persons = sides.flatMap((side, i) => (side.name || side.holders ? [i] : []))
  if (
    persons.length > 1 &&
    fact.who.length > 0 &&
    !(persons.some((i) => onWho[i]) && persons.some((i) => onWhom[i])) &&
    context.question.polar
  )
    return undefined
  // What is asked for is the side that the question does not give.
  const others =
    sides.length === 0 ? [...fact.who, ...fact.whom] : onWhom.some((on, i) => on && !onWho[i]) ? fact.who : fact.whom
  const when = fact.when?.edtf
  const dated = dateScore(context.question, when, published)
  if (dated === 0) return undefined
  const view = context.view(reading, sentence)
  const cover = coverage(
    view,
    context.terms,
    (term) =>
      term.role === 'date' ||
      term.role === 'verb' ||
      term.role === 'focus' ||
      (term.role === 'content' && !tellsOccasion(context.question, term)) ||
      sides.some((side) => side.terms.includes(term.term)),
  )
  if (cover.around < 0.6 || view.namesAround < 1) return undefined
  return {
    reading,
    fact,
    others,
    score: dated * (0.4 + 0.6 * cover.around) * (when ? 1 : 0.9) * (fact.who.length > 0 ? 1 : 0.8),
    ...(when ? { when } : {}),
  }
}
