import { matchesDate, weekday } from '../dates/index.ts'
import type { Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Edtf } from '../types.ts'
import type { Reading } from './reading.ts'

const value = { exact: 1, within: 1, compatible: 0.5, no: -1 } as const

/** How well a date answers to a date of the question: 1 inside it, 0.5 compatible, -1 another. */
export function fitOf(asked: Edtf, given: Edtf): number {
  return value[matchesDate(asked, given)]
}

/** Whether a date is on a day of the week that the question names, or no single day; false as well where it is on another one. */
export const isOnWeekday = ({ weekdays }: Question, date: Edtf): boolean =>
  weekdays.length === 0 || !/^\d{4}-\d\d-\d\d$/.test(date) || weekdays.includes(weekday(date))

/** The same for a sentence, by its own dates: 1, -1 on another day, 0 where it has no day. */
function weekdayFit({ document }: Reading, sentence: Sentence, question: Question): number {
  const days = document.datesIn(sentence).filter(({ edtf }) => /^\d{4}-\d\d-\d\d$/.test(edtf))
  if (days.length === 0) return 0
  return days.some(({ edtf }) => isOnWeekday(question, edtf)) ? 1 : -1
}

/**
 * How the dates of a sentence agree with those of the question. The article's own date stands in where the sentence has none.
 * @returns 1 agrees, 0.5 compatible, 0 nothing to compare, -1 disagrees; 0.25 when the question has no date
 */
export function dateFit(reading: Reading, sentence: Sentence, question: Question): number {
  const [asked] = question.dates
  if (!asked) return question.weekdays.length > 0 ? weekdayFit(reading, sentence, question) : 0.25
  const { document } = reading
  const own = document.datesIn(sentence)
  if (own.length > 0) {
    const best = Math.max(...own.map((date) => fitOf(asked.edtf, date.edtf)))
    if (best > 0) return best
    // The text itself may write the date as the question does, where the date rules read it otherwise.
    return document.article.text
      .slice(sentence.start, sentence.end)
      .toLowerCase()
      .includes(question.form.slice(asked.start, asked.end).toLowerCase())
      ? 1
      : -1
  }
  const { published } = document.article
  if (!published) return 0
  const fit = fitOf(asked.edtf, published)
  return fit > 0 ? 0.5 * fit : 0
}
