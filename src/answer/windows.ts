import { formatEdtf } from '../dates/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { ReaderPassage } from '../reader/read.ts'
import type { Span } from '../types.ts'
import type { AnswerContext } from './context.ts'
import type { Reading } from './reading.ts'
import type { SentenceView } from './sentence-view.ts'

/** Sentences of an article that stand together, as the reader is given them. Offsets into the article's text. */
export interface Window extends Span {
  readonly reading: Reading
  /** The sentence that shares most with the question. */
  readonly view: SentenceView
  /** The article's title and date, which the reader sees in front. */
  readonly heading: string
  /** How much it shares with the question; comparable within one question. */
  readonly score: number
}

/** Windows that are read for a question. Of 296 golden questions the answer stood in the best 8 for 256, in the best 12 for 259, in the best 24 for 260. */
export const windowLimit = 8
/** Longest title that the reader sees: a third of what it takes in. */
const longestTitle = 120
/** What the sentences around, the title and the article's standing among those found count beside the sentence's own words. */
const weights = { around: 0.7, article: 0.35 } as const

function headingOf({ document: { article } }: Reading): string {
  const title = article.title
    .replace(/\s+/g, ' ')
    .slice(0, longestTitle)
    .replace(/[.\s]+$/, '')
  // The reader learnt on plain dates, not on "about August 2019".
  const published = article.published?.replace(/[?~%]$/, '')
  const parts = [...(title === '' ? [] : [title]), ...(published ? [formatEdtf(published)] : [])]
  return parts.length === 0 ? '' : `${parts.join(', ')}. `
}

/** A row of a table as the corpus writes it: "Ship: Heron; Captain: Ada Quill". */
const row = /^[^:;]{1,60}: [^;]+(?:; [^:;]{1,60}: [^;]+)+$/

/** The labels of a sentence that is a row of a table; undefined for another. Rows of the same labels tell the same of different things. */
export function rowLabels({ document }: Reading, { start, end }: Span): string | undefined {
  const text = document.article.text.slice(start, end)
  if (!row.test(text)) return undefined
  return text
    .split('; ')
    .map((cell) => cell.slice(0, cell.indexOf(':')))
    .join('; ')
}

/** Whether two sentences stand in one window: a row stands by itself, since those beside it tell the same of other things. */
const belongTogether = (reading: Reading, ...pair: readonly (Sentence | undefined)[]): boolean =>
  pair.every((one) => one !== undefined && rowLabels(reading, one) === undefined)

/** A window about a sentence: it and the one on each side. */
function windowOf(view: SentenceView, score: number): Window & { readonly first: number; readonly last: number } {
  const { reading, sentence } = view
  const { sentences } = reading.document
  const { index } = sentence
  const first = belongTogether(reading, sentence, sentences[index - 1]) ? index - 1 : index
  const last = belongTogether(reading, sentence, sentences[index + 1]) ? index + 1 : index
  return {
    reading,
    view,
    heading: headingOf(reading),
    score,
    start: sentences[first]?.start ?? sentence.start,
    end: sentences[last]?.end ?? sentence.end,
    first,
    last,
  }
}

/** The windows of the articles at hand that share most with a question, best first. A sentence that stands in one is the middle of no other. */
export function windowsFor(context: AnswerContext, limit = windowLimit): Window[] {
  const ranked = context.views
    .map((view) => ({
      view,
      score: view.overlap + weights.around * view.overlapAround + weights.article * context.standing(view.reading),
    }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.view.reading.number - b.view.reading.number ||
        a.view.sentence.index - b.view.sentence.index,
    )
  const windows: (Window & { readonly first: number; readonly last: number })[] = []
  for (const { view, score } of ranked) {
    if (windows.length >= limit) break
    const at = view.sentence.index
    if (windows.some((other) => other.reading === view.reading && at >= other.first && at <= other.last)) continue
    windows.push(windowOf(view, score))
  }
  return windows
}

/** A window as the reader is given it. */
export function passageOf({ reading, heading, start, end }: Window): ReaderPassage {
  return { heading, text: reading.document.article.text.slice(start, end) }
}
