/** A date without qualifiers: a day, a stretch of the calendar with a name, or what is between two of them. */
export type DatePoint =
  | { readonly kind: 'day'; readonly year?: number; readonly month: number; readonly day: number }
  | { readonly kind: 'month'; readonly year?: number; readonly month: number }
  | { readonly kind: 'season'; readonly year: number; readonly season: Season }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly kind: 'half'; readonly year: number; readonly half: number }
  /** 0 is 1 BC, -43 is 44 BC. */
  | { readonly kind: 'year'; readonly year: number }
  /** `decade` 199 is 1990 to 1999. */
  | { readonly kind: 'decade'; readonly decade: number }
  /** `century` 19 is 1900 to 1999, which EDTF writes `19XX`; -5 is the 5th century BC, `-04XX`. */
  | { readonly kind: 'century'; readonly century: number }

export type Season = 'spring' | 'summer' | 'autumn' | 'winter'

/** How sure a date is: `?` uncertain, `~` approximate, `%` both. */
export interface Qualified {
  readonly uncertain: boolean
  readonly approximate: boolean
}

export type QualifiedPoint = DatePoint & Qualified

/** An interval; an end that is not there is open. At least one end is there. */
export interface DateInterval {
  readonly kind: 'interval'
  readonly from?: QualifiedPoint
  readonly to?: QualifiedPoint
}

/** What an EDTF text means. */
export type DateValue = QualifiedPoint | DateInterval

export type Precision = DateValue['kind']
