import { matchesDate } from '../dates/index.ts'
import type { Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Edtf } from '../types.ts'
import type { Reading } from './reading.ts'

const value = { exact: 1, within: 1, compatible: 0.5, no: -1 } as const

/** How well a date answers to a date of the question: 1 inside it, 0.5 compatible, -1 another. */
export function fitOf(asked: Edtf, given: Edtf): number {
  return value[matchesDate(asked, given)]
}

/**
 * How the dates of a sentence agree with those of the question. The article's own date stands in where the sentence has none.
 * @returns 1 agrees, 0.5 compatible, 0 nothing to compare, -1 disagrees; 0.25 when the question has no date
 */
export function dateFit(reading: Reading, sentence: Sentence, question: Question): number {
  const [asked] = question.dates
  if (!asked) return 0.25
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
