import type { Groups } from '../pattern.ts'
import type { Surroundings } from '../rule.ts'

/** What a time expression means, as TIMEX3 (TimeML 1.2) writes it: a date, a time of day, a length of time or what recurs. */
export interface Timex {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  /** `2019-08`, `2019-W34`, `2019-08-24T19:00`, `P3D`, `XXXX-WXX-2`, `PAST_REF` … */
  readonly value: string
}

/** A kind of time expression that is no date: a pattern and what it means. */
export interface TimexRule {
  readonly pattern: RegExp
  /** What a match means; undefined where it is none after all. */
  read(groups: Groups, around: Surroundings): Timex | undefined
}

/** How values write the parts of a day. */
const DAY_PARTS: Readonly<Record<string, string>> = {
  morning: 'TMO',
  afternoon: 'TAF',
  evening: 'TEV',
  night: 'TNI',
  tonight: 'TNI',
}

/** `TMO` for "morning", "mornings" and words that end so; undefined where they name no part of a day. */
export function dayPartOf(words: string): string | undefined {
  const last = /(morning|afternoon|evening|tonight|night)s?(?:['’]s)?$/i.exec(words.trim())?.[1]
  return last === undefined ? undefined : DAY_PARTS[last.toLowerCase()]
}
