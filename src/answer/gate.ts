import { countries } from '../nlp/names/places.ts'
import type { Question } from '../nlp/question/index.ts'
import type { AnswerContext } from './context.ts'
import type { Draft } from './draft.ts'
import type { RankedCandidate } from './ranking/confidence.ts'
import { fitOf } from './ranking/date-fit.ts'
import type { SentenceView } from './ranking/sentence-view.ts'

/** Least confidence for an answer: of 0.2 to 0.45 the one with most right answers on the golden sets while hardly more are wrong than at the highest, see bench/RESULTS.md. */
export const threshold = 0.4

/**
 * The same for a question that is kept to one article: whoever names the article says that it is told there, so the best span is given unless next to
 * nothing speaks for it. A caller who wants to be surer reads `confidence`.
 */
export const pinnedThreshold = 0.12

/** Verbs that say little: an answer need not have them. */
const light =
  /^(?:be|have|do|make|take|get|give|go|come|hold|say|call|name|use|find|happen|occur|see|know|include|locate|consist|contain|lie|exist|play|serve|work|refer|mean|need|show|put|bring|keep|let|want|like|fall|run|last)$/
const ordinal = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/

type Check = (context: AnswerContext, best: RankedCandidate) => boolean

/** What the question names must be there: an article that tells the mayor of one city says nothing about that of another. */
const hasNames: Check = (context, { candidate: { view, reading } }) => {
  if (view.namesAround >= 1) return true
  const near = new Set(
    reading.document.sentences
      .filter((sentence) => sentence.paragraph === view.sentence.paragraph)
      .flatMap((sentence) => reading.terms(sentence).map((span) => span.term)),
  )
  return context.terms.every(
    (term, i) =>
      term.role !== 'name' ||
      (view.foundAround[i] ?? 0) > 0 ||
      near.has(term.term) ||
      reading.titleTerms.has(term.term),
  )
}

/** Whether a sentence, one beside it or its article is of the date that the question gives. */
export function datedAs(question: Question, view: SentenceView): boolean {
  const [asked] = question.dates
  if (!asked || view.date > 0) return true
  if (view.date < 0) return false
  const { document } = view.reading
  return [-1, 1].some((step) => {
    const other = document.sentences[view.sentence.index + step]
    return other !== undefined && document.datesIn(other).some((date) => fitOf(asked.edtf, date.edtf) > 0)
  })
}

const hasDate: Check = ({ question }, { candidate: { view } }) => datedAs(question, view)

const hasNumbers: Check = ({ terms }, { candidate: { view } }) =>
  terms.every((term, i) => term.role !== 'number' || (view.foundAround[i] ?? 0) > 0)

/** The deed that is asked about, or a word for it, stands in the sentence or beside it. */
const hasDeed: Check = (context, best) => {
  const { question, terms } = context
  if (!question.verb || light.test(question.verb)) return true
  return terms.every((term, i) => term.role !== 'verb' || (best.candidate.view.foundAround[i] ?? 0) > 0)
}

/** "how many schools": what is counted stands in the sentence. */
const hasCounted: Check = ({ question, terms }, best) =>
  question.type !== 'NUM:count' ||
  question.wh !== 'how' ||
  terms.every((term, i) => term.role !== 'focus' || (best.candidate.view.found[i] ?? 0) > 0)

/** "the wife of X", "the capital of Y": what X or Y is asked for stands there too. */
const hasAsked: Check = ({ question, terms }, best) =>
  question.gap !== 'predicate' ||
  question.wh === 'how' ||
  (question.type.startsWith('NUM') && question.focus !== 'population') ||
  terms.every((term, i) => term.role !== 'focus' || term.weight < 0.2 || (best.candidate.view.foundAround[i] ?? 0) > 0)

/** "the third largest" is not the largest. */
const sameRank: Check = ({ question }, { candidate: { view } }) => {
  const asked = new Set(question.sentence.tokens.map((token) => token.lower))
  const { tokens } = view.sentence
  return !tokens.some(
    (token, i) =>
      ordinal.test(token.lower) &&
      !asked.has(token.lower) &&
      question.type !== 'NUM:ord' &&
      /est$/.test(tokens[i + 1]?.lower ?? '') &&
      asked.has(tokens[i + 1]?.lower ?? '') &&
      !repeated(tokens, i + 1, asked),
  )
}

/** The superlative stands again without a rank: "the third largest maker of cars and the largest maker of bicycles". */
function repeated(tokens: readonly { readonly lower: string }[], at: number, asked: ReadonlySet<string>): boolean {
  const word = tokens[at]?.lower
  const near = (from: number) => tokens.slice(from + 1, from + 4).some((token) => asked.has(token.lower))
  return tokens.some(
    (token, i) => i !== at && token.lower === word && !ordinal.test(tokens[i - 1]?.lower ?? '') && near(i),
  )
}

/** A date that stands with another verb than the one asked about dates something else: "briefed them on the fair that will be held in June". */
const sameDeedDated: Check = ({ question, terms }, { candidate }) => {
  if (question.type !== 'NUM:date' || candidate.kind !== 'date') return true
  const verb = terms.findIndex((term) => term.role === 'verb')
  const { view, from } = candidate
  const at = view.matches.indexOf(verb)
  if (verb < 0 || at < 0 || from < 6) return true
  const asked = view.clauses.find((clause) => at >= clause.verb.from && at < clause.verb.to)
  if (asked?.verb.form !== 'finite') return true
  // Another verb of its own stands between the deed and the date.
  return !view.clauses.some(
    ({ verb: other }) => other.form === 'finite' && other.head > asked.verb.head && other.head < from,
  )
}

/** Who is asked for by name: words for a person without one must be surer. */
const isNamed: Check = ({ question }, { candidate }) =>
  question.type !== 'HUM:ind' ||
  candidate.stands !== undefined ||
  /\p{Lu}/u.test(candidate.text.replace(/^(?:The|A|An) /, ''))

/** A date is no number, price or share. */
const isNoDate: Check = ({ question }, { candidate }) => {
  if (!question.type.startsWith('NUM') || question.type === 'NUM:date') return true
  const { view, start, end } = candidate
  return (
    candidate.kind !== 'date' &&
    !view.reading.document.datesIn(view.sentence).some((date) => date.start <= start && date.end >= end)
  )
}

/** A date is no age and no length of time. */
const hasLength: Check = ({ question }, { candidate }) =>
  question.type !== 'NUM:period' ||
  (candidate.kind !== 'date' &&
    /\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|years?|months?|weeks?|days?|hours?|minutes?)\b/i.test(
      candidate.text,
    ))

/** "which country" is answered by a country, "which city" by none. */
const isPlaceAsked: Check = ({ question }, { candidate }) => {
  const names = candidate.text
    .toLowerCase()
    .split(/\s*(?:,| and |\bthe )\s*/)
    .filter(Boolean)
  const country = names.length > 0 && names.every((name) => countries.has(name))
  if (question.type === 'LOC:country') return country
  return (
    question.type !== 'LOC:city' ||
    !country ||
    names.some((name) => /^(?:singapore|monaco|luxembourg|vatican)$/.test(name))
  )
}

/** "which river": a name that says what it is must say that. */
const isKindAsked: Check = ({ question }, { candidate }) => {
  const { focus } = question
  if (
    !focus ||
    !/^(?:river|lake|sea|ocean|mountain|island|valley|bridge|university|hotel|hospital|street|museum|stadium|park|restaurant|church|theatre|theater|square|airport|station)$/.test(
      focus,
    )
  )
    return true
  const words = candidate.text.toLowerCase().split(/\s+/)
  if (
    /^(?:hotel|hospital|street|museum|stadium|airport|station|bridge|park|restaurant|church|theatre|theater|square)$/.test(
      focus,
    )
  )
    return words.some((word) => word.startsWith(focus.slice(0, -1)))
  const last = words[words.length - 1] ?? ''
  return (
    words.length < 2 ||
    last.startsWith(focus.slice(0, -1)) ||
    !words.some((word) => word.startsWith(focus.slice(0, -1)))
  )
}

const checks: readonly Check[] = [
  isPlaceAsked,
  isKindAsked,
  hasLength,
  isNoDate,
  isNamed,
  hasNames,
  hasDate,
  hasNumbers,
  hasDeed,
  hasCounted,
  hasAsked,
  sameRank,
  sameDeedDated,
]

/**
 * Whether the best candidate may be given as the answer: it is sure enough, and what the question gives is there.
 * @param ranked best first
 * @param atLeast the least confidence that the asker wants, in place of the usual one and of what the question gives
 */
export function gate(
  context: AnswerContext,
  draft: Draft,
  ranked: readonly RankedCandidate[],
  atLeast?: number,
): boolean {
  const [best] = ranked
  if (!best) return false
  if (atLeast !== undefined) return draft.confidence >= atLeast
  if (context.pinned) return draft.confidence >= pinnedThreshold
  if (draft.confidence < threshold || context.question.unknownNames.length > 0) return false
  return checks.every((check) => check(context, best))
}
