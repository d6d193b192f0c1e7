import type { Located } from '../expression.ts'
import { findBy, leftmostLongest, oneOf, type Rule, rule, type Scanned } from '../rule.ts'
import { HOUR_WORDS, numberOf, pairs, plain } from '../words.ts'
import { dayPartOf } from './timex.ts'

const HOURS = oneOf(HOUR_WORDS)
const HOUR = `(?<hour>\\d{1,2}|${HOURS})`
const HALF_DAY = '(?<half>[ap]\\.m\\.|[ap]m)(?!\\w)'
/** Zones whose hours from Greenwich are known; "ET" and "PT" hang on the season. */
const ZONES = pairs('gmt:Z utc:Z bst:+01:00 cet:+01:00 cest:+02:00 est:-05:00 edt:-04:00 pst:-08:00 pdt:-07:00')
const ZONE = '(?<zone> (?:local time|GMT|UTC|BST|CET|CEST|EST|EDT|ET|PT|PST|PDT)\\b)?'
const IN_PART = ' (?:in the|at) (?<part>morning|afternoon|evening|night)'
/** Words before a bare "19:30" that make it a time and no score. */
const timeBefore =
  /\b(?:at|by|from|until|till|to|after|before|around|about|between|and|since|than|approximately)\s+$|[–-]\s*$/i

const pad = (n: number) => String(n).padStart(2, '0')

function isLate(half: string, hour: number): boolean {
  return /^p/i.test(half) || /^(?:afternoon|evening)$/i.test(half) || (/^night$/i.test(half) && hour >= 6)
}

/** The hour of 24; of a clock without half, morning is taken as it is written. */
function clockValue(hour: number, minute: number, half: string | undefined, zone?: string): string | undefined {
  if (hour > 24 || minute > 59 || (half !== undefined && (hour > 12 || hour === 0))) return undefined
  const offset = ZONES.get(plain(zone).trim()) ?? ''
  if (half === undefined) return `T${pad(hour)}:${pad(minute)}${offset}`
  return `T${pad((hour % 12) + (isLate(half, hour) ? 12 : 0))}:${pad(minute)}${offset}`
}

const hourOf = (word: string | undefined): number => numberOf(word) ?? Number.NaN

/** A rule whose value is written as `T19:00` or `TMO`. */
const clock = (source: string, read: Rule<string>['read']): Rule<string> => rule([], source, read)

/** "7 p.m.", "9:30 a.m.", "seven in the evening", "8 o'clock at night" */
const HALF_DAY_CLOCK = `(?<![\\d.,:$£€¥/])\\b${HOUR}(?:[:.](?<minute>\\d\\d))?(?:(?: ?-? ?)${HALF_DAY}| (?:o['’]clock)?${IN_PART}\\b)${ZONE}`
/** "9 to 11 a.m.": the half goes for both. */
const FIRST_OF_TWO = `(?<![\\d.,:$£€¥/])\\b${HOUR}(?:[:.](?<minute>\\d\\d))?(?= ?(?:[–-]|to|and|until) ?\\d{1,2}(?:[:.]\\d\\d)? ?${HALF_DAY})`
const FIGURES = `(?<![\\d.,:/-])\\b(?<hour>[01]?\\d|2[0-4])[:.](?<minute>[0-5]\\d)(?![\\d:]|[.,]\\d| ?[%ap])${ZONE}`
const FOUR_FIGURES =
  '(?<![\\d.,:/-])\\b(?<hour>[01]\\d|2[0-4])(?<minute>[0-5]\\d)(?<zone> (?:GMT|UTC|BST|CET|CEST|EST|EDT|local time|hours|hrs))\\b'
const DAY_PART =
  '\\b(?:early |late )?(?:in the (?:(?:early|late) )?|the )(?<part>morning|afternoon|evening)\\b(?! (?:papers?|news|post|show|session|paper))'

const RULES: readonly Rule<string>[] = [
  clock(HALF_DAY_CLOCK, ({ hour, minute = '0', half, part, zone }, { before }) =>
    part === undefined || /\d/.test(hour ?? '') || timeBefore.test(before) || /^\s*$/.test(before)
      ? clockValue(hourOf(hour), Number(minute), half ?? part, zone)
      : undefined,
  ),
  clock(FIRST_OF_TWO, ({ hour, minute = '0', half }) => clockValue(hourOf(hour), Number(minute), half)),
  clock(`\\b${HOUR} o['’]clock\\b`, ({ hour }) => clockValue(hourOf(hour), 0, undefined)),
  clock(FIGURES, ({ hour, minute, zone }, { before }) =>
    zone || timeBefore.test(before) ? clockValue(Number(hour), Number(minute), undefined, zone) : undefined,
  ),
  clock(FOUR_FIGURES, ({ hour, minute, zone }) => clockValue(Number(hour), Number(minute), undefined, zone)),
  clock('\\b(?:noon|midday)\\b', () => 'T12:00'),
  clock('\\bmidnight\\b', () => 'T24:00'),
  clock(`\\b(?<to>half past|(?:a )?quarter (?:to|past)) ${HOUR}\\b`, ({ to = '', hour }) => {
    const [minutes, back] = [/^half/i.test(to) ? 30 : 15, /to$/i.test(plain(to))]
    const whole = hourOf(hour)
    return back ? clockValue(whole - 1, 60 - minutes, undefined) : clockValue(whole, minutes, undefined)
  }),
  clock(DAY_PART, ({ part = '' }) => dayPartOf(part)),
]

/** The times of day in a sentence, as values write them (`T19:00`, `TMO`), in order; of those that overlap the leftmost and longest. */
export const findClocks = (sentence: Scanned): Located<string>[] =>
  leftmostLongest(RULES.flatMap((rule) => findBy(rule, sentence)))
