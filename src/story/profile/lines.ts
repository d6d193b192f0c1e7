import { citationOf } from '../../citation.ts'
import { bounds, compareEdtf } from '../../dates/index.ts'
import type { Fact } from '../../facts/index.ts'
import { given, type When } from '../../facts/reading.ts'
import { type Statement, wordsOf } from '../../facts/statement.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Article, Edtf, ProfileLine, StatementLine } from '../../types.ts'
import { distinctCitations } from '../source.ts'
import type { Subject } from './subject.ts'

/** Orders two dates that may be missing; what has none stands last. */
export function byDate(a: Edtf | undefined, b: Edtf | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1
  return compareEdtf(a, b)
}

/** The later of two dates; one that is missing or has no year is not later. */
export function laterOf(a: Edtf | undefined, b: Edtf | undefined): Edtf | undefined {
  if (a === undefined || b === undefined) return a ?? b
  if (!bounds(a) || !bounds(b)) return bounds(b) ? b : a
  return compareEdtf(a, b) >= 0 ? a : b
}

/** The line's own date, or that of the article which says so. */
const dateOf = (line: ProfileLine): Edtf | undefined => line.date ?? line.citations[0].published

/** Lines in order of time. */
export function inOrder<Line extends ProfileLine>(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => byDate(dateOf(a), dateOf(b)))
}

/** The lines that the facts of a subject's articles give. */
export const readLines = <Line>(
  { records }: Subject,
  read: (fact: Fact, article: Article) => readonly Line[],
): Line[] => records.flatMap(({ article, facts }) => facts.flatMap((fact) => read(fact, article)))

/** At most this many statements, of the newest articles. */
const mostStatements = 200

/** Verbs that take a clause: the words said make sense without them. */
const takesClause = new Set(
  'say think believe insist claim argue hope suggest reply answer conclude add write'.split(' '),
)
/** Verbs that take a clause or a thing ("noted its beauty"): their words make sense alone behind "that", or in front of the verb. */
const takesEither = new Set(
  'state note announce declare explain stress emphasize emphasise remark comment report admit confirm warn promise predict acknowledge mention observe recall'.split(
    ' ',
  ),
)
/** Fewer words are a scrap, not a statement. */
const fewestWords = 4

/** How a rest of a sentence begins whose subject or verb stands elsewhere ("X, she said, can become …"). */
const rest = /^(?:to|of|on|for|with|can|could|will|would|may|might|must|should|is|are|was|were|has|have|had)\b/

function standsAlone(words: string, { direct, fragment, verb, continued, what, evidence }: Statement, text: string) {
  if (direct || continued) return true
  if (fragment || rest.test(words)) return false
  if (takesClause.has(verb) || verb === 'according to') return true
  const before = text.slice(evidence[0].start, what.start).trimEnd()
  return takesEither.has(verb) && (before === '' || /\bthat,?$/i.test(before))
}

/** A sentence of words that stood within another; what is quoted stays as it is. */
function asSentence(words: string, direct: boolean): string {
  if (direct || words === '') return words
  const whole = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?…]["”’)]*$/.test(whole) ? whole : `${whole}.`
}

const unquoted = (text: string): string => text.replace(/^["“]\s*|[,\s]*["”]$/g, '')

/** What a subject has said, as the articles word it, by the date of the article. */
export function statementLines(subject: Subject): StatementLine[] {
  const seen = new Set<string>()
  const lines = readLines(subject, (fact, article): StatementLine[] => {
    const place = `${article.id} ${fact.sentence}`
    if (fact.kind !== 'statement' || !subject.is(fact.who) || seen.has(place)) return []
    seen.add(place)
    const { direct, evidence, what } = fact
    const words = wordsOf(article.text, fact)
    const told = standsAlone(words, fact, article.text) ? words : article.text.slice(evidence[0].start, evidence[0].end)
    const text = asSentence(unquoted(told.replace(/\s+/g, ' ').trim()), direct)
    if (text.split(' ').length < fewestWords) return []
    const citation = citationOf(article, evidence[0], what)
    return [{ text, direct, citations: [citation], ...given({ date: article.published }) }]
  })
  return inOrder(lines).slice(-mostStatements)
}

const isSameTime = (a: Edtf | undefined, b: Edtf | undefined): boolean => a === b || a === undefined || b === undefined

/** Puts lines of the same text (and date, where both have one) together. */
function distinct(lines: readonly ProfileLine[]): ProfileLine[] {
  const kept: ProfileLine[] = []
  /** Places in `kept` by the key of the text. */
  const places = new Map<string, number[]>()
  for (const line of lines) {
    const key = nameKey(line.text)
    const alike = places.get(key) ?? []
    const at = alike.find((place) => isSameTime(kept[place]?.date, line.date))
    const known = at === undefined ? undefined : kept[at]
    if (at === undefined || !known) places.set(key, [...alike, kept.push(line) - 1])
    else {
      const citations = distinctCitations([...known.citations, ...line.citations])
      kept[at] = { ...known, ...given({ date: known.date ?? line.date }), citations }
    }
  }
  return inOrder(kept)
}

/** What a subject attended, visited, opened, hosted. */
export const presenceLines = (subject: Subject): ProfileLine[] =>
  distinct(
    readLines(subject, (fact, article): ProfileLine[] => {
      if (fact.kind !== 'presence' || !fact.who.some((party) => subject.is(party.name))) return []
      // "Gave a speech", whichever verb the article has: nobody spoke one.
      const done = fact.role === 'spoke' ? 'gave' : fact.role
      // A thing that a sentence begins with has a capital there: "The fair was attended by …".
      const what = fact.what.replace(/^(?:The|An?|Its|Their|His|Her)\b/, (word) => word.toLowerCase())
      const text = `${done} ${what}${fact.where ? ` in ${fact.where}` : ''}`.replace(/\s+/g, ' ')
      return [lineOf(article, fact, text.charAt(0).toUpperCase() + text.slice(1), fact.when)]
    }),
  )

/** Where a subject has been, by meetings, presences and dated events. */
export const placeLines = (subject: Subject): ProfileLine[] =>
  distinct(
    readLines(subject, (fact, article): ProfileLine[] => {
      if (fact.kind !== 'meeting' && fact.kind !== 'presence' && fact.kind !== 'event') return []
      const { where, when } = fact
      const took = fact.kind === 'meeting' ? [...fact.who, ...fact.whom] : fact.who
      const isPlanned = fact.kind === 'event' && fact.planned
      if (!where || isPlanned || subject.is(where) || !took.some((party) => subject.is(party.name))) return []
      return [lineOf(article, fact, where, when)]
    }),
  )

const lineOf = (article: Article, { evidence }: Fact, text: string, when: When | undefined): ProfileLine => ({
  text,
  citations: [citationOf(article, evidence[0])],
  ...given({ date: when?.edtf }),
})
