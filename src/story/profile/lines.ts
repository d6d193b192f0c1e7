import { citationOf } from '../../citation.ts'
import { bounds, compareEdtf } from '../../dates/index.ts'
import { type Statement, wordsOf } from '../../facts/statement.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Edtf, ProfileLine, StatementLine } from '../../types.ts'
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
  if (bounds(a) === undefined || bounds(b) === undefined) return bounds(b) === undefined ? a : b
  return compareEdtf(a, b) >= 0 ? a : b
}

/** The line's own date, or that of the article which says so. */
const dateOf = (line: ProfileLine): Edtf | undefined => line.date ?? line.citations[0].published

/** Lines in order of time. */
export function inOrder<Line extends ProfileLine>(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => byDate(dateOf(a), dateOf(b)))
}

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
  const lines = subject.records.flatMap(({ article, facts }) => {
    const seen = new Set<number>()
    return facts.flatMap((fact): StatementLine[] => {
      if (fact.kind !== 'statement' || !subject.is(fact.who) || seen.has(fact.sentence)) return []
      seen.add(fact.sentence)
      const words = wordsOf(article.text, fact)
      const [sentence] = fact.evidence
      const told = standsAlone(words, fact, article.text) ? words : article.text.slice(sentence.start, sentence.end)
      const text = asSentence(unquoted(told.replace(/\s+/g, ' ').trim()), fact.direct)
      if (text.split(' ').length < fewestWords) return []
      return [
        {
          text,
          direct: fact.direct,
          citations: [citationOf(article, fact.evidence[0], fact.what)],
          ...(article.published ? { date: article.published } : {}),
        },
      ]
    })
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
    const date = known?.date ?? line.date
    if (at !== undefined && known)
      kept[at] = {
        ...known,
        ...(date ? { date } : {}),
        citations: distinctCitations([...known.citations, ...line.citations]),
      }
    else places.set(key, [...alike, kept.push(line) - 1])
  }
  return inOrder(kept)
}

/** What a subject attended, visited, opened, hosted. */
export function presenceLines(subject: Subject): ProfileLine[] {
  return distinct(
    subject.records.flatMap(({ article, facts }) =>
      facts.flatMap((fact): ProfileLine[] => {
        if (fact.kind !== 'presence' || !fact.who.some((party) => subject.is(party.name))) return []
        // "Gave a speech", whichever verb the article has: nobody spoke one.
        const done = fact.role === 'spoke' ? 'gave' : fact.role
        // A thing that a sentence begins with has a capital there: "The fair was attended by …".
        const what = fact.what.replace(/^(?:The|An?|Its|Their|His|Her)\b/, (word) => word.toLowerCase())
        const text = `${done} ${what}${fact.where ? ` in ${fact.where}` : ''}`.replace(/\s+/g, ' ')
        return [
          {
            text: text.charAt(0).toUpperCase() + text.slice(1),
            citations: [citationOf(article, fact.evidence[0])],
            ...(fact.when ? { date: fact.when.edtf } : {}),
          },
        ]
      }),
    ),
  )
}

/** Where a subject has been, by meetings, presences and dated events. */
export function placeLines(subject: Subject): ProfileLine[] {
  return distinct(
    subject.records.flatMap(({ article, facts }) =>
      facts.flatMap((fact): ProfileLine[] => {
        if (fact.kind !== 'meeting' && fact.kind !== 'presence' && fact.kind !== 'event') return []
        const took = fact.kind === 'meeting' ? [...fact.who, ...fact.whom] : fact.who
        if (
          !fact.where ||
          subject.is(fact.where) ||
          !took.some((party) => subject.is(party.name)) ||
          (fact.kind === 'event' && fact.planned)
        )
          return []
        return [
          {
            text: fact.where,
            citations: [citationOf(article, fact.evidence[0])],
            ...(fact.when ? { date: fact.when.edtf } : {}),
          },
        ]
      }),
    ),
  )
}
