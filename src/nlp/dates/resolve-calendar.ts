import { type Bounds, bounds, dayNumber, daysInMonth, isoDay, isoMonth, isoYear } from '../../dates/index.ts'
import type { Edtf } from '../../types.ts'
import { type Anchor, marked } from './anchor.ts'
import type { Calendar } from './expression.ts'
import type { Circumstances, Resolved } from './resolve.ts'
import type { Direction } from './tense.ts'

const pad = (n: number) => String(n).padStart(2, '0')

/** EDTF numbers of the parts of a year: seasons from 21, quarters from 33, halves from 40. */
const FIRST = { season: 21, quarter: 33, half: 40 } as const

/** The EDTF of a stretch of the calendar in a year; undefined where it needs more than is given. */
function inYear({ unit, part = 0, day = 0 }: Calendar, year: number): Edtf {
  switch (unit) {
    case 'day':
      return isoDay(year, part, day)
    case 'month':
      return isoMonth(year, part)
    case 'season':
    case 'quarter':
    case 'half':
      return `${isoYear(year)}-${FIRST[unit] + part - 1}`
    case 'year':
      return isoYear(year)
    case 'decade':
      return `${part}X`
    case 'century':
      return part < 0 ? `-${pad(-part - 1)}XX` : `${pad(part)}XX`
  }
}

/** The EDTF of a day or month whose year is not known; undefined for the rest, which then can't be told. */
function withoutYear({ unit, part = 0, day = 0 }: Calendar): Edtf | undefined {
  if (unit === 'day') return `XXXX-${pad(part)}-${pad(day)}`
  return unit === 'month' ? `XXXX-${pad(part)}` : undefined
}

/** Without a verb that tells, a date up to this many days ahead of the article is taken for a coming one. */
const DAYS_AHEAD = 60
/** Days: one further than `FAR` is not meant where the other is nearer than `NEAR`. */
const FAR = 320
const NEAR = 30
/** A day that lies further than this from the article may belong to the year just spoken of. */
const DAYS_FROM_ARTICLE = 45

/** First and last day of what is known of the anchor. */
function stretchOf({ year = 0, month, day }: Anchor): Bounds {
  const [first, last] = month === undefined ? [1, 12] : [month, month]
  return { from: isoDay(year, first, day ?? 1), to: isoDay(year, last, day ?? daysInMonth(last, year)) }
}

/** Days from one stretch to another: 0 where they overlap, below zero where the first is earlier. */
function distance(date: Bounds, article: Bounds): number {
  if (date.to < article.from) return dayNumber(date.to) - dayNumber(article.from)
  return date.from > article.to ? dayNumber(date.from) - dayNumber(article.to) : 0
}

interface Choice {
  readonly edtf: Edtf
  readonly days: number
}

/** The stretch in the years around the article's, oldest first. */
function choices(calendar: Calendar, anchor: Anchor, year: number): Choice[] {
  const article = stretchOf(anchor)
  const leapDay = calendar.unit === 'day' && calendar.part === 2 && calendar.day === 29
  return [year - 1, year, year + 1]
    .filter((y) => !leapDay || daysInMonth(2, y) === 29)
    .map((y) => inYear(calendar, y))
    .map((edtf) => {
      const stretch = bounds(edtf)
      return { edtf, days: stretch ? distance(stretch, article) : Number.NaN }
    })
}

/** "last June" lies wholly before the article's date, "next June" wholly after it; "this June" is of its year. */
function turned(calendar: Calendar, anchor: Anchor, year: number): Edtf | undefined {
  if (calendar.turn === 0) return inYear(calendar, year)
  if (anchor.month === undefined) return undefined
  const all = choices(calendar, anchor, year)
  return calendar.turn === -1 ? all.findLast(({ days }) => days < 0)?.edtf : all.find(({ days }) => days > 0)?.edtf
}

function nearest(calendar: Calendar, anchor: Anchor, year: number, direction: Direction): Choice | undefined {
  const all = choices(calendar, anchor, year)
  const past = all.findLast(({ days }) => days <= 0)
  const future = all.find(({ days }) => days >= 0)
  if (calendar.unit === 'day' && past && future) {
    // A day a year away would be given with its year, whatever the verb seems to say.
    if (-past.days > FAR && future.days < NEAR) return future
    if (future.days > FAR && -past.days < NEAR) return past
  }
  if (direction === 'future') return future ?? past
  if (direction === 'past') return past ?? future
  return future && future.days <= DAYS_AHEAD && (!past || future.days < -past.days) ? future : (past ?? future)
}

/** In a story of other days ("On 5 May 2003 … On June 12 …") a later date is of the year that the last full date gave, if it comes after that one. */
function inStory(calendar: Calendar, { recent, anchor }: Circumstances): Edtf | undefined {
  const last = recent[0]
  if (calendar.unit !== 'day' && calendar.unit !== 'month') return undefined
  if (!last || last.basis === 'article' || last.basis === 'assumed-year') return undefined
  const year = Number(/^(\d{4})-(?:0\d|1[0-2])(?:-\d\d)?$/.exec(last.edtf)?.[1] ?? Number.NaN)
  if (!(year < (anchor.year ?? 0))) return undefined
  const edtf = inYear(calendar, year)
  return edtf > last.edtf ? edtf : undefined
}

/** A part of the year named by its article's date. */
function fromArticle(calendar: Calendar, circumstances: Circumstances): Resolved | undefined {
  const { anchor, direction } = circumstances
  const { year } = anchor
  if (year === undefined) {
    const edtf = calendar.turn === undefined ? withoutYear(calendar) : undefined
    return edtf === undefined ? undefined : { edtf, basis: 'stated' }
  }
  if (calendar.turn !== undefined) {
    const edtf = turned(calendar, anchor, year)
    return edtf === undefined ? undefined : { edtf: marked(edtf, anchor), basis: anchor.basis }
  }
  if (anchor.basis === 'context') return { edtf: inYear(calendar, year), basis: 'context' }
  const choice = nearest(calendar, anchor, year, direction)
  if (!choice) return undefined
  const mayBeStory = Math.abs(choice.days) > DAYS_FROM_ARTICLE && direction !== 'future'
  const story = mayBeStory ? inStory(calendar, circumstances) : undefined
  if (story !== undefined) return { edtf: story, basis: 'context' }
  return { edtf: marked(choice.edtf, anchor), basis: 'assumed-year' }
}

/** The year of the nearest date before that has one. */
function contextYear(recent: readonly Resolved[]): number | undefined {
  for (const { edtf } of recent) {
    const found = /^(\d{4})(?:$|[-?~])/.exec(edtf) ?? /^(\d{4})[^/]*\/\1/.exec(edtf)
    if (found) return Number(found[1])
  }
  return undefined
}

/** Works out a named stretch of the calendar. */
export function resolveCalendar(calendar: Calendar, circumstances: Circumstances): Resolved | undefined {
  const { anchor, recent } = circumstances
  const whole = calendar.unit === 'year' || calendar.unit === 'decade' || calendar.unit === 'century'
  if (calendar.year !== undefined || whole) {
    return { edtf: `${inYear(calendar, calendar.year ?? 0)}${calendar.approximate ? '~' : ''}`, basis: 'stated' }
  }
  const { yearFrom } = calendar
  if (!yearFrom) return fromArticle(calendar, circumstances)
  const year = yearFrom.of === 'article' ? anchor.year : contextYear(recent)
  if (year === undefined) {
    const edtf = withoutYear(calendar)
    return edtf === undefined ? undefined : { edtf, basis: 'stated' }
  }
  const edtf = inYear(calendar, year + yearFrom.years)
  return yearFrom.of === 'article' ? { edtf: marked(edtf, anchor), basis: anchor.basis } : { edtf, basis: 'context' }
}
