import { formatEdtf, parseEdtf, precision } from '../../dates/index.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { DateMention, Edtf } from '../../types.ts'
import type { TextCandidate } from '../ranking/rank.ts'
import { endAsked } from './range-asked.ts'

/**
 * The date that an answer gives, or that its clause is dated by.
 * For "when", the answer's words are the whole date, written out where the article's words need its own date to be understood ("on Tuesday"); for
 * "which year" and "which month" they are that part of it.
 */
export function answerDate(
  question: Question,
  candidate: TextCandidate,
): { text?: string; edtf?: Edtf; note?: string } | undefined {
  const dates = candidate.reading.document.datesIn(candidate.view.sentence)
  const inside = dates.find((date) => date.start < candidate.end && date.end > candidate.start)
  if (question.type !== 'NUM:date' || !inside) {
    const around = dates.length === 1 ? dates[0] : undefined
    return inside ? { edtf: inside.edtf } : around ? { edtf: around.edtf } : undefined
  }
  const end = endOf(question, inside.edtf)
  if (end) return { edtf: end, text: formatEdtf(end) }
  const note = inside.basis === 'assumed-year' ? 'The year is taken from the date of the article.' : undefined
  const words = partOf(question, inside.edtf) ?? spelled(inside, wholeOf(question, candidate, inside))
  return { edtf: inside.edtf, ...(words ? { text: words } : {}), ...(note ? { note } : {}) }
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

/** The words of the whole date, where the candidate is a part of it ("2018" of "24 February 2018"). */
function wholeOf(question: Question, candidate: TextCandidate, date: DateMention): string {
  const whole = candidate.reading.document.article.text.slice(date.start, date.end)
  return candidate.start >= date.start &&
    candidate.end <= date.end &&
    candidate.text.length < whole.length &&
    (question.focus === undefined || /^(?:date|day)$/.test(question.focus))
    ? whole
    : candidate.text
}

/** "When did it start?" of a range asks for its first day, "until when" for its last. */
function endOf(question: Question, edtf: Edtf): Edtf | undefined {
  const [from, to] = edtf.split('/')
  if (!from || !to || from === '..' || to === '..') return undefined
  const asked = endAsked(question)
  return asked === 'last' ? to : asked === 'first' ? from : undefined
}

/** Written out, unless the words say as much already. Undefined: the candidate's own words. */
function spelled(date: DateMention, words: string): string | undefined {
  const year = /^\d{4}/.exec(date.edtf)?.[0]
  const whole = year === undefined || words.includes(year) || !/^(?:day|month)$/.test(precision(date.edtf) ?? '')
  return whole && /\d/.test(words) ? words.replace(/\s+/g, ' ') : formatEdtf(date.edtf)
}
