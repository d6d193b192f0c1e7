import type { Span } from '../../types.ts'
import type { DateExpression, Located, Refused } from './expression.ts'
import { DECADES, FEAST_DAYS, type Groups, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS } from './words.ts'

/** One of the words, the longest first; dots are taken as they are, apostrophes of either form. */
export function oneOf(words: Iterable<string>): string {
  const escaped = [...words].map((word) => word.replaceAll('.', '\\.').replaceAll("'", "['’]"))
  return `(?:${escaped.sort((a, b) => b.length - a.length).join('|')})`
}

/** A month; a full stop belongs to it after an abbreviation, or before a day with its year ("May. 4, 2020"). */
export const MONTH = `(?<month>${oneOf(MONTHS.keys())})\\b(?:(?<=\\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\\.|\\.(?= ?\\d{1,2}(?:st|nd|rd|th)?,? (?:1\\d|20)\\d\\d))?`
export const WEEKDAY = `(?<weekday>${oneOf(WEEKDAYS)})`
/** Some day of that name: "on a Saturday". */
export const SOME_WEEKDAY = `(?<=\\bon )an? ${WEEKDAY}\\b(?= ?(?:[,.;:)]|$|(?:in|and|or|when|at|after|before)\\b))`
/** A weekday before a date, which says nothing more: "Saturday, ", "Sat. ". */
export const WEEKDAY_BEFORE = `(?:(?:(?:last|this|next|early|late) )?(?:${oneOf(WEEKDAYS)}|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\\.?) ?,? (?:the )?)?`
export const DAY = '(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?'
/** Before our era. */
export const BC = '(?:B\\.C\\.(?:E\\.)?|BCE?\\b)'
/** A year that stands after a month; the mark of a footnote may follow its full stop ("3 June 2019.2 It"): 1000 to 2099, or an earlier one that is said to be of our era ("28 October 312 AD") or before it. */
export const YEAR_AFTER =
  `(?:(?<yearBC>[1-9]\\d{0,3}) ?${BC}|` +
  '(?<year>(?:1\\d|20)\\d\\d|[1-9]\\d\\d(?= ?(?:A\\.D\\.|C\\.E\\.|AD\\b|CE\\b)))(?![\\d%]|,\\d|\\.\\d(?!\\d?(?:\\s|$))|-\\d))'
export const SEASON = `(?<season>${oneOf(SEASONS.keys())})`
export const NUMBER = `(?:\\d{1,3}|${oneOf(NUMBERS.keys())})`
export const ORDINAL = oneOf(ORDINALS.keys())
export const DECADE_WORD = `(?<decadeWord>${oneOf(DECADES.keys())})`
export const FEAST = `(?<feast>${oneOf(FEAST_DAYS.keys())})`
/** "of this year", "last year", "of the same year", after a part of the year. */
export const YEAR_TAIL =
  ' ?,? (?:of |in )?(?:(?<yearTurn>this|last|next|the current|the previous|the following|the same|that|that same) year)'
/** "early ", "mid-", "at the end of ", "the second week of " before a date: it makes the date no wider and is not made more precise than that. */
export const PHASE =
  '(?:(?:early|late|mid)(?: ?- ?| (?:in )?)|(?:the )?(?:(?:very )?(?:beginning|start|middle|end|close|rest|remainder)|(?:first|second|third|fourth|last|final|opening|closing) (?:weeks?|days)) of (?:the )?)'
/** No digit, sign or hyphen may stand before a number that is a date. */
export const NO_NUMBER_BEFORE = '(?<![\\d.,:/+#$£€¥-]|[\\d]\\s)(?<!\\b(?:No|no|Nos|nos)\\.?\\s)'
export const NO_NUMBER_AFTER = '(?![\\d%]|[.,:/-]\\d)'

/** Compiles a pattern: a space stands for white space, ` ?` for that or none; case does not count. */
export const pattern = (source: string): RegExp => new RegExp(source.replaceAll(' ', '\\s'), 'gi')

/** A sentence as patterns read it: each stretch of white space is one character, which keeps patterns small, since each is compiled anew in each process. */
export interface Scanned {
  readonly text: string
  /** Where a place in `text` stands in the text that the sentence was taken from. */
  readonly placeOf: (index: number) => number
}

/** @param offset where the sentence starts in its text */
export function scanned(sentence: string, offset: number): Scanned {
  if (!/\s\s/.test(sentence)) return { text: sentence, placeOf: (index) => index + offset }
  const kept = [...sentence.matchAll(/\S|(?<!\s)\s/g)]
  return {
    text: kept.map(([character]) => character).join(''),
    placeOf: (index) => offset + (kept[index]?.index ?? sentence.length),
  }
}

/** Tests that are cheap enough to be run on each sentence. */
export const TRIGGERS = {
  digit: /\d/,
  month: new RegExp(`\\b${oneOf(MONTHS.keys())}(?![a-z])`, 'i'),
  weekday: new RegExp(oneOf(WEEKDAYS), 'i'),
  unit: /\b(?:days?|weeks?|fortnights?|weekends?|months?|quarters?|halfs?|half|years?|centur|millenni)|year-end/i,
  'day-word': /\b(?:today|tonight|yesterday|tomorrow|morning|afternoon|evening|night)/i,
  season: new RegExp(`\\b${oneOf(SEASONS.keys())}`, 'i'),
  feast: /\b(?:day|eve|night|halloween|christmas|july|juneteenth|mayo|attacks|9\/11)\b/i,
  'decade-word': new RegExp(oneOf(DECADES.keys()), 'i'),
  from: /\bfrom\b/i,
  'and-or': /\b(?:and|or)\b/i,
  'the-week': /\bthe\s+week\b/i,
  'day-of': /(?:\dth|\dst|\dnd|\drd|\bday)\s+of\b/i,
}

/** A kind of word without which a rule finds nothing, so that it need not be tried. */
export type Trigger = keyof typeof TRIGGERS

/** Where a match stands, for the rules that look around. */
export interface Surroundings {
  readonly match: string
  readonly before: string
  readonly after: string
  /** A question or a query: no sentence, often without capitals. */
  readonly question: boolean
}

/** A kind of time expression: a pattern and what it means. */
export interface Rule<E> {
  readonly needs: readonly Trigger[]
  readonly pattern: RegExp
  /** What a match means; undefined where it is none after all (another rule may still read a part of it). */
  read(groups: Groups, around: Surroundings): E | undefined
}

export type DateRule = Rule<DateExpression | Refused>

/** A rule from its pattern as `pattern` compiles it. */
export const rule = <E>(needs: Trigger | readonly Trigger[], source: string, read: Rule<E>['read']): Rule<E> => ({
  needs: typeof needs === 'string' ? [needs] : needs,
  pattern: pattern(source),
  read,
})

/** How far rules look around, so that a text without sentence ends takes no longer than another. */
const SURROUNDINGS = 250

/** What a rule finds in a sentence. */
export function findBy<E>(rule: Rule<E>, { text, placeOf }: Scanned, question = false): Located<E>[] {
  // Most rules find nothing in most sentences, and `matchAll` copies the pattern before it looks.
  if (text.search(rule.pattern) < 0) return []
  return [...text.matchAll(rule.pattern)].flatMap((match) => {
    const end = match.index + match[0].trimEnd().length
    const expression = rule.read(match.groups ?? {}, {
      match: text.slice(match.index, end),
      before: text.slice(Math.max(0, match.index - SURROUNDINGS), match.index),
      after: text.slice(end, end + SURROUNDINGS),
      question,
    })
    // A match ends behind its last character, not before the next one.
    return expression ? [{ start: placeOf(match.index), end: placeOf(end - 1) + 1, expression }] : []
  })
}

/** Of spans that overlap the leftmost and longest is kept; of two as long, the earlier one. */
export function leftmostLongest<S extends Span>(spans: readonly S[]): S[] {
  const kept: S[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span)
  return kept
}

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** True where a name covers a part of a span and goes beyond it ("April Chen", "Smart China Expo 2019"). */
export const goesBeyond = (name: Span, span: Span): boolean =>
  overlap(name, span) && (name.start < span.start || name.end > span.end)
