import type { Question } from '../../nlp/question/index.ts'
import { sameEdition } from '../editions.ts'
import { deedOf, deedTerm, tells } from '../kinds/occasion-deed.ts'
import { fitOf } from '../ranking/date-fit.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import { wellFound } from '../well-found.ts'
import type { Check } from './check.ts'

/** Verbs that say little: an answer need not have them. */
const light =
  /^(?:be|have|do|make|take|get|give|go|come|hold|say|call|name|use|find|happen|occur|see|know|include|locate|consist|contain|lie|exist|play|serve|work|refer|mean|need|show|put|bring|keep|let|want|like|fall|run|last)$/
/** Verbs that say little where a place or a number is asked for: "Where is it situated?", "How many schools does it count?". */
const lightFor: Readonly<Record<string, RegExp>> = {
  LOC: /^(?:situate|base|headquarter|stand|sit|station|house)$/,
  'NUM:count': /^(?:situate|base|count|number|boast|possess|own|operate|feature|comprise|total|live|stand|name)$/,
}

/** Whether an answer need not have the verb of the question. */
const isLight = ({ verb, type }: Question): boolean =>
  verb === undefined ||
  light.test(verb) ||
  Object.entries(lightFor).some(([asked, verbs]) => type.startsWith(asked) && verbs.test(verb))
const ordinal = /^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/

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

/** From this confidence on, the deed may be told in words that the lexicon does not join to those of the question; but a date is that of the deed alone. */
const sureWithoutDeed = 0.5

/** The deed that is asked about, or a word for it, stands in the sentence or beside it. */
const hasDeed: Check = (context, best, confidence) => {
  const { question, terms } = context
  if (isLight(question) || (confidence >= sureWithoutDeed && question.type !== 'NUM:date')) return true
  return terms.every((term, i) => term.role !== 'verb' || (best.candidate.view.foundAround[i] ?? 0) >= wellFound)
}

/** "how many schools": what is counted stands in the sentence. */
const hasCounted: Check = ({ question, terms }, best) =>
  question.type !== 'NUM:count' ||
  question.wh !== 'how' ||
  terms.every((term, i) => term.role !== 'focus' || (best.candidate.view.found[i] ?? 0) >= wellFound)

/** "which man", "what body": a word that any answer is, and that need not stand there. */
const asksAnybody = ({ wh, focus, form }: Question): boolean =>
  (wh === 'which' || wh === 'what') &&
  /^(?:man|woman|person|official|politician|figure|individual|somebody|someone|body|organisation|organization)$/.test(
    focus ?? '',
  ) &&
  new RegExp(`^(?:\\p{L}+ )?(?:which|what) (?:[\\p{L}-]+ )?${focus}\\b`, 'iu').test(form)

/** "the wife of X", "the capital of Y": what X or Y is asked for stands there too. */
const hasAsked: Check = ({ question, terms }, best) =>
  question.gap !== 'predicate' ||
  question.wh === 'how' ||
  (question.type.startsWith('NUM') && question.focus !== 'population') ||
  asksAnybody(question) ||
  terms.every(
    (term, i) => term.role !== 'focus' || term.weight < 0.2 || (best.candidate.view.foundAround[i] ?? 0) >= wellFound,
  )

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

/** What is said or done where people meet is dated by its own sentence, or by the occasion, which is found elsewhere: not by any date beside it. */
const isDeedDated: Check = (context, { candidate: { view } }) => {
  if (context.question.type !== 'NUM:date' || !tells(context.question)) return true
  const deed = deedTerm(context)
  const found = view.found[deed] ?? 0
  return deed < 0 || found === 1 || (found >= wellFound && deedOf(context, view) !== undefined)
}

/** The date of the second fair says nothing of the third. */
const isEdition: Check = ({ question, readings }, { candidate: { view } }) => {
  const { sentences } = view.reading.document
  const beside = [-1, 1].flatMap((step) => sentences[view.sentence.index + step] ?? [])
  const all = () => readings.flatMap(({ document }) => document.sentences)
  return question.type !== 'NUM:date' || sameEdition(question, view.sentence, beside, all)
}

/** Who or where is not answered with what the question names: "where was the congress held" not with "the successful congress". */
const saysMore: Check = ({ question }, { candidate: { text } }) => {
  if (!/^(?:HUM|LOC)/.test(question.type)) return true
  const words = text.toLowerCase()
  return !question.names.some(({ name, written }) =>
    [name, written].some((form) => form.includes(' ') && words.includes(form.toLowerCase())),
  )
}

const negation = /^(?:not|n't|never|no|nobody|none|without|refus\w*|den(?:y|ied|ies))$/

/** What is said not to be so is no answer to what is: "she was not proud of the pier". */
const isAffirmed: Check = ({ question }, { candidate: { view, from } }) =>
  question.sentence.tokens.some((token) => negation.test(token.lower)) ||
  view.clauses[view.clauseOf[from] ?? -1]?.verb.negated !== true

/** What the question gives stands where the answer does. */
export const givenChecks: readonly Check[] = [
  hasNames,
  hasDate,
  hasNumbers,
  hasDeed,
  hasCounted,
  hasAsked,
  sameRank,
  sameDeedDated,
  isDeedDated,
  isEdition,
  saysMore,
  isAffirmed,
]
