import type { Span } from '../../types.ts'
import type { DateExpression, Located, Refused } from './expression.ts'
import { oneOf } from './pattern.ts'
import { type Rule, TRIGGERS, type Trigger } from './rule.ts'
import { dayRules } from './rules/days.ts'
import { earlyYearRules } from './rules/early-years.ts'
import { monthRules } from './rules/months.ts'
import { numericRules } from './rules/numeric.ts'
import { partOfYearRules } from './rules/parts-of-year.ts'
import { anaphoraRules, refusalRules, relativeRules } from './rules/relative.ts'
import { weekdayRules } from './rules/weekdays.ts'
import { yearRules } from './rules/years.ts'
import { MONTHS, WEEKDAYS } from './words.ts'

/** All rules. Where two find the same place, the longer match is taken; of two as long, the earlier rule. */
const RULES: readonly Rule[] = [
  ...refusalRules,
  ...dayRules,
  ...numericRules,
  ...monthRules,
  ...partOfYearRules,
  ...weekdayRules,
  ...relativeRules,
  ...anaphoraRules,
  ...yearRules,
  ...earlyYearRules,
]

const triggers = Object.entries(TRIGGERS) as readonly [Trigger, RegExp][]

function triggersOf(sentence: string): ReadonlySet<Trigger> {
  return new Set(triggers.filter(([, test]) => test.test(sentence)).map(([trigger]) => trigger))
}

/** How far rules look around, so that a text without sentence ends takes no longer than another. */
const SURROUNDINGS = 250

type Candidate = Located<DateExpression | Refused>

function matchesOf(rule: Rule, sentence: string, offset: number, question: boolean): Candidate[] {
  const found: Candidate[] = []
  for (const match of sentence.matchAll(rule.pattern)) {
    const end = match.index + match[0].trimEnd().length
    const expression = rule.read(match.groups ?? {}, {
      match: sentence.slice(match.index, end),
      before: sentence.slice(Math.max(0, match.index - SURROUNDINGS), match.index),
      after: sentence.slice(end, end + SURROUNDINGS),
      question,
    })
    if (expression) found.push({ start: match.index + offset, end: end + offset, expression })
  }
  return found
}

/** A run of months and weekdays, which is no name though it may be taken for one ("January-February"). */
const calendarOnly = new RegExp(`^(?:${oneOf([...MONTHS.keys(), ...WEEKDAYS])}|[\\s.,\\d–—-])+$`, 'i')

/** True where a name covers a part of a span and goes beyond it ("April Chen", "Smart China Expo 2019"). */
function isInName(span: Span, names: readonly Span[]): boolean {
  return names.some(
    (name) => name.start < span.end && span.start < name.end && (name.start < span.start || name.end > span.end),
  )
}

/** Of candidates that overlap the leftmost and longest is taken. */
function leftmostLongest(candidates: Candidate[]): Candidate[] {
  candidates.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Candidate[] = []
  let end = -1
  for (const candidate of candidates) {
    if (candidate.start < end) continue
    kept.push(candidate)
    end = candidate.end
  }
  return kept
}

function isDate(candidate: Candidate): candidate is Located {
  return candidate.expression.kind !== 'refused'
}

/**
 * Finds the date expressions of one sentence, not yet worked out, in order.
 * @param offset where the sentence starts in the text
 * @param names that overlap the sentence, as offsets into the text
 */
export function scan(sentence: string, offset: number, names: readonly Span[], question = false): readonly Located[] {
  const present = triggersOf(sentence)
  if (present.size === 0) return []
  const trueNames = names.filter(
    ({ start, end }) => !calendarOnly.test(sentence.slice(Math.max(0, start - offset), end - offset)),
  )
  const candidates = RULES.filter((rule) => present.has(rule.needs)).flatMap((rule) =>
    matchesOf(rule, sentence, offset, question),
  )
  return leftmostLongest(candidates.filter((c) => !isInName(c, trueNames))).filter(isDate)
}
