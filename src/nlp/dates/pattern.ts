import { DECADES, FEAST_DAYS, MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS } from './words.ts'

/** What a rule's pattern has caught, by name. */
export type Groups = Readonly<Record<string, string | undefined>>

/** One of the words, the longest first; dots are taken as they are, apostrophes of either form. */
export function oneOf(words: Iterable<string>): string {
  const escaped = [...words].map((word) => word.replaceAll('.', '\\.').replaceAll("'", "['’]"))
  return `(?:${escaped.sort((a, b) => b.length - a.length).join('|')})`
}

/** A month; a full stop belongs to it after an abbreviation, or before a day with its year ("May. 4, 2020"). */
export const MONTH = `(?<month>${oneOf(MONTHS.keys())})\\b(?:(?<=\\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\\.|\\.(?=\\s{0,4}\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,4}(?:1\\d|20)\\d\\d))?`
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
/** "early ", "mid-", "at the end of " before a date: it makes the date no wider and is not made more precise than that. */
export const PHASE =
  '(?:(?:early|late|mid)(?: ?- ?| (?:in )?)|(?:the )?(?:very )?(?:beginning|start|middle|end|close|rest|remainder) of (?:the )?)'
/** No digit, sign or hyphen may stand before a number that is a date. */
export const NO_NUMBER_BEFORE = '(?<![\\d.,:/+#$£€¥-]|[\\d]\\s)(?<!\\b(?:No|no|Nos|nos)\\.?\\s)'
export const NO_NUMBER_AFTER = '(?![\\d%]|[.,:/-]\\d)'

/** Compiles a pattern: a space stands for white space (at most four, so that blank stretches cost nothing), ` ?` for that or none; case does not count. */
export function pattern(source: string): RegExp {
  return new RegExp(source.replaceAll(' ?', '\\s{0,4}').replaceAll(' ', '\\s{1,4}'), 'gi')
}
