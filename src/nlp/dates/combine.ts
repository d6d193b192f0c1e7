import { type Calendar, type DateExpression, type Located, type Open, type Weekday, withYearOf } from './expression.ts'

const joins =
  /^\s*(?:(?<dash>[–—-])|(?<word>to|through|thru|until|till|and))\s+(?:(?:early|late|mid|the|in)\s+)?$|^\s*(?<tight>[–—-])\s*$/i
const betweenBefore = /\bbetween\s+(?:(?:the|early|late|mid)\s+)?$/i
const fromBefore = /\bfrom\s+(?:(?:the|early|late|mid)\s+)?$/i
/** "moved from Monday to Friday" names two days, not the time between. */
const movedBefore =
  /\b(?:postponed|moved|changed|delayed|rescheduled|shifted|pushed|brought forward|put back|up|down|rose|fell|grew|increased|decreased)\b[^.;]{0,40}$/i

const sinceBefore = /\b(?:ever\s+)?since\s+(?:(?:about|around|early|late|mid|the|at least|as early as|in)\s+)*$/i
const untilBefore =
  /\b(?:up\s+)?(?:until|till)\s+(?:(?:about|around|early|late|mid|the|at least|as late as)\s+)*$|\bup\s+to(?:\s+and\s+including)?\s+$|\b(?:no|not)\s+later\s+than\s+$|(?<=\b(?:runs?|running|open|shut|closed|continues?|lasts?|stays?|remains?|valid|available|booked|on display|on sale|in force)\s(?:\w+\s)?)(?:through|thru)\s+$/i
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

type Single = Calendar | Weekday

function isSingle(expression: DateExpression): expression is Single {
  return expression.kind === 'calendar' || expression.kind === 'weekday'
}

function agree(a: DateExpression, b: DateExpression): boolean {
  return isSingle(a) && isSingle(b) && a.kind === b.kind
}

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

/** Where in the text a match starts that reaches up to the date. */
function startOf(match: RegExpExecArray, date: Located): number {
  return date.start - match[0].length
}

function isRange(between: string, before: string): boolean {
  const found = joins.exec(between)
  if (!found || movedBefore.test(before)) return false
  return found.groups?.word?.toLowerCase() !== 'and' || betweenBefore.test(before)
}

function joined(a: Located, b: Located, place: Place): Located | undefined {
  const before = textBefore(a, place)
  if (!agree(a.expression, b.expression) || !isRange(textBetween(a, b, place), before)) return undefined
  const word = betweenBefore.exec(before) ?? fromBefore.exec(before)
  return {
    start: word ? startOf(word, a) : a.start,
    end: b.end,
    expression: { kind: 'range', from: a.expression, to: b.expression },
  }
}

/** The word before a date that opens it on one side. */
function opening(before: string, after: string): (Pick<Open, 'side' | 'from'> & { word: RegExpExecArray }) | undefined {
  const since = sinceBefore.exec(before)
  if (since)
    return reason.test(after) && /(?:^|[,;:(“"]\s*)$/.test(before.slice(0, since.index))
      ? undefined
      : { side: 'since', word: since }
  const until = untilBefore.exec(before)
  if (until) return notUntil.test(before.slice(0, until.index)) ? undefined : { side: 'until', word: until }
  const from = fromBefore.exec(before)
  return from && (onwards.test(after) || fromAtStart.test(before))
    ? { side: 'since', word: from, from: true }
    : undefined
}

/** "before 1998", of a year, a month and the like in an article: a question's "before" is read with its verb. */
function earlier(
  { expression }: Located,
  before: string,
  { question }: Place,
): (Pick<Open, 'side'> & { word: RegExpExecArray }) | undefined {
  const word =
    question || expression.kind !== 'calendar' || expression.unit === 'day' ? null : earlierBefore.exec(before)
  return word ? { side: 'until', word } : undefined
}

function opened(date: Located, place: Place): Located {
  const { expression, end } = date
  if (expression.kind === 'range' || expression.kind === 'open') return date
  const endInSentence = end - place.offset
  const before = textBefore(date, place)
  const found = opening(before, place.sentence.slice(endInSentence, endInSentence + 20)) ?? earlier(date, before, place)
  if (!found) return date
  const { word, ...side } = found
  return { start: startOf(word, date), end, expression: { kind: 'open', ...side, date: expression } }
}

const lists = /^\s*(?:,|,?\s*(?:and|or))\s+$/

/** In a list the last year goes for all: "in June and July 2010", "May 5, June 7 and June 9, 2007". */
function withListedYears(dates: readonly Located[], place: Place): readonly Located[] {
  let next: Located | undefined
  return dates
    .toReversed()
    .map((date) => {
      const listed = next !== undefined && lists.test(textBetween(date, next, place))
      next = listed && next ? { ...date, expression: withYearOf(date.expression, next.expression) } : date
      return next
    })
    .reverse()
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
  const dates = withListedYears(found, place)
  const combined: Located[] = []
  for (let i = 0; i < dates.length; i++) {
    const date = dates[i]
    const next = dates[i + 1]
    if (!date) continue
    const range = next && joined(date, next, place)
    combined.push(range ?? opened(date, place))
    if (range) i++
  }
  return combined
}
