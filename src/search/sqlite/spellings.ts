import { distance } from 'fastest-levenshtein'
import { type SqliteFile, textIn } from './database.ts'

/** Which words are meant: terms of the index or words of names. */
export type SpellingKind = 'term' | 'name'

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/** Keeps words by first letter and length, so that few are compared with a misspelt one. */
export function writeSpellings(file: SqliteFile, kind: SpellingKind, words: Iterable<string>): void {
  const groups = new Map<string, string[]>()
  for (const word of words) {
    if (!/^\p{L}+$/u.test(word)) continue
    const key = `${word[0]} ${word.length}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [word])
    else group.push(word)
  }
  file.run('delete from spelling where kind = ?', [kind])
  for (const [key, group] of groups) {
    const [first = '', length = ''] = key.split(' ')
    const sql = 'insert into spelling (kind, first, length, words) values (?, ?, ?, ?)'
    file.run(sql, [kind, first, Number(length), group.sort().join(' ')])
  }
}

/** Words with the same first letter whose length differs by at most `most`, shorter ones first. */
export function sameFirst(file: SqliteFile, kind: SpellingKind, word: string, most: number): string[] {
  const sql = 'select words from spelling where kind = ? and first = ? and length between ? and ? order by length'
  const rows = file.rows(sql, [kind, word[0] ?? '', word.length - most, word.length + most])
  return rows.flatMap((row) => textIn(row, 'words').split(' '))
}

/** What a word may have been with one letter more, less or another; ascending by length. */
export function oneEdit(word: string): string[] {
  const made: string[] = []
  for (let at = 0; at < word.length; at++) made.push(word.slice(0, at) + word.slice(at + 1))
  for (let at = 0; at < word.length; at++)
    for (const letter of alphabet) made.push(word.slice(0, at) + letter + word.slice(at + 1))
  for (let at = 0; at <= word.length; at++)
    for (const letter of alphabet) made.push(word.slice(0, at) + letter + word.slice(at))
  return [...new Set(made)].filter((other) => other !== word)
}

/** One edit that changes the first letter. */
export function firstLetterEdits(word: string): string[] {
  const rest = word.slice(1)
  return [rest, ...alphabet.map((letter) => letter + rest), ...alphabet.map((letter) => letter + word)].filter(
    (other) => other !== word && other[0] !== word[0],
  )
}

/** See `Vocabulary.near`: the terms nearest to one, all at the same distance, at most `limit`. */
export function nearTerms(
  file: SqliteFile,
  term: string,
  isTerm: (term: string) => boolean,
  limit: number,
): readonly string[] {
  if (term.length < 4) return []
  const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
  const one = oneEdit(term).filter((other) => /^\p{L}+$/u.test(other) && isTerm(other))
  if (one.length > 0 || term.length < 8) return one.sort(byLength).slice(0, limit)
  const two = sameFirst(file, 'term', term, 2).filter((other) => distance(term, other) === 2)
  return two.sort(byLength).slice(0, limit)
}
