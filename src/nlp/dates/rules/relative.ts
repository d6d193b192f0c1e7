import {
  calendar,
  type DateExpression,
  REFUSED,
  RELATIVE_UNITS,
  type Refused,
  type RelativeUnit,
  relative,
} from '../expression.ts'
import { type DateRule, MONTH, NUMBER, PHASE, rule, SEASON, type Surroundings } from '../rule.ts'
import { type Groups, isCapital, numberOf, numbers, plain, seasonOf, turnOf } from '../words.ts'

const UNIT = '(?<unit>day|week|month|quarter|year)'
/** Units of what is counted: "two weeks ago", "a fortnight later". */
const COUNTED_UNIT = '(?<unit>day|week|fortnight|month|quarter|year)'

/** Words for a day, and how many days after the article's it is. */
const DAY_WORDS = numbers(
  `day_before_yesterday:-2 yesterday:-1 last_night:-1 last_evening:-1 today:0 tonight:0 this_morning:0 this_afternoon:0 this_evening:0
  tomorrow:1 day_after_tomorrow:2`,
)

/** "today" for "nowadays": the city is today one of the largest. */
const nowadays =
  /^(?:,|\s)\s*(?:(?:[\p{L}'’]+\s+){0,3}(?:is|are|remains?|stands?|has become|boasts|counts|employs)\s+(?:also\s+|still\s+|now\s+)?(?:one|the|home|known|a|an|about|over|more|most|among|considered|regarded|widely|part|used|some)\b|(?:more|most|many|few|some)\b)/u

/** Also "of today", "in today's dollars" and the newspapers that are called so. */
function isNowadays(match: string, before: string, after: string): boolean {
  if (/\b(?:of|until|even|would|day in and)\s+$/i.test(before)) return true
  if (/^(?:['’]s)?\s+(?:dollars|money|world|society|terms|prices|standards|generation)\b/i.test(after)) return true
  return isCapital(match) && (nowadays.test(after) || /\p{Lu}\p{L}*\s+$/u.test(before))
}

/** The unit of "three weeks"; a day where only a part of it is named. */
const unitOf = (word = ''): RelativeUnit => RELATIVE_UNITS.find((unit) => unit === word.toLowerCase()) ?? 'day'

/** So many units after a date; a fortnight is two weeks. */
const after = (unit: string | undefined, number: number, of?: 'context') =>
  plain(unit) === 'fortnight' ? relative('week', 2 * number, of) : relative(unitOf(unit), number, of)

function dayWord(groups: Groups, { match, before, after }: Surroundings): DateExpression | Refused | undefined {
  const word = plain(groups.word).replace(/^the /, '')
  if (word === 'today' && isNowadays(match, before, after)) return REFUSED
  if (/^\s+(?:Show|Programme|Tonight)\b|^(?:\.com)/.test(after)) return undefined
  return relative('day', DAY_WORDS.get(word) ?? 0)
}

function turned(groups: Groups, { before }: Surroundings): DateExpression | undefined {
  const unit = unitOf(groups.unit)
  // "the last year" is the twelve months behind us, "the next day" counts from another date.
  if (unit !== 'quarter' && /\bthe\s+(?:very\s+)?$/i.test(before)) return undefined
  return relative(unit, turnOf(groups.turn) ?? 0)
}

function ago(groups: Groups, { match }: Surroundings): DateExpression {
  const hedge = plain(groups.hedge)
  const within = hedge.startsWith('less than')
  const approximate = hedge !== '' && !within && !/^(?:just|exactly)/.test(hedge)
  const number = numberOf(groups.number) ?? 1
  return { ...after(groups.unit, /\bago\b/i.test(match) ? -number : number), approximate, within }
}

const DAY_WORD =
  "\\b(?:earlier |later |late |early )?(?<word>(?:the )?day (?:before yesterday|after tomorrow)|today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|last (?:night|evening))\\b(?:['’]s)?(?: (?:morning|afternoon|evening|night)\\b)?"
const LAST_THIS_NEXT = `\\b(?:(?:earlier|later|late|early)(?: in)? |${PHASE})?(?<turn>last|this past|this coming|this|next) (?<unit>weekend|week|month|quarter|year)\\b(?!-)(?:['’]s)?`
const BEYOND = '\\bthe (?<unit>week|weekend|month|quarter|year) (?<side>before last|after next)\\b'
const CURRENT = `\\b(?:${PHASE}|(?:earlier|later|late|early|so far) in the )(?:(?:the )?(?:current )?)(?<unit>week|month|year)\\b(?! (?:of|before|earlier|later|when|in which)\\b)|\\bthe current (?<current>week|month|year)\\b|(?<=\\b(?:by|before|until|till) )${PHASE}(?<quarter>quarter)\\b(?! of\\b)|\\b(?:by |at |before |until )(?<end>year)(?:[- ]end|['’]s end)\\b`
const WEEKEND =
  '\\b(?:over|at|during|on) the (?:past )?weekend\\b|\\bthe weekend\\b(?=\\s*(?:[.,;:)]|$|(?:is|was|will|would|and|but|at|in|to|by|as|with|that|when)\\b))'
const AGO = `(?<hedge>\\b(?:about|around|almost|nearly|roughly|some|approximately|less than|just|just over|exactly) )?(?<![\\d.,]|\\bhalf |\\b(?:more|longer) than |\\bover |\\bmillion |\\band )\\b(?<number>${NUMBER})[- ]${COUNTED_UNIT}s? (?:ago|from (?:now|today))\\b`

/** What may follow "the day before" where it says no more of what came after. */
const END = '(?=\\s*(?:[,.;:)!?–—"”]|$|and\\b|but\\b|when\\b))'

function that(groups: Groups): DateExpression {
  const part = seasonOf(groups.season)
  if (part !== undefined) return calendar('season', { part, yearFrom: { of: 'context', years: 0 } })
  return relative(unitOf(groups.unit), 0, 'context')
}

const NEIGHBOURS = numbers('following:1 next:1 previous:-1 preceding:-1 prior:-1')

function counted(groups: Groups, { match }: Surroundings): DateExpression {
  const number = numberOf(groups.number) ?? 1
  const back = /\b(?:earlier|before|previously|prior)$/i.test(match.trim())
  return after(groups.unit, back ? -number : number, 'context')
}

const THAT = `\\b(?:(?:earlier|later|late|early) )?(?:in |on )?(?:the (?:very )?same|that(?: very| same)?) (?:${UNIT}|(?<time>morning|afternoon|evening|night))\\b(?!s|-)`
const LATER = `(?<![\\d.,]|\\bthan )\\b(?<number>${NUMBER}) ${COUNTED_UNIT}s? (?:later|earlier|afterwards?|previously)\\b(?! (?:than|this|in the)\\b)`
const BEFORE = `(?<![\\d.,]|\\bthan )\\b(?:the|(?<number>${NUMBER})) ${COUNTED_UNIT}s? (?:before|prior|after)${END}`
const AFTER_EVENT = `(?<![\\d.,]|\\bthan )\\b(?<number>${NUMBER}) ${COUNTED_UNIT}s? (?<side>before|after) the (?<event>[a-z]+)(?=\\s*(?:[,.;:)!?–—"”]|$))`
const IN_UNITS = `\\bin (?<number>${NUMBER}) ${COUNTED_UNIT}s?\\b(?! (?:of|after|before|['’]|time\\b)|['’])`
/** "will meet in three days" is told from the article's day; "will be built in three days" is how long it takes. */
const comesBefore =
  /\b(?:(?:will|shall|(?:is|are) (?:due |set |expected |scheduled )?to)\s+(?:be\s+held|be\s+back|meet|open|reopen|begin|start|close|end|expire|return|arrive|leave|depart|vote|resume|sail|land|rule|decide|resign|retire|take\s+(?:place|office|effect))|opens|reopens|begins|starts|closes|ends|expires|meets|returns|arrives|leaves|departs|resumes|sails)\s+(?:again\s+)?$/i

/** Dates told from the article's own: "yesterday", "last week", "earlier this year", "two days ago", "the end of the month"; and from another date in the text: "the same day", "that year", "the following week", "two days later", "a year earlier". */
export const relativeRules: readonly DateRule[] = [
  rule('day-word', DAY_WORD, dayWord),
  rule('unit', LAST_THIS_NEXT, turned),
  rule('unit', BEYOND, ({ unit, side = '' }) => relative(unitOf(unit), /^before/i.test(side) ? -2 : 2)),
  rule('unit', CURRENT, ({ unit, current, quarter, end }) => relative(unitOf(unit ?? current ?? quarter ?? end), 0)),
  rule('unit', WEEKEND, () => relative('weekend', 0)),
  rule('unit', AGO, ago),
  rule('unit', `\\bin (?<number>${NUMBER}) ${COUNTED_UNIT}s?['’]?s? time\\b`, ago),
  rule('unit', IN_UNITS, (groups, around) => (comesBefore.test(around.before) ? ago(groups, around) : undefined)),
  rule('unit', THAT, that),
  rule('season', `\\b(?:(?:later|late|early) )?(?:the same|that(?: same)?) ${SEASON}\\b`, that),
  rule('unit', `\\bthe (?<which>following|next|previous|preceding|prior) ${UNIT}\\b(?!['’]|-)`, ({ which, unit }) =>
    relative(unitOf(unit), NEIGHBOURS.get(plain(which)) ?? 0, 'context'),
  ),
  rule('unit', LATER, counted),
  rule('unit', BEFORE, counted),
  rule('unit', AFTER_EVENT, ({ unit, number, side, event }) => ({
    ...after(unit, (numberOf(number) ?? 1) * (plain(side) === 'before' ? -1 : 1), 'context'),
    event: plain(event),
  })),
]

const UNITS = '(?:days?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies))'
const SOME = `(?:few|several|couple of|many|coming|past|last|next|${NUMBER}(?:[- ]to[- ]${NUMBER}|[-–]\\d+)?(?: and a half)?)`

const SPAN_OF_TIME = `\\b(?:the|in|over|for|during|within|these|those)(?: the)? (?:last|past|next|coming|previous|following|first|final|recent) (?:${SOME} )?(?!quarters? of|quarter\\b|(?:day|week|month|year)\\b(?!s))${UNITS}\\b(?!(?<=months) of (?:(?:the|this|last|next) year|\\d{4})\\b|(?<=century) (?:[AB]\\.?[DC]|C\\.?E))`
const SOME_TIME_AGO = `\\b(?:(?:a|the) )?(?:few|several|couple of|many|some|half a|(?:more than|over|at least|up to) ${NUMBER}) ${UNITS} (?:ago|later|earlier|from now|before|after)\\b`
const EACH = `\\b(?:each|every|per|any|one) (?:other )?(?:day|week|weekend|month|quarter|year)\\b(?! (?:ago|later|earlier|before|after))`

/** Stretches of time that are no date: "over the past few weeks", "for the last two years", "in recent years", "each year". */
export const refusalRules: readonly DateRule[] = [
  rule('unit', SPAN_OF_TIME, () => REFUSED),
  rule('unit', `\\bthe (?:last|past) (?:week|month|year|day|decade)\\b`, () => REFUSED),
  rule('unit', SOME_TIME_AGO, () => REFUSED),
  rule('month', `\\b(?:each|every) ${MONTH}`, () => REFUSED),
  rule('unit', EACH, () => REFUSED),
]
