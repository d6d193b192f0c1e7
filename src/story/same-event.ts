/** Whether two reports tell the same event: by their dates, their words, who takes part and what is done. */

import { type Bounds, bounds, contains, dayNumber, overlaps, precision, yearOfDay } from '../dates/index.ts'
import { nameKey } from '../names/name-key.ts'
import { analyse } from '../search/terms.ts'
import type { Edtf } from '../types.ts'
import { type Candidate, contentTerms } from './candidate.ts'

/** Verbs and nouns of one line tell the same kind of event. General news English. */
const lines = `
meet meeting talk talks receive
hold take_place occur happen organise organize host stage convene have
announce unveil introduce launch release debut present reveal
announce say state tell declare report add note claim offer give
begin start open inaugurate kick
end finish conclude close cease
buy purchase acquire acquisition takeover
sell sale
die death pass_away
found establish create set_up
resign quit step_down leave departure resignation
appoint name elect nominate appointment
sue file lawsuit
win beat defeat victory
lose loss
sign reach agree agreement deal settle settlement
arrest detain
attack bomb strike
kill murder
crash collide
visit travel trip tour
attend join participate
cut lower reduce
raise increase rise
order purchase
deliver hand
fly flight
`

/** The numbers of the lines that each term stands in. */
const groups = new Map<string, Set<number>>()
for (const [number, line] of lines.trim().split('\n').entries())
  for (const term of line.split(/\s+/).flatMap((word) => analyse(word.replace(/_.*/, '')).slice(0, 1)))
    groups.set(term, (groups.get(term) ?? new Set()).add(number))

/** The index term of a verb, by which acts are compared. */
const actOf = (verb: string): string | undefined => analyse(verb)[0]

/** Whether two acts can be of the same event. */
function sameAct(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a === b || [...(groups.get(a) ?? [])].some((line) => groups.get(b)?.has(line))
}

/** What happens to a person or body only once, so that two dates for it are a conflict and not two events. */
const once = new Set(analyse('bear die found establish assassinate marry inaugurate dissolve unveil launch'))

export const happensOnce = (verb: string): boolean => analyse(verb).some((term) => once.has(term))

const known = new Map<Edtf, Bounds | undefined>()
const mostKnown = 20_000

/** As `bounds`, remembered: the same dates come again and again. */
export function boundsOf(date: Edtf): Bounds | undefined {
  if (known.has(date)) return known.get(date)
  if (known.size >= mostKnown) known.clear()
  const found = bounds(date)
  known.set(date, found)
  return found
}

/** How two dates stand to each other: the same days; one within the other or without its year; days apart that a slip may explain; or none. */
type DateRelation = 'same' | 'compatible' | 'close' | 'apart'

/** Days within which two reports of one event may differ by a slip. */
export const slip = 3

export function relate(a: Edtf, b: Edtf): DateRelation {
  if (a === b || a.replace(/[?~%]$/, '') === b.replace(/[?~%]$/, '')) return 'same'
  const x = boundsOf(a)
  const y = boundsOf(b)
  if (!x || !y) return overlaps(a, b) ? 'compatible' : 'apart'
  if (x.from === y.from && x.to === y.to) return 'same'
  if (contains(a, b) || contains(b, a)) return 'compatible'
  if (x.from !== x.to || y.from !== y.to) return 'apart'
  return Math.abs(dayNumber(x.from) - dayNumber(y.from)) <= slip ? 'close' : 'apart'
}

/** A report with its words, so that they are read once. */
export interface Report {
  readonly candidate: Candidate
  readonly act: string | undefined
  readonly clause: ReadonlySet<string>
  readonly sentence: ReadonlySet<string>
}

export function reportOf(candidate: Candidate, topicTerms: ReadonlySet<string>): Report {
  const without = (terms: ReadonlySet<string>) => new Set([...terms].filter((term) => !topicTerms.has(term)))
  return {
    candidate,
    act: actOf(candidate.verb),
    clause: without(contentTerms(candidate.clause)),
    sentence: without(contentTerms(candidate.citation.quote)),
  }
}

function share(part: ReadonlySet<string>, whole: ReadonlySet<string>): { count: number; rate: number } {
  let count = 0
  for (const term of part) if (whole.has(term)) count++
  return { count, rate: part.size === 0 ? 0 : count / part.size }
}

/**
 * How much of the shorter telling stands in the other's.
 * @param whole whether the rest of the other's sentence counts too
 */
function likeness(a: Report, b: Report, whole: boolean): { count: number; rate: number } {
  const [x, y] = [share(a.clause, b.sentence), share(b.clause, a.sentence)]
  const both = share(a.clause, b.clause)
  if (!whole) return { count: both.count, rate: both.rate && Math.max(both.rate, share(b.clause, a.clause).rate) }
  return {
    count: Math.max(both.count, Math.min(x.count, y.count)),
    rate: Math.max(x.rate * Math.min(1, a.clause.size / 3), y.rate * Math.min(1, b.clause.size / 3)),
  }
}

/** Shares needed where the acts are of one kind, and where they are not; a day leaves room for fewer events than a year. */
const needed = { day: [0.26, 0.5], longer: [0.5, 0.8], close: 0.7 } as const

const isDay = (date: Edtf): boolean => {
  const span = boundsOf(date)
  return span ? span.from === span.to : precision(date) === 'day'
}

/** Days of the coarsest date by which a single event can be pointed to ("the strike of May 2022"). */
const mostDays = 31

const isShort = (date: Edtf): boolean => {
  const span = boundsOf(date)
  return span ? dayNumber(span.to) - dayNumber(span.from) < mostDays : precision(date) === 'day'
}

/** Whether a report points by its words to what another tells: "the strike of 3 May" to "the drivers went on strike on 3 May". */
function pointsTo({ candidate: { reference, date } }: Report, { candidate: other }: Report): boolean {
  if (!reference || !isShort(date) || !isShort(other.date)) return false
  const [noun] = analyse(reference.noun)
  if (noun === undefined) return false
  const told = new Set(analyse(other.citation.quote))
  const clause = new Set(analyse(other.clause))
  const isNamed = (isDay(other.date) ? told : clause).has(noun)
  return isNamed && analyse(reference.phrase).filter((term) => !told.has(term)).length <= 1
}

/** Whether two reports tell the same event. */
export function isSameEvent(a: Report, b: Report): boolean {
  const relation = relate(a.candidate.date, b.candidate.date)
  if (relation === 'apart') return isOnceOnly(a, b)
  const act = sameAct(a.act, b.act)
  const alike = likeness(a, b, relation === 'same')
  // Two dates in one sentence are two events, but for one date said twice.
  if (a.candidate.citation.article === b.candidate.citation.article && a.candidate.sentence === b.candidate.sentence)
    return relation === 'same' && share(a.clause, b.clause).rate >= 0.8
  if ((relation === 'same' || relation === 'compatible') && (pointsTo(a, b) || pointsTo(b, a))) return true
  if (relation === 'close' && a.candidate.citation.article === b.candidate.citation.article) return false
  const byNoun = a.candidate.dating === 'noun' || b.candidate.dating === 'noun'
  if (byNoun && act && relation === 'same') return share(a.sentence, b.sentence).count >= 3
  if (relation === 'same' && isDay(a.candidate.date))
    return alike.count >= (act ? 1 : 2) && alike.rate >= needed.day[act ? 0 : 1]
  if (act && !byNoun && relation === 'compatible' && alike.count === 2) return alike.rate === 1
  return (
    alike.count >= (relation === 'same' ? 2 : 3) &&
    alike.rate >= needed.longer[act ? 0 : 1] &&
    (relation !== 'close' || (act && alike.rate >= needed.close))
  )
}

/** "Founded in 1975", "founded in 1976": one event, two dates. */
function isOnceOnly(a: Report, b: Report): boolean {
  if (
    a.candidate.citation.article === b.candidate.citation.article ||
    !happensOnce(a.candidate.verb) ||
    a.candidate.verb !== b.candidate.verb
  )
    return false
  const [x, y] = [boundsOf(a.candidate.date), boundsOf(b.candidate.date)]
  if (!x || !y || Math.abs(yearOfDay(x.from) - yearOfDay(y.from)) > 2) return false
  const alike = likeness(a, b, false)
  const who = new Set(a.candidate.who.map(nameKey))
  return b.candidate.who.some((name) => who.has(nameKey(name))) || (alike.count >= 2 && alike.rate >= 0.8)
}
