/** Time expressions as TIMEX3 knows them: the dates, and the times of day, lengths and recurring times, which no date stands for. */
import { isoDay, isoYear, parseEdtf } from '../../../dates/index.ts'
import type { DateMention, Edtf, Span } from '../../../types.ts'
import type { Located } from '../expression.ts'
import { findBy, goesBeyond, leftmostLongest, NUMBER, overlap, pattern, type Scanned, scanned } from '../rule.ts'
import { numberOf, turnOf } from '../words.ts'
import { findClocks } from './clock.ts'
import { durationRules } from './durations.ts'
import { setRules, vagueRules } from './sets.ts'
import { type Timex, type TimexRule, timexOfDate } from './timex.ts'

/** A time expression of an article; a date has its EDTF as well. */
export interface TimeMention extends Span {
  readonly edtf?: Edtf
  readonly timex: Timex
}

/** What `findTimes` works with besides the text. */
export interface TimeContext {
  readonly published?: Edtf
  readonly sentences: readonly Span[]
  /** The dates that were found in the text. */
  readonly dates: readonly DateMention[]
  /** Names; a length or time inside a name is none. */
  readonly names?: readonly Span[]
}

const RULES: readonly TimexRule[] = [...setRules, ...vagueRules, ...durationRules]

/** What may stand between a time of day and its date: "7 p.m. on Friday", "Friday at 7 p.m.", "Friday, shortly before noon". */
const joins =
  /^(?:'s|’s)?,?\s*(?:(?:on|of|at|by|from|in|around|about|shortly|just|before|after|until|till|between|since|early|late|the)\s+)*$/i

const dayOf = (edtf: Edtf): string | undefined => {
  const value = parseEdtf(edtf.replace(/^\.\.\/|\/\.\.$/, ''))
  return value?.kind === 'day' && value.year !== undefined ? isoDay(value.year, value.month, value.day) : undefined
}

/** The day that is meant by a time of day which stands apart: the nearest one in its sentence, else the article's. */
function dayNear(clock: Span, dates: readonly DateMention[], published: Edtf | undefined): string | undefined {
  const distance = (date: Span) => Math.max(clock.start - date.end, date.start - clock.end)
  const [nearest] = dates.filter(({ edtf }) => dayOf(edtf)).sort((a, b) => distance(a) - distance(b))
  return nearest ? dayOf(nearest.edtf) : published === undefined ? undefined : dayOf(published)
}

/** A time of day with its date, joined with it where the two stand side by side. */
function timesOf(
  clocks: readonly Located<string>[],
  dates: readonly DateMention[],
  text: string,
  published: Edtf | undefined,
): TimeMention[] {
  const used = new Set<DateMention>()
  return clocks.map((clock) => {
    const beside = dates.find(
      (date) =>
        !used.has(date) &&
        dayOf(date.edtf) !== undefined &&
        !overlap(date, clock) &&
        joins.test(text.slice(Math.min(date.end, clock.end), Math.max(date.start, clock.start))),
    )
    const day = beside ? dayOf(beside.edtf) : dayNear(clock, dates, published)
    const timex: Timex = { type: 'TIME', value: `${day ?? 'XXXX-XX-XX'}${clock.expression}` }
    if (!beside) return { start: clock.start, end: clock.end, timex }
    used.add(beside)
    return {
      start: Math.min(clock.start, beside.start),
      end: Math.max(clock.end, beside.end),
      edtf: beside.edtf,
      timex,
    }
  })
}

/** "this decade", "the last century", "two decades ago": told from the article's year. */
const longTurn = pattern(
  `(?<!\\bthe )\\b(?:(?<turn>this|last|next) (?<unit>decade|century)|(?<number>${NUMBER}) (?<units>decade|centur(?:y|ie))s? ago)\\b`,
)

function longTurns({ text, placeOf }: Scanned, published: Edtf | undefined): TimeMention[] {
  const year = Number(/^\d{4}/.exec(published ?? '')?.[0] ?? Number.NaN)
  if (Number.isNaN(year)) return []
  return [...text.matchAll(longTurn)].map((match) => {
    const { turn, unit, units = '', number = '' } = match.groups ?? {}
    const years = /^decade/i.test(unit ?? units) ? 10 : 100
    const steps = turn === undefined ? -(numberOf(number) ?? 1) : (turnOf(turn) ?? 0)
    const value = isoYear((Math.floor(year / years) + steps) * years).slice(0, years === 10 ? 3 : 2)
    const end = placeOf(match.index + match[0].length - 1) + 1
    return { start: placeOf(match.index), end, timex: { type: 'DATE', value } }
  })
}

/** What joins the two dates of a range. */
const rangeJoin = /^(.*?)(\s+(?:to|and|until|till|through|thru)\s+(?:(?:the|early|late|mid)\s+)?|\s*[–—-]\s*)(.+)$/is

/** A date as TIMEX3 has it. That knows no ranges: the range has the value of its first date, and its last has one of its own. */
function timesOfDate({ start, end, edtf }: DateMention, text: string): TimeMention[] {
  const words = text.slice(start, end)
  const [from = '', to = ''] = edtf.split('/')
  const [, first = '', joint = '', last] = rangeJoin.exec(words) ?? []
  if (last === undefined || to === '' || from === '..' || to === '..')
    return [{ start, end, edtf, timex: timexOfDate(edtf, words) }]
  return [
    { start, end, edtf, timex: timexOfDate(from, first) },
    { start: start + first.length + joint.length, end, timex: timexOfDate(to, last) },
  ]
}

/**
 * Finds all time expressions of an article: its dates as they were found, each with its TIMEX3, and those that are no dates.
 * A date beside a time of day is one expression with it and spans both.
 * @returns mentions in order, which do not overlap but for a range and its last date
 */
export function findTimes(text: string, { published, sentences, dates, names = [] }: TimeContext): TimeMention[] {
  return sentences.flatMap((sentence) => {
    const read = scanned(text.slice(sentence.start, sentence.end), sentence.start)
    const inside = dates.filter((date) => date.start >= sentence.start && date.end <= sentence.end)
    const near = names.filter((name) => overlap(name, sentence))
    const isFree = (span: Span) =>
      !inside.some((date) => overlap(date, span)) && !near.some((name) => goesBeyond(name, span))
    const clocks = findClocks(read).filter(isFree)
    const others = [
      ...RULES.flatMap((rule) => findBy(rule, read)).map(
        ({ start, end, expression }): TimeMention => ({ start, end, timex: expression }),
      ),
      ...longTurns(read, published),
    ].filter((mention) => isFree(mention) && !clocks.some((clock) => overlap(clock, mention)))
    const times = timesOf(clocks, inside, text, published)
    const plainDates = inside
      .filter((date) => !times.some((time) => overlap(time, date)))
      .flatMap((date) => timesOfDate(date, text))
    return [...plainDates, ...times, ...leftmostLongest(others)].sort((a, b) => a.start - b.start)
  })
}
