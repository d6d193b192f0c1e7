import type { Calendar, DateExpression, Located, Weekday } from './expression.ts'
import { withYearOf } from './inherit-year.ts'

const joins =
  /^\s*(?:(?<dash>[–—-])|(?<word>to|through|thru|until|till|and))\s+(?:(?:early|late|mid|the|in)\s+)?$|^\s*(?<tight>[–—-])\s*$/i
const betweenBefore = /\bbetween\s+(?:(?:the|early|late|mid)\s+)?$/i
const fromBefore = /\bfrom\s+(?:(?:the|early|late|mid)\s+)?$/i
/** "moved from Monday to Friday" names two days, not the time between. */
const movedBefore =
  /\b(?:postponed|moved|changed|delayed|rescheduled|shifted|pushed|brought forward|put back|up|down|rose|fell|grew|increased|decreased)\b[^.;]{0,40}$/i

const sinceBefore = /\b(?:ever\s+)?since\s+(?:(?:about|around|early|late|mid|the|at least|as early as|in)\s+)*$/i
const untilBefore =
  /\b(?:up\s+)?(?:until|till)\s+(?:(?:about|around|early|late|mid|the|at least|as late as)\s+)*$|\bup\s+to\s+$|\b(?:runs?|open|continues?|lasts?|valid|on display)\s+(?:\w+\s+)?through\s+$/i
/** "not until June" is in June. */
const notUntil = /(?:\bnot|n['’]t|\bnever|\bnor)\b[^.;,]{0,80}$/i
const fromAtStart = /(?:^|[,;:(“"]\s*|\b(?:and|but|starting|beginning|effective|as)\s+)from\s+$/i
const onwards = /^\s+(?:on|onwards?|forward)\b(?!\s+(?:the|a|his|her|its|their)\b)/i

type Single = Calendar | Weekday

function isSingle(expression: DateExpression): expression is Single {
  return expression.kind === 'calendar' || expression.kind === 'weekday'
}

function agree(a: DateExpression, b: DateExpression): boolean {
  return isSingle(a) && isSingle(b) && a.kind === b.kind
}

function isRange(text: string, sentence: string, start: number): boolean {
  const found = joins.exec(text)
  if (!found) return false
  const before = sentence.slice(0, start)
  if (movedBefore.test(before)) return false
  if (found.groups?.word?.toLowerCase() === 'and') return betweenBefore.test(before)
  return true
}

function joined(a: Located, b: Located, sentence: string, offset: number): Located | undefined {
  const between = sentence.slice(a.end - offset, b.start - offset)
  if (!agree(a.expression, b.expression) || !isRange(between, sentence, a.start - offset)) return undefined
  const before = sentence.slice(0, a.start - offset)
  const word = betweenBefore.exec(before) ?? fromBefore.exec(before)
  return {
    start: word ? word.index + offset : a.start,
    end: b.end,
    expression: { kind: 'range', from: a.expression, to: b.expression },
  }
}

function opened(date: Located, sentence: string, offset: number): Located {
  const { expression, start, end } = date
  if (expression.kind === 'range' || expression.kind === 'open') return date
  const before = sentence.slice(0, start - offset)
  const after = sentence.slice(end - offset)
  const since = sinceBefore.exec(before)
  if (since) return { start: since.index + offset, end, expression: { kind: 'open', side: 'since', date: expression } }
  const until = untilBefore.exec(before)
  if (until) {
    if (notUntil.test(before.slice(0, until.index))) return date
    return { start: until.index + offset, end, expression: { kind: 'open', side: 'until', date: expression } }
  }
  const from = fromBefore.exec(before)
  if (from && (onwards.test(after) || fromAtStart.test(before))) {
    return { start: from.index + offset, end, expression: { kind: 'open', side: 'since', date: expression } }
  }
  return date
}

const lists = /^\s*(?:,|,?\s*(?:and|or))\s+$/

/** In a list the last year goes for all: "in June and July 2010", "May 5, June 7 and June 9, 2007". */
function withListedYears(dates: readonly Located[], sentence: string, offset: number): readonly Located[] {
  return dates.reduceRight<Located[]>((done, date) => {
    const [next] = done
    const listed = next !== undefined && lists.test(sentence.slice(date.end - offset, next.start - offset))
    done.unshift(listed ? { ...date, expression: withYearOf(date.expression, next.expression) } : date)
    return done
  }, [])
}

/** Joins neighbours that make one date ("from June to August 2019") and takes in "since" and "until". */
export function combine(found: readonly Located[], sentence: string, offset: number): readonly Located[] {
  const dates = withListedYears(found, sentence, offset)
  const combined: Located[] = []
  for (let i = 0; i < dates.length; i++) {
    const date = dates[i]
    const next = dates[i + 1]
    if (!date) continue
    const range = next && joined(date, next, sentence, offset)
    combined.push(range ?? opened(date, sentence, offset))
    if (range) i++
  }
  return combined
}
