import { formatEdtf, precision } from '../../dates/index.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { DateMention, Edtf } from '../../types.ts'
import type { TextCandidate } from '../ranking/rank.ts'

/**
 * The date that an answer gives, or that its clause is dated by.
 * For "when", the answer's words are the date written out, where the article's words need its own date to be understood ("on Tuesday").
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
  const words = isYearOf(inside, candidate, question) ? formatEdtf(inside.edtf) : spelled(inside, candidate.text)
  return { edtf: inside.edtf, ...(words ? { text: words } : {}), ...(note ? { note } : {}) }
}

/** "When did it start?" of a range asks for its first day, "until when" for its last. */
function endOf(question: Question, edtf: Edtf): Edtf | undefined {
  const [from, to] = edtf.split('/')
  if (!from || !to || from === '..' || to === '..') return undefined
  if (/\b(?:until|till|end|ended|ends|finish\w*|close[ds]?|conclude[ds]?|last day)\b/i.test(question.form)) return to
  return /\b(?:start\w*|begin|began|begins|open(?:ed|s)?|commence[ds]?|first day|since when|from when)\b/i.test(
    question.form,
  )
    ? from
    : undefined
}

/** Whether the words are only the year of a day or month, where no year is asked for: "2020" of "19 January 2020". */
const isYearOf = (date: DateMention, { text, start }: TextCandidate, { form }: Question): boolean =>
  /^\d{4}$/.test(text) &&
  start > date.start &&
  /^(?:day|month)$/.test(precision(date.edtf) ?? '') &&
  !/\b(?:what|which|the) years?\b/i.test(form)

/** Written out, unless the words say as much already. */
function spelled(date: DateMention, words: string): string | undefined {
  const year = /^\d{4}/.exec(date.edtf)?.[0]
  const whole = year === undefined || words.includes(year) || !/^(?:day|month)$/.test(precision(date.edtf) ?? '')
  return whole && /\d/.test(words) ? undefined : formatEdtf(date.edtf)
}
