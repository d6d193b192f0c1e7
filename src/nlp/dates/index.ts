import { group } from 'd3-array'
import type { DateMention, Edtf, Span } from '../../types.ts'
import { type Anchor, anchorInText, anchorOf, NO_ANCHOR } from './anchor.ts'
import { combine } from './combine.ts'
import type { Located } from './expression.ts'
import { resolve } from './resolve.ts'
import { type DateRule, findBy, goesBeyond, leftmostLongest, oneOf, scanned, TRIGGERS } from './rule.ts'
import { dayRules } from './rules/days.ts'
import { earlyYearRules } from './rules/early-years.ts'
import { partOfYearRules } from './rules/parts-of-year.ts'
import { refusalRules, relativeRules } from './rules/relative.ts'
import { weekdayRules } from './rules/weekdays.ts'
import { yearRules } from './rules/years.ts'
import { direction } from './tense.ts'
import { FEAST_DAYS, MONTHS, WEEKDAYS } from './words.ts'

/** All rules. Where two find the same place, the longer match is taken; of two as long, the earlier rule. */
const RULES: readonly DateRule[] = [
  ...refusalRules,
  ...dayRules,
  ...partOfYearRules,
  ...weekdayRules,
  ...relativeRules,
  ...yearRules,
  ...earlyYearRules,
]

/** A run of months and weekdays, which is no name though it may be taken for one ("January-February"). */
const calendarOnly = new RegExp(`^(?:${oneOf([...MONTHS.keys(), ...WEEKDAYS])}|[\\s.,\\d–—-])+$`, 'i')

/**
 * Finds the date expressions of one sentence, not yet worked out, in order.
 * @param offset where the sentence starts in the text
 * @param names that overlap the sentence, as offsets into the text
 */
function scan(sentence: string, offset: number, names: readonly Span[], question = false): readonly Located[] {
  const absent = Object.entries(TRIGGERS).flatMap(([trigger, test]) => (test.test(sentence) ? [] : [trigger]))
  const trueNames = names.filter(
    ({ start, end }) => !calendarOnly.test(sentence.slice(Math.max(0, start - offset), end - offset)),
  )
  const read = scanned(sentence, offset)
  const candidates = RULES.filter(({ needs }) => !needs.some((trigger) => absent.includes(trigger))).flatMap((rule) =>
    findBy(rule, read, question),
  )
  return leftmostLongest(candidates.filter((found) => !trueNames.some((name) => goesBeyond(name, found)))).filter(
    (found): found is Located => found.expression.kind !== 'refused',
  )
}

/** What `findDates` works with besides the text. */
export interface DateContext {
  /** The article's own date; relative dates are worked out from it as far as it goes. */
  readonly published?: Edtf
  readonly sentences: readonly Span[]
  /** Names with the index of their sentence; a date inside a name is none. */
  readonly names?: readonly (Span & { readonly sentence: number })[]
}

/** How many sentences back "that year" and "the next day" may look. */
const SENTENCES_BACK = 3

/** Characters around a date in which its verb is looked for. */
const VERB_DISTANCE = 200

interface SentenceDates {
  readonly sentence: Span
  readonly dates: readonly Located[]
}

function resolveAll(text: string, found: readonly SentenceDates[], anchor: Anchor): DateMention[] {
  const mentions: (DateMention & { readonly index: number })[] = []
  found.forEach(({ sentence, dates }, index) => {
    let first = mentions.length
    while (first > 0 && (mentions[first - 1]?.index ?? 0) >= index - SENTENCES_BACK) first--
    for (const { start, end, expression } of dates) {
      const before = text.slice(Math.max(sentence.start, start - VERB_DISTANCE), start)
      const after = text.slice(end, Math.min(sentence.end, end + VERB_DISTANCE))
      const event = expression.kind === 'relative' ? expression.event : undefined
      const isOf = (word: string, { index: at }: { index: number }) =>
        new RegExp(`\\b${word}`, 'i').test(text.slice(found[at]?.sentence.start, found[at]?.sentence.end))
      const recent = mentions
        .slice(first)
        .filter((one) => event === undefined || isOf(event, one))
        .reverse()
      const resolved = resolve(expression, { anchor, direction: direction(expression, before, after), recent })
      if (resolved) mentions.push({ start, end, ...resolved, index })
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
  const namesIn = group(names, ({ sentence }) => sentence)
  const found = sentences.map((sentence, i): SentenceDates => {
    const own = text.slice(sentence.start, sentence.end)
    return { sentence, dates: combine(scan(own, sentence.start, namesIn.get(i) ?? []), own, sentence.start) }
  })
  const all = found.flatMap(({ dates }) => dates)
  return resolveAll(text, found, published === undefined ? anchorInText(text, all) : anchorOf(published))
}

const sure = new RegExp(
  `\\b${oneOf([...WEEKDAYS, ...FEAST_DAYS.keys(), 'christmas', ...[...MONTHS.keys()].filter((m) => !/^(?:may|march|mar|jan|dec|sep)$/.test(m))])}\\b`,
  'g',
)
/** "may" and "march" are months beside a number or behind a preposition of time. */
const doubtful =
  /\b(?:may|march|mar|jan|dec|sep)\b(?=\.?\s*(?:the\s+)?\d)|(?<=\d(?:st|nd|rd|th)?\s+(?:of\s+)?)\b(?:may|march|mar|jan|dec|sep)\b(?!\s+(?:not|never|only|also|still|be|have)\b)(?<!\b(?:under|over|below|above|than|age|aged)\s+\d+\s+may)|(?<=\b(?:in|of|since|until|during|last|next|early|late|mid|this|by|between|before|after)[\s-])\b(?:may|march)\b(?!\s+(?:i|we|you|he|she|they|be|have|on)\b)/g

/** The question with capitals on its months and weekdays; offsets stay as they are. */
function capitalised(question: string): string {
  const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return question.replace(sure, title).replace(doubtful, title)
}

const datesOf = (question: string) => combine(scan(capitalised(question), 0, [], true), question, 0, true)

/**
 * Finds the dates in a question or query, in capitals or not. There is no day to count from:
 * a date without a year stays `XXXX-03-21`, and "yesterday" is left out.
 */
export function findQuestionDates(question: string): DateMention[] {
  return resolveAll(question, [{ sentence: { start: 0, end: question.length }, dates: datesOf(question) }], NO_ANCHOR)
}

/** The days of the week on which a question is about something ("on Monday"), where it gives no date: 0 is Monday. */
export function findQuestionWeekdays(question: string): number[] {
  return datesOf(question).flatMap(({ expression, start }) =>
    expression.kind === 'weekday' && /\bon\s+$/i.test(question.slice(0, start)) ? [expression.weekday] : [],
  )
}
