import type { Party } from '../../facts/reading.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Sentence } from '../../nlp/types.ts'
import { analyse } from '../../search/terms.ts'
import type { Span } from '../../types.ts'
import { type AnswerContext, formsOf } from '../context.ts'
import { equalTerms } from '../equal-terms.ts'
import type { Reading } from '../reading.ts'
import { holdersOf } from './office-holders.ts'
import { officeWords } from './office-words.ts'

/** Groups of people whom reports of one meeting call now so, now otherwise. */
const kin = [
  'envoy diplomat ambassador emissary',
  'leader official politician dignitary authority',
  'businessman businesswoman entrepreneur industrialist',
  'reporter journalist correspondent',
  'lawmaker legislator parliamentarian deputy',
].map((line) => line.split(' ').flatMap((word) => analyse(word)))

/** A term and those of words for the same people. */
export const withKin = (term: string): readonly string[] => [term, ...(kin.find((line) => line.includes(term)) ?? [])]

const generalTerms = new Set(
  analyse('foreign senior high-ranking leading top visiting several some many other various local both'),
)

/** Whether a word beside a group says little of who they are: "foreign envoys" are the envoys. */
const isGeneral = (term: string): boolean => generalTerms.has(term)

const anybody = new Set(
  analyse(
    'person people man men woman women somebody individual leader official politician dignitary representative figure member chief head guest name two three four five',
  ),
)

/** Whether a word of "which two leaders" says nothing of who they are. */
export const isAnybody = (term: string): boolean => anybody.has(term) || isGeneral(term)

/** A side of the meeting that the question gives: a name, or words for a group. */
export interface Side {
  readonly name?: string
  /** Who holds the office that the question names in place of a person. */
  readonly holders?: readonly string[]
  readonly terms: readonly string[]
}

const personal = (question: Question): Side[] =>
  question.names
    .filter((name) => name.kind === 'person')
    .map((name) => ({ name: name.name, terms: analyse(name.name) }))

const speaks = (question: Question): boolean => /^(?:speak|talk)$/.test(question.verb ?? '')

/** "envoys from Arden and Brome": the towns are no side of their own. */
function isPlace(question: Question, arg: Span): boolean {
  const inside = question.names.filter((name) => name.start >= arg.start && name.end <= arg.end)
  const rest = inside.reduce(
    (words, name) => words.replace(question.form.slice(name.start, name.end), ''),
    question.form.slice(arg.start, arg.end),
  )
  return (
    inside.length > 0 && inside.every((name) => name.kind === 'place' || name.kind === 'other') && !/\p{L}/u.test(rest)
  )
}

/** Groups without a name: "diplomatic envoys from 26 countries". */
function groups(context: AnswerContext): Side[] {
  const { question } = context
  return officeSides(context).concat(
    question.args
      .filter(
        (arg) =>
          !officeWords(arg.text) &&
          (arg.role !== 'oblique' || arg.preposition === 'with' || (arg.preposition === 'to' && speaks(question))) &&
          !isPlace(question, arg) &&
          !question.names.some((name) => name.start < arg.end && name.end > arg.start && name.kind === 'person'),
      )
      .map((arg) => ({
        terms: analyse(arg.text).filter(
          (term) =>
            !isGeneral(term) && !/^(?:meet|talk|convers|discuss|date|dai|day|time|place|occas|locat|when)$/.test(term),
        ),
      }))
      .filter(
        (side) =>
          side.terms.length > 0 &&
          !question.dates.some(
            (date) => analyse(question.form.slice(date.start, date.end)).join() === side.terms.join(),
          ),
      ),
  )
}

/** "the mayor of Chongqing", with the "of" groups that follow it. */
function officeSides(context: AnswerContext): Side[] {
  const { question } = context
  return question.args.flatMap((arg, i) => {
    if (
      !officeWords(arg.text) ||
      question.names.some((name) => name.kind === 'person' && name.start <= arg.end + 1 && name.end >= arg.start - 1)
    )
      return []
    const next = question.args[i + 1]
    const words =
      next && /^(?:of|to)$/.test(next.preposition ?? '') && next.start - arg.end < 9
        ? question.form.slice(arg.start, next.end)
        : arg.text
    const holders = holdersOf(context, words)
    return holders.length > 0 ? [{ holders, terms: analyse(words) }] : [{ terms: analyse(words) }]
  })
}

/** Whether a side of the question is among some parties of a meeting, in the words of its sentence. */
export function isSide(
  reading: Reading,
  side: Side,
  parties: readonly Party[],
  sentence: Sentence,
  occasion = '',
): boolean {
  const { text } = reading.document.article
  const persons = side.name ? [side.name] : (side.holders ?? [])
  if (persons.some((person) => parties.some((party) => formsOf(reading, person).has(nameKey(party.name))))) return true
  const own = new Set([...parties.flatMap((party) => analyse(party.name)), ...analyse(occasion)])
  const around = new Set([...analyse(text.slice(sentence.start, sentence.end)), ...reading.titleTerms])
  // "the leaders" may be any of the persons, where the article calls them so.
  const official =
    side.terms.some((term) => /^(?:leader|offici|repres|mayor|head|chief|politician|dignitari)$/.test(term)) &&
    parties.some((party) => party.named)
  const has = (set: ReadonlySet<string>, term: string) =>
    withKin(term).some((word) => set.has(word)) || [...equalTerms(term)].some((variant) => set.has(variant))
  const inParty = official || side.terms.some((term) => has(own, term))
  const told = side.terms.filter((term) => has(own, term) || has(around, term))
  const numbers = side.terms.filter((term) => number.test(term))
  return (
    inParty &&
    ((told.length * 2 > side.terms.length && numbers.every((term) => told.includes(term))) ||
      attendedBeside(reading, side.terms, sentence))
  )
}

const number = /^(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)$)/

/** How far from the meeting those who came to it may be told of. */
const near = 3

/** "Senior envoys, including nine consuls, attended the meeting": whether all these terms are told so after the sentence of a meeting. */
export function attendedBeside(reading: Reading, wanted: readonly string[], sentence: Sentence): boolean {
  const { text } = reading.document.article
  return reading.document.sentences.slice(sentence.index + 1, sentence.index + 1 + near).some((other) => {
    const terms = new Set(reading.terms(other).map(({ term }) => term))
    return (
      /\b(?:attend|attended|present|participa\w+|took part|includ\w+|were there)\b/i.test(
        text.slice(other.start, other.end),
      ) && wanted.every((term) => terms.has(term))
    )
  })
}

/** "besides Ann Lee", "together with Ann Lee": somebody who was on the side that is asked for. */
export function companionsOf(question: Question): string[] {
  return question.names.flatMap((name) =>
    /\b(?:besides|apart from|other than|together with|along with|alongside|in addition to)\s+$/i.test(
      question.form.slice(0, name.start),
    )
      ? [name.name]
      : [],
  )
}

/** The sides that a question gives, at most four. */
export function sidesOf(context: AnswerContext): Side[] {
  const companions = new Set(companionsOf(context.question))
  const persons = personal(context.question).filter((side) => !side.name || !companions.has(side.name))
  return [...persons, ...groups(context)].slice(0, 4)
}
