import { distance } from 'fastest-levenshtein'
import { numberIn, type SqliteFile, textIn } from './database.ts'
import type { QueryTerm } from './engine.ts'

/** At most this many spellings stand for a term that no passage has, each counting less. */
const spellings = 4
export const nearWeight = 0.6

/** A term of a query that passages have. */
export interface KnownTerm {
  readonly term: string
  readonly boost: number
  /** Passages that have it. */
  readonly frequency: number
}

/** In how many passages a term stands. */
export function frequencyOf(file: SqliteFile, term: string): number {
  const row = file.row('select doc from term where term = ?', [term])
  return row === undefined ? 0 : numberIn(row, 'doc')
}

/** How many letters a misspelling of a term may differ by: one from four letters on, two from eight on, none in shorter ones. */
export const editsOf = (term: string): number => (term.length < 4 ? 0 : term.length < 8 ? 1 : 2)

/** Those of some words that are nearest to a term, all at the same distance, with the same first letter. @param most edits */
export function nearestSpellings(term: string, words: readonly string[], most: number): string[] {
  const near = words
    .filter((other) => other[0] === term[0] && Math.abs(other.length - term.length) <= most && /^\p{L}+$/u.test(other))
    .map((other) => ({ other, edits: distance(term, other) }))
  const least = Math.min(most, ...near.map(({ edits }) => edits))
  return near
    .filter(({ edits }) => edits === least)
    .map(({ other }) => other)
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .slice(0, spellings)
}

function near(file: SqliteFile, term: string): string[] {
  const most = editsOf(term)
  const [first = ''] = term
  if (most === 0) return []
  const others = file.rows('select term from term where term >= ? and term < ?', [first, `${first}\u{10ffff}`])
  return nearestSpellings(
    term,
    others.map((row) => textIn(row, 'term')),
    most,
  )
}

/** The query's terms that passages have, or their nearest spellings, each once, the rarest first. */
export function knownTerms(file: SqliteFile, terms: readonly QueryTerm[]): KnownTerm[] {
  const known = new Map<string, KnownTerm>()
  const add = (term: string, boost: number): boolean => {
    const frequency = known.get(term)?.frequency ?? frequencyOf(file, term)
    if (frequency > 0) known.set(term, { term, frequency, boost: boost + (known.get(term)?.boost ?? 0) })
    return frequency > 0
  }
  for (const { term, boost = 1, fuzzy = false } of terms)
    if (!add(term, boost) && fuzzy) for (const other of near(file, term)) add(other, boost * nearWeight)
  return [...known.values()].sort((a, b) => a.frequency - b.frequency || (a.term < b.term ? -1 : 1))
}
