import { AsyncLocalStorage } from 'node:async_hooks'
import { type DateInterval, type DatePoint, formatEdtf, parseEdtf, type QualifiedPoint } from '../../dates/index.ts'
import type { ServerSettings } from '../../servers/settings.ts'
import type { Edtf } from '../../types.ts'

/** What a language says about dates beyond days, months and years, which `Intl` writes. */
interface DateWords {
  readonly about: (date: string) => string
  readonly uncertain: (date: string) => string
  readonly noYear: (date: string) => string
  /** @param isDay whether the date is a day: some languages put an article before it */
  readonly since: (date: string, isDay: boolean) => string
  readonly until: (date: string, isDay: boolean) => string
  readonly season: (name: 'spring' | 'summer' | 'autumn' | 'winter', year: string) => string
  /** @param n from 1 */
  readonly quarter: (n: number, year: string) => string
  readonly half: (n: number, year: string) => string
  /** @param first its first year */
  readonly decade: (first: number) => string
  /** @param n from 1: the 19th */
  readonly century: (n: number, isBC: boolean) => string
  /** How the first day of a month is written, where not as "1". */
  readonly firstDay?: string
}

const TENS = ['', 'X', 'XX', 'XXX', 'XL', 'L', 'LX', 'LXX', 'LXXX', 'XC', 'C']
const ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
/** @param n 1 to 109 */
const roman = (n: number): string => `${TENS[Math.floor(n / 10)]}${ONES[n % 10]}`

const WORDS: Readonly<Record<string, DateWords>> = {
  es: {
    about: (date) => `aprox. ${date}`,
    uncertain: (date) => `${date} (fecha incierta)`,
    noYear: (date) => `${date} (año no indicado)`,
    since: (date, isDay) => `desde ${isDay ? 'el ' : ''}${date}`,
    until: (date, isDay) => `hasta ${isDay ? 'el ' : ''}${date}`,
    season: (name, year) =>
      `${{ spring: 'primavera', summer: 'verano', autumn: 'otoño', winter: 'invierno' }[name]} de ${year}`,
    quarter: (n, year) => `${['primer', 'segundo', 'tercer', 'cuarto'][n - 1]} trimestre de ${year}`,
    half: (n, year) => `${['primer', 'segundo'][n - 1]} semestre de ${year}`,
    decade: (first) => `década de ${first}`,
    century: (n, isBC) => `siglo ${roman(n)}${isBC ? ' a. C.' : ''}`,
  },
  de: {
    about: (date) => `ca. ${date}`,
    uncertain: (date) => `${date} (unsicher)`,
    noYear: (date) => `${date} (Jahr nicht genannt)`,
    since: (date) => `seit ${date}`,
    until: (date) => `bis ${date}`,
    season: (name, year) =>
      `${{ spring: 'Frühjahr', summer: 'Sommer', autumn: 'Herbst', winter: 'Winter' }[name]} ${year}`,
    quarter: (n, year) => `${n}. Quartal ${year}`,
    half: (n, year) => `${n}. Halbjahr ${year}`,
    decade: (first) => `${first}er-Jahre`,
    century: (n, isBC) => `${n}. Jahrhundert${isBC ? ' v. Chr.' : ''}`,
  },
  fr: {
    about: (date) => `env. ${date}`,
    uncertain: (date) => `${date} (incertain)`,
    noYear: (date) => `${date} (année non précisée)`,
    since: (date, isDay) => `depuis ${isDay ? 'le ' : ''}${date}`,
    until: (date, isDay) => (isDay ? `jusqu’au ${date}` : `jusqu’à ${date}`),
    season: (name, year) =>
      `${{ spring: 'printemps', summer: 'été', autumn: 'automne', winter: 'hiver' }[name]} ${year}`,
    quarter: (n, year) => `${n}${n === 1 ? 'er' : 'e'} trimestre ${year}`,
    half: (n, year) => `${n}${n === 1 ? 'er' : 'e'} semestre ${year}`,
    decade: (first) => `années ${first}`,
    century: (n, isBC) => `${roman(n)}${n === 1 ? 'er' : 'e'} siècle${isBC ? ' av. J.-C.' : ''}`,
    firstDay: '1er',
  },
  pt: {
    about: (date) => `aprox. ${date}`,
    uncertain: (date) => `${date} (data incerta)`,
    noYear: (date) => `${date} (ano não informado)`,
    since: (date) => `desde ${date}`,
    until: (date) => `até ${date}`,
    season: (name, year) =>
      `${{ spring: 'primavera', summer: 'verão', autumn: 'outono', winter: 'inverno' }[name]} de ${year}`,
    quarter: (n, year) => `${n}º trimestre de ${year}`,
    half: (n, year) => `${n}º semestre de ${year}`,
    decade: (first) => `década de ${first}`,
    century: (n, isBC) => `século ${roman(n)}${isBC ? ' a.C.' : ''}`,
    firstDay: '1º',
  },
  pl: {
    about: (date) => `ok. ${date}`,
    uncertain: (date) => `${date} (data niepewna)`,
    noYear: (date) => `${date} (rok niepodany)`,
    // With a colon the month need not be declined.
    since: (date) => `od: ${date}`,
    until: (date) => `do: ${date}`,
    season: (name, year) => `${{ spring: 'wiosna', summer: 'lato', autumn: 'jesień', winter: 'zima' }[name]} ${year}`,
    quarter: (n, year) => `${roman(n)} kwartał ${year}`,
    half: (n, year) => `${roman(n)} połowa ${year}`,
    decade: (first) => `lata ${first}–${first + 9}`,
    century: (n, isBC) => `${roman(n)} wiek${isBC ? ' p.n.e.' : ''}`,
  },
  ja: {
    about: (date) => `${date}頃`,
    uncertain: (date) => `${date}（不確か）`,
    noYear: (date) => `${date}（年の記載なし）`,
    since: (date) => `${date}以降`,
    until: (date) => `${date}まで`,
    season: (name, year) => `${year}${{ spring: '春', summer: '夏', autumn: '秋', winter: '冬' }[name]}`,
    quarter: (n, year) => `${year}第${n}四半期`,
    half: (n, year) => `${year}${['上', '下'][n - 1]}半期`,
    decade: (first) => `${first}年代`,
    century: (n, isBC) => `${isBC ? '紀元前' : ''}${n}世紀`,
  },
}

type CalendarPoint = Extract<DatePoint, { kind: 'day' | 'month' | 'year' }>

const SHAPES: Readonly<Record<CalendarPoint['kind'], Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long' },
  month: { month: 'long' },
  year: {},
}

const isCalendarPoint = (point: DatePoint): point is CalendarPoint => point.kind in SHAPES
const hasYear = (point: DatePoint): boolean => !isCalendarPoint(point) || point.year !== undefined

/** Made once each, since making one takes longer than all else. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** How a locale writes days, months or years: in the calendar that EDTF counts in, with an era where years before ours are among them. */
function formatFor(locale: string, points: readonly [CalendarPoint, ...CalendarPoint[]]): Intl.DateTimeFormat {
  const [{ kind }] = points
  const isYearless = !points.every(hasYear)
  const hasEra = points.some(({ year = 1 }) => year < 1)
  const key = `${locale} ${kind} ${isYearless} ${hasEra}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      calendar: 'gregory',
      timeZone: 'UTC',
      ...SHAPES[kind],
      ...(!isYearless && { year: 'numeric' }),
      ...(hasEra && { era: 'short' }),
    })
  formats.set(key, format)
  return format
}

/** A leap year stands for the year that is not given. */
const SOME_YEAR = 2000

function instant(point: CalendarPoint): Date {
  const date = new Date(0)
  const month = point.kind === 'year' ? 0 : point.month - 1
  date.setUTCFullYear(point.year ?? SOME_YEAR, month, point.kind === 'day' ? point.day : 1)
  return date
}

/** Dates in one locale; undefined where its language would need words that are not here. */
class LocalDates {
  private readonly words: DateWords | undefined
  /** What stands between two dates. */
  private readonly joint: string

  constructor(private readonly locale: string) {
    const [language = ''] = locale.split('-')
    this.words = Object.hasOwn(WORDS, language) ? WORDS[language] : undefined
    this.joint = language === 'ja' || language === 'zh' ? '～' : ' – '
  }

  point(point: QualifiedPoint): string | undefined {
    return this.marked(this.plain(point), point, hasYear(point))
  }

  interval({ from, to }: DateInterval): string | undefined {
    if (!from || !to) {
      const [end = to, word] = [from, from ? this.words?.since : this.words?.until]
      const text = end && this.point(end)
      return text && word?.(text, end.kind === 'day')
    }
    const mark = { uncertain: from.uncertain || to.uncertain, approximate: from.approximate || to.approximate }
    return this.marked(this.range(from, to), mark, hasYear(from) || hasYear(to))
  }

  private range(from: DatePoint, to: DatePoint): string | undefined {
    if (isCalendarPoint(from) && isCalendarPoint(to) && from.kind === to.kind && hasYear(from) === hasYear(to)) {
      const [first, last] = [instant(from), instant(to)]
      const range = first <= last ? formatFor(this.locale, [from, to]).formatRange(first, last) : '/'
      // Some languages would write it all in figures, as nothing else here is written.
      if (!range.includes('/')) return this.tidied(range, from.kind)
    }
    const [start, end] = [this.plain(from), this.plain(to)]
    return start && end && `${start}${this.joint}${end}`
  }

  private plain(point: DatePoint): string | undefined {
    const { words } = this
    switch (point.kind) {
      case 'season':
        return words?.season(point.season, this.year(point.year))
      case 'quarter':
        return words?.quarter(point.quarter, this.year(point.year))
      case 'half':
        return words?.half(point.half, this.year(point.year))
      case 'decade':
        return words?.decade(point.decade * 10)
      case 'century':
        return point.century < 0 ? words?.century(-point.century, true) : words?.century(point.century + 1, false)
      default:
        return this.tidied(formatFor(this.locale, [point]).format(instant(point)), point.kind)
    }
  }

  private year(year: number): string {
    return this.plain({ kind: 'year', year }) ?? ''
  }

  /** Versions of `Intl` differ in the kinds of blanks. */
  private tidied(text: string, kind: CalendarPoint['kind']): string {
    const first = kind === 'day' ? this.words?.firstDay : undefined
    const plain = text.replace(/\s/gu, ' ')
    return first === undefined ? plain : plain.replace(/(?<!\d)1(?= (?:de )?\p{L})/gu, first)
  }

  private marked(text: string | undefined, mark: Mark, isWhole: boolean): string | undefined {
    const rough = mark.approximate ? text && this.words?.about(text) : text
    const unsure = mark.uncertain ? rough && this.words?.uncertain(rough) : rough
    return isWhole ? unsure : unsure && this.words?.noYear(unsure)
  }
}

type Mark = Pick<QualifiedPoint, 'uncertain' | 'approximate'>

/** The locale of who is answered. A date may stand anywhere in a reply; this spares what draws one from handing it down. */
const locales = new AsyncLocalStorage<string>()

const wellFormed = /^[a-z]{2,3}(?:-[A-Z]{2}|-\d{3})?$/
const isKnown = (locale: string): boolean =>
  wellFormed.test(locale) && Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0

/**
 * Does some work, and writes dates in it in the language that the server has chosen, else in that of who is answered.
 * @param member the locale of who is answered: English where it is unknown, or nobody in particular is answered
 */
export function withDatesFor<T>({ dates = 'member' }: ServerSettings, member: string, work: () => T): T {
  const locale = dates === 'member' ? member : dates
  return locales.run(isKnown(locale) ? locale : 'en', work)
}

/**
 * A date as a locale writes it, as precise as it is: "24. August 2019", "août 2019", "2019年8月". English, whichever, is that of
 * `formatEdtf`, which the answers are written in; so is, in a language without words here, what more than a calendar says.
 * @param locale a well-formed language tag; that of who is answered where left out, English where nobody is
 */
export function localDate(edtf: Edtf, locale = locales.getStore() ?? 'en'): string {
  const value = /^en\b/.test(locale) ? undefined : parseEdtf(edtf)
  if (!value) return formatEdtf(edtf)
  const dates = new LocalDates(locale)
  return (value.kind === 'interval' ? dates.interval(value) : dates.point(value)) ?? formatEdtf(edtf)
}
