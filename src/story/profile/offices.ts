import { citationOf } from '../../citation.ts'
import { given } from '../../facts/reading.ts'
import { analyse } from '../../search/terms.ts'
import type { OfficeLine } from '../../types.ts'
import { distinctCitations } from '../source.ts'
import { byDate, inOrder, laterOf, readLines } from './lines.ts'
import type { Subject } from './subject.ts'

/** The offices of a subject, one for each sentence that says so. */
export const officesOf = (subject: Subject): OfficeLine[] =>
  readLines(subject, (fact, article): OfficeLine[] => {
    if (fact.kind !== 'office' || !subject.is(fact.who)) return []
    const { phrase: text, title, former, appointed, asOf, of, evidence } = fact
    const citation = citationOf(article, evidence[0], evidence[1])
    return [{ text, title, former, citations: [citation], ...given({ date: appointed ?? asOf, of, asOf, appointed }) }]
  })

const bodyTerms = ({ of = '' }: OfficeLine): Set<string> => new Set(titleTerms(of).split(' ').filter(Boolean))

/** Titles come again and again: at most this many are remembered with their terms. */
const mostTitles = 5000
const titles = new Map<string, string>()

function titleTerms(title: string): string {
  const known = titles.get(title)
  if (known !== undefined) return known
  const terms = analyse(title).join(' ')
  if (titles.size >= mostTitles) titles.clear()
  titles.set(title, terms)
  return terms
}

const initialsOf = (title: string): string =>
  title
    .split(/[\s-]+/)
    .map((word) => word.charAt(0).toLowerCase())
    .join('')

/** The same words, or the initials of one for the words of the other ("CEO"). */
function isSameTitle(a: string, b: string): boolean {
  if (titleTerms(a) === titleTerms(b)) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return /^[A-Z]{2,4}$/.test(short) && short.toLowerCase() === initialsOf(long)
}

/** Whether two lines mean one office: the same title, and one body or none named. */
export function isSameOffice(a: OfficeLine, b: OfficeLine): boolean {
  if (!isSameTitle(a.title, b.title)) return false
  const [x, y] = [bodyTerms(a), bodyTerms(b)]
  if (x.size === 0 || y.size === 0) return true
  const shared = [...x].filter((term) => y.has(term)).length
  return shared / Math.min(x.size, y.size) >= 0.5
}

/** One line of two: the fuller wording, from the first date to the last; former where the later article says so. */
function join(a: OfficeLine, b: OfficeLine): OfficeLine {
  const fuller = (b.of?.length ?? 0) > (a.of?.length ?? 0) ? b : a
  const last = laterOf(a.asOf, b.asOf) === b.asOf ? b : a
  const appointed = a.appointed ?? b.appointed
  const date = appointed ?? (byDate(a.date, b.date) <= 0 ? a.date : b.date)
  return {
    text: fuller.text,
    title: fuller.title,
    former: last.former,
    citations: distinctCitations([...a.citations, ...b.citations]),
    ...given({ of: fuller.of, date, asOf: last.asOf ?? a.asOf, appointed }),
  }
}

/** The offices of a person in order of time, each once: `date` is when it was taken up or first spoken of, `asOf` when last. */
export function officeLines(held: readonly OfficeLine[]): OfficeLine[] {
  const lines: OfficeLine[] = []
  for (const line of [...held].sort((a, b) => byDate(a.asOf, b.asOf))) {
    const at = lines.findIndex((other) => isSameOffice(other, line))
    const known = lines[at]
    if (known) lines[at] = join(known, line)
    else lines.push(line)
  }
  return inOrder(lines)
}
