import { matchesDate, precision } from '../../dates/index.ts'
import type { Meeting } from '../../facts/meeting.ts'
import type { Party } from '../../facts/reading.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Question } from '../../nlp/question/index.ts'
import { analyse } from '../../search/terms.ts'
import type { Edtf } from '../../types.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { isOnWeekday } from '../date-fit.ts'
import { sentenceAt } from '../draft.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import type { SentenceView } from '../sentence-view.ts'
import { attendedBeside, isAnybody, isSide, type Side, withKin } from './meeting-sides.ts'

/** A meeting that the question may be about. */
export interface Match {
  readonly reading: Reading
  readonly fact: Meeting
  readonly others: readonly Party[]
  /** Whether the others are what is asked for ("which painter"). */
  readonly fits: boolean
  readonly score: number
  readonly when?: Edtf
}

function dateScore(question: Question, when: Edtf | undefined, published: Edtf | undefined): number {
  const [asked] = question.dates
  if (!asked) return question.weekdays.length === 0 || (when && isOnWeekday(question, when)) ? 1 : 0
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

/** Whether the names and numbers of the question are told with the meeting; those of the noun that is asked for ("which Danish minister") need not be. */
function toldOf({ question, terms }: AnswerContext, view: SentenceView, sides: readonly Side[]): boolean {
  const missing = terms.flatMap((term, i) =>
    (term.role === 'name' || term.role === 'number') &&
    (view.foundAround[i] ?? 0) === 0 &&
    !isAsked(question, term) &&
    !sides.some((side) => side.terms.includes(term.term))
      ? [term.term]
      : [],
  )
  return missing.length === 0 || attendedBeside(view.reading, missing, view.sentence)
}

/** Whether a term belongs to the noun that is asked for. */
const isAsked = ({ focusPhrase }: Question, term: QuestionTerm): boolean =>
  focusPhrase !== undefined && term.start >= focusPhrase.start && term.end <= focusPhrase.end

/**
 * "which painter did they meet": those of the others of whom it is said, or all where it is said close by and of nobody.
 * @returns none where nothing says so
 */
function fitting(
  { question, readings }: AnswerContext,
  view: SentenceView,
  others: readonly Party[],
): readonly Party[] {
  const asked = question.focusPhrase
  if (!asked || !question.type.startsWith('HUM')) return others
  const named = question.names.filter((name) => name.start >= asked.start && name.end <= asked.end)
  const wanted = analyse(question.form.slice(asked.start, asked.end)).filter(
    (term) => !isAnybody(term) && !named.some((name) => analyse(name.written).includes(term)),
  )
  if (wanted.length === 0) return others
  const isTold = (told: ReadonlySet<string>) => wanted.every((term) => withKin(term).some((word) => told.has(word)))
  const holders = others.filter((party) => {
    const phrases = readings.flatMap(({ facts }) =>
      facts.flatMap((fact) =>
        fact.kind === 'office' && nameKey(fact.who) === nameKey(party.name) ? analyse(fact.phrase) : [],
      ),
    )
    return isTold(new Set(phrases))
  })
  if (holders.length > 0) return holders
  const { reading, sentence } = view
  const near = reading.document.sentences.slice(Math.max(0, sentence.index - 1), sentence.index + 2)
  const terms = near.flatMap((one) => reading.terms(one).map(({ term }) => term))
  return isTold(new Set([...reading.titleTerms, ...terms])) ? others : []
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
  const { published } = reading.document.article
  const gathering = fact.who.length === 0 ? (fact.occasion ?? '') : ''
  const onWho = sides.map((side) => isSide(reading, side, fact.who, sentence, gathering))
  const onWhom = sides.map((side) => isSide(reading, side, fact.whom, sentence))
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
      isAsked(context.question, term) ||
      (term.role === 'content' && !tellsOccasion(context.question, term)) ||
      sides.some((side) => side.terms.includes(term.term)),
  )
  if (cover.around < 0.6 || !toldOf(context, view, sides)) return undefined
  const fits = fitting(context, view, others)
  return {
    reading,
    fact,
    others: fits,
    fits: fits.length > 0 || others.length === 0,
    score: dated * (0.4 + 0.6 * cover.around) * (when ? 1 : 0.9) * (fact.who.length > 0 ? 1 : 0.8),
    ...(when ? { when } : {}),
  }
}
