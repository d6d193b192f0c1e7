import type { DateExpression, Located, Open } from './expression.ts'
import { movedBefore, withPairedYears } from './paired.ts'
import { direction } from './tense.ts'

const joins =
  /^\s*(?:(?<dash>[–—-])|(?<word>to|through|thru|until|till|and))\s+(?:(?:early|late|mid|the|in)\s+)?$|^\s*(?<tight>[–—-])\s*$/i
const betweenBefore = /\bbetween\s+(?:(?:the|early|late|mid)\s+)?$/i
const fromBefore = /\bfrom\s+(?:(?:the|early|late|mid)\s+)?$/i
const sinceBefore = /\b(?:ever\s+)?since\s+(?:(?:about|around|early|late|mid|the|at least|as early as|in)\s+)*$/i
/** "is on view through January": up to its end; "halfway through January" is in it, and "was voted through Monday" on it. */
const throughBefore =
  /(?<=\b(?:is|are|was|were|be|stay(?:s|ed)?|remain(?:s|ed)?|continue[sd]?|runs?|ran|running|last(?:s|ed)?|extend(?:s|ed)?|open|shut|closed|valid|available|booked|on (?:display|sale|view|show|loan)|in force)\s(?:[^\s,;.]+\s){0,6}|\b(?:keeps?|holds?|stands?|appl(?:y|ies)|offers?|guarantees?|freezes|frozen|may|must|will|can)\s(?:[^\s,;.]+\s){1,6})(?<!\b(?:half|mid|part|half-?way|mid-?way|part-?way|all|right|way|pushed|rushed|voted|waved|forced|rammed|passed|carried|put|let|brought|seen|come|came|go|goes|going|gone|went|got|getting|fell|fallen)\s)(?:through|thru)\s+$/i
const untilBefore =
  /\b(?:up\s+)?(?:until|till)\s+(?:(?:about|around|early|late|mid|the|at least|as late as)\s+)*$|\bup\s+to(?:\s+and\s+including)?\s+$|\b(?:no|not)\s+later\s+than\s+$/i
/** "before 1998": some time up to then. "The day before May 3" is a day. */
const earlierBefore =
  /(?<!\b(?:not|never|days?|weeks?|months?|years?|nights?|hours?|minutes?|mornings?|evenings?|weekend|season|season's)\s)\b(?:before|prior\s+to)\s+(?:(?:about|around|early|late|mid|the)\s+)*$/i
/** "Since 2020 was a wet year": the reason, not the time. */
const reason = /^\s+(?:is|was|will|would|has|had|marks|marked|brought|saw|fell|falls|proved|turned)\b/i
/** "not until June" is in June. */
const notUntil = /(?:\bnot|n['’]t|\bnever|\bnor)\b[^.;,]{0,80}$/i
const fromAtStart =
  /(?:^|[,;:(“"]\s*|\b(?:and|but|starting|beginning|effective|as|effect|force|apply|applies|valid|sale|open|available|shut|closed|runs?|running)\s+)from\s+$/i
const onwards = /^\s+(?:on|onwards?|forward)\b(?!\s+(?:the|a|his|her|its|their)\b)/i

/** "until 8 p.m. on Sunday": the time of day between the word and its date. */
const clockBefore =
  /(?<=\b(?:until|till|since)\s+)(?:(?:about|around)\s+)?(?:\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|noon|midday|midnight|\p{L}+\s+o['’]clock)\s+(?:on\s+)?$/iu
/** "After 16 June, the ferry runs hourly": from then on, unless something was done after it. */
const afterAtStart = /^\s*After\s+(?:(?:about|around|early|late|mid|the)\s+)*$/

/** As much as the patterns above need; a text without sentence ends takes no longer than another. */
const LOOK_BACK = 150

/** A sentence and where it starts in the text. */
interface Place {
  readonly sentence: string
  readonly offset: number
  readonly question: boolean
}

function textBefore({ start }: Located, { sentence, offset }: Place): string {
  return sentence.slice(Math.max(0, start - offset - LOOK_BACK), start - offset)
}

function textBetween(a: Located, b: Located, { sentence, offset }: Place): string {
  return sentence.slice(a.end - offset, b.start - offset)
}

function isRange(between: string, before: string): boolean {
  const found = joins.exec(between)
  if (!found || movedBefore.test(before)) return false
  return found.groups?.word?.toLowerCase() !== 'and' || betweenBefore.test(before)
}

function joined(a: Located, b: Located, place: Place): Located | undefined {
  const [from, to] = [a.expression, b.expression]
  const before = textBefore(a, place)
  const alike = from.kind === to.kind && (from.kind === 'calendar' || from.kind === 'weekday')
  if (!alike || !isRange(textBetween(a, b, place), before)) return undefined
  const word = betweenBefore.exec(before) ?? fromBefore.exec(before)
  return { start: a.start - (word?.[0].length ?? 0), end: b.end, expression: { kind: 'range', from, to } }
}

/** The words before a date that open it on one side; those of "before 1998" in an article only, as a question's "before" is read with its verb. */
function opening(
  expression: DateExpression,
  before: string,
  after: string,
  question: boolean,
): (Pick<Open, 'side' | 'from'> & { words: string }) | undefined {
  const since = sinceBefore.exec(before)
  if (since && !(reason.test(after) && /(?:^|[,;:(“"]\s*)$/.test(before.slice(0, since.index))))
    return { side: 'since', words: since[0] }
  const until = untilBefore.exec(before) ?? throughBefore.exec(before)
  if (until && !notUntil.test(before.slice(0, until.index))) return { side: 'until', words: until[0] }
  const from = fromBefore.exec(before)
  if (from && (onwards.test(after) || fromAtStart.test(before))) return { side: 'since', words: from[0], from: true }
  const later = question || !/^,/.test(after) ? null : afterAtStart.exec(before)
  if (later && direction(expression, '', after) !== 'past') return { side: 'since', words: later[0], from: true }
  const isLong = expression.kind === 'calendar' && expression.unit !== 'day'
  const earlier = isLong && !question ? earlierBefore.exec(before) : null
  return earlier ? { side: 'until', words: earlier[0] } : undefined
}

function opened(date: Located, place: Place): Located {
  const { expression, start, end } = date
  if (expression.kind === 'range' || expression.kind === 'open') return date
  const after = place.sentence.slice(end - place.offset, end - place.offset + LOOK_BACK)
  const before = textBefore(date, place)
  const clock = clockBefore.exec(before)?.[0].length ?? 0
  const found = opening(expression, before.slice(0, before.length - clock), after, place.question)
  if (!found) return date
  const { words, ...side } = found
  // A time of day stays outside of its date.
  return {
    start: clock > 0 ? start : start - words.length,
    end,
    expression: { kind: 'open', ...side, date: expression },
  }
}

/**
 * Joins neighbours that make one date ("from June to August 2019") and takes in "since" and "until".
 * @param offset where the sentence starts in the text
 * @param question whether it is a question, which "before" asks with
 */
export function combine(
  found: readonly Located[],
  sentence: string,
  offset: number,
  question = false,
): readonly Located[] {
  const place = { sentence, offset, question }
  const dates = withPairedYears(found, (first, second) => ({
    before: textBefore(first, place),
    between: textBetween(first, second, place),
  }))
  const combined: Located[] = []
  for (let i = 0; i < dates.length; i++) {
    const [date, next] = [dates[i], dates[i + 1]]
    if (!date) continue
    const range = next && joined(date, next, place)
    combined.push(range ?? opened(date, place))
    if (range) i++
  }
  return combined
}
