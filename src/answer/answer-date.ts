import { formatEdtf, parseEdtf, precision } from '../dates/index.ts'
import { datesInForce } from '../nlp/dates/paired.ts'
import type { Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateMention, Edtf, Span } from '../types.ts'
import type { Reading } from './reading.ts'

/** Asks what is so, not what happened: the date of what else a sentence tells is not its answer's. */
const ofState = /^(?:who|what)(?:['’]s|\s+(?:is|are))\b(?!\s+\w+ing\b)/i

/**
 * The date that an answer gives, or that its clause is dated by.
 * For "when", the answer's words are the whole date, written out where the article's words need its own date to be understood ("on Tuesday"); for
 * "which year" and "which month" they are that part of it.
 */
export function answerDate(
  question: Question,
  { document }: Reading,
  sentence: Sentence,
  span: Span,
): { text?: string; edtf?: Edtf; note?: string } | undefined {
  const { text } = document.article
  const all = document.datesIn(sentence)
  // Of "from 4 May to 18 May" an answer may be the whole: what was moved is on the second.
  const inForce = datesInForce(text, sentence, all)
  const dates = all.filter(
    (date) => inForce.includes(date) || !inForce.some((other) => other.start < span.end && other.end > span.start),
  )
  const inside = dates.find((date) => date.start < span.end && date.end > span.start)
  if (question.type !== 'NUM:date' || !inside) {
    const around = dates.length === 1 && !ofState.test(question.form) ? dates[0] : undefined
    return inside ? { edtf: inside.edtf } : around ? { edtf: around.edtf } : undefined
  }
  // "from the 3rd to the 9th": the words tell both.
  if (dates.filter((date) => date.start < span.end && date.end > span.start).length > 1) return { edtf: inside.edtf }
  const note = inside.basis === 'assumed-year' ? 'The year is taken from the date of the article.' : undefined
  const words = partOf(question, inside.edtf) ?? spelled(inside, text.slice(inside.start, inside.end))
  return { edtf: inside.edtf, text: words, ...(note ? { note } : {}) }
}

/** Spells the dates that a question asks for: whole ones, or the year or month of them. */
export function datePart(question: Question, edtf: Edtf): string {
  return partOf(question, edtf) ?? formatEdtf(edtf)
}

/** The year or the month, where just that is asked for and the date has it. */
function partOf(question: Question, edtf: Edtf): string | undefined {
  const asked = /\b(?:which|what) (year and month|month and year|year|month)\b/i.exec(question.form)?.[1]?.toLowerCase()
  const value = parseEdtf(edtf)
  if (!asked || !value || value.kind === 'interval' || value.uncertain || value.approximate) return undefined
  const [year, month] = edtf.split('-')
  if (asked === 'year')
    return /^(?:day|month|season|quarter|half)$/.test(value.kind) && year && /^\d{4}$/.test(year) ? year : undefined
  if (!month || (value.kind !== 'day' && value.kind !== 'month')) return undefined
  const whole = formatEdtf(`${year}-${month}`)
  // "in which month of 2019": the year is given.
  return asked === 'month' && question.dates.some((date) => /^\d{4}$/.test(date.edtf)) ? whole.split(' ')[0] : whole
}

/** Written out where the words need the article's own date to be understood ("on Tuesday"), else the words themselves. */
function spelled(date: DateMention, words: string): string {
  // Of what is open on one side, the day or month that it begins or ends on.
  const own = date.edtf.replace(/^(?:\.\.)?\/|\/(?:\.\.)?$/g, '')
  const year = /^\d{4}/.exec(own)?.[0]
  const isWhole = year === undefined || words.includes(year) || !/^(?:day|month)$/.test(precision(own) ?? '')
  return isWhole && /\d/.test(words) ? words.replace(/\s+/g, ' ') : formatEdtf(date.edtf)
}
