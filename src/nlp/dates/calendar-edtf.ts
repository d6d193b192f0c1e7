import { isoDay, isoMonth, isoYear } from '../../dates/index.ts'
import type { Edtf } from '../../types.ts'
import type { Calendar } from './expression.ts'

const pad = (n: number) => String(n).padStart(2, '0')

/** EDTF numbers of the parts of a year: seasons from 21, quarters from 33, halves from 40. */
const FIRST = { season: 21, quarter: 33, half: 40 } as const

/** The EDTF of a stretch of the calendar in a year; undefined where it needs more than is given. */
export function inYear({ unit, part = 0, day = 0 }: Calendar, year: number): Edtf {
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
export function withoutYear({ unit, part = 0, day = 0 }: Calendar): Edtf | undefined {
  if (unit === 'day') return `XXXX-${pad(part)}-${pad(day)}`
  return unit === 'month' ? `XXXX-${pad(part)}` : undefined
}
