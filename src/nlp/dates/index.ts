import type { DateMention, Edtf, Span } from '../../types.ts'
import { type Anchor, anchorInText, anchorOf, NO_ANCHOR } from './anchor.ts'
import { combine } from './combine.ts'
import type { Located } from './expression.ts'
import { oneOf } from './pattern.ts'
import { type Resolved, resolve } from './resolve.ts'
import { scan } from './scan.ts'
import { direction } from './tense.ts'
import { FEAST_DAYS, MONTHS, WEEKDAYS } from './words.ts'

/** What `findDates` works with besides the text. */
export interface DateContext {
  /** The article's own date; relative dates are worked out from it as far as it goes. */
  readonly published?: Edtf
  readonly sentences: readonly Span[]
  /** Names; a date inside a name is none. */
  readonly names?: readonly Span[]
}

/** How many sentences back "that year" and "the next day" may look. */
const SENTENCES_BACK = 3

/** Characters around a date in which its verb is looked for. */
const VERB_DISTANCE = 200

interface SentenceDates {
  readonly sentence: Span
  readonly dates: readonly Located[]
}

/** The names that overlap each sentence; both in order of their start. */
function namesBySentence(sentences: readonly Span[], names: readonly Span[]): readonly (readonly Span[])[] {
  const sorted = [...names].sort((a, b) => a.start - b.start)
  let first = 0
  return sentences.map(({ start, end }) => {
    while ((sorted[first]?.end ?? Number.POSITIVE_INFINITY) <= start) first++
    const overlapping: Span[] = []
    for (let i = first; i < sorted.length; i++) {
      const name = sorted[i]
      if (!name || name.start >= end) break
      if (name.end > start) overlapping.push(name)
    }
    return overlapping
  })
}

function resolveAll(text: string, found: readonly SentenceDates[], anchor: Anchor): DateMention[] {
  const mentions: (DateMention & { readonly index: number })[] = []
  found.forEach(({ sentence, dates }, index) => {
    let first = mentions.length
    while (first > 0 && (mentions[first - 1]?.index ?? 0) >= index - SENTENCES_BACK) first--
    const shortlyBefore = mentions.slice(first).reverse()
    const inSentence: Resolved[] = []
    for (const { start, end, expression } of dates) {
      const resolved = resolve(expression, {
        anchor,
        direction: direction(
          expression,
          text.slice(Math.max(sentence.start, start - VERB_DISTANCE), start),
          text.slice(end, Math.min(sentence.end, end + VERB_DISTANCE)),
        ),
        recent: [...inSentence, ...shortlyBefore],
      })
      if (!resolved) continue
      mentions.push({ start, end, ...resolved, index })
      inSentence.unshift(resolved)
    }
  })
  return mentions.map(({ start, end, edtf, basis }) => ({ start, end, edtf, basis }))
}

/**
 * Finds the dates in an article's text and works them out, as precise as the text gives them and no more.
 * A date that can't be told (a weekday in an article without a day, "last year" without a date) is left out;
 * a month and day without a year stay `XXXX-04-09`.
 * @returns mentions in order, which do not overlap
 */
export function findDates(text: string, { published, sentences, names = [] }: DateContext): DateMention[] {
  const nearby = namesBySentence(sentences, names)
  const found = sentences.map((sentence, i): SentenceDates => {
    const own = text.slice(sentence.start, sentence.end)
    return { sentence, dates: combine(scan(own, sentence.start, nearby[i] ?? []), own, sentence.start) }
  })
  const anchor =
    published === undefined
      ? anchorInText(
          text,
          found.flatMap(({ dates }) => dates),
        )
      : anchorOf(published)
  return resolveAll(text, found, anchor)
}

const sure = new RegExp(
  `\\b${oneOf([...WEEKDAYS, ...FEAST_DAYS.keys(), 'christmas', ...[...MONTHS.keys()].filter((m) => !/^(?:may|march|mar|jan|dec|sep)$/.test(m))])}\\b`,
  'g',
)
/** "may" and "march" are months beside a number or behind a preposition of time. */
const doubtful =
  /\b(?:may|march|mar|jan|dec|sep)\b(?=\.?\s*(?:the\s+)?\d)|(?<=\d(?:st|nd|rd|th)?\s+(?:of\s+)?)\b(?:may|march|mar|jan|dec|sep)\b|(?<=\b(?:in|of|since|until|during|last|next|early|late|mid|this|by|between|before|after)[\s-])\b(?:may|march)\b(?!\s+(?:i|we|you|he|she|they|be|have|on)\b)/g

function title(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The question with capitals on its months and weekdays; offsets stay as they are. */
function capitalised(question: string): string {
  return question.replace(sure, title).replace(doubtful, title)
}

/**
 * Finds the dates in a question or query, in capitals or not. There is no day to count from:
 * a date without a year stays `XXXX-03-21`, and "yesterday" is left out.
 */
export function findQuestionDates(question: string): DateMention[] {
  const sentence = { start: 0, end: question.length }
  const own = capitalised(question)
  return resolveAll(own, [{ sentence, dates: combine(scan(own, 0, [], true), own, 0, true) }], NO_ANCHOR)
}

/** The days of the week on which a question is about something ("on Monday"), where it gives no date: 0 is Monday. */
export function findQuestionWeekdays(question: string): number[] {
  return combine(scan(capitalised(question), 0, [], true), question, 0, true).flatMap(({ expression, start }) =>
    expression.kind === 'weekday' && /\bon\s+$/i.test(question.slice(0, start)) ? [expression.weekday] : [],
  )
}
