import { distance } from 'fastest-levenshtein'
import type { NameKind } from '../types.ts'

/** A name of the corpus. */
export interface NameEntry {
  /** The form that most articles use. */
  readonly name: string
  readonly kind: NameKind
  /** Other forms, shorter ones too. */
  readonly aliases: readonly string[]
  /** Number of the articles that name it. */
  readonly articles: number
}

/**
 * The names of a corpus, wherever they lie: in memory, in a file, on other machines. Keys are those of `nameKey`, words
 * those of `nameWords`. Lists of entries have the most reported first. Each call may be a journey: ask for all at once.
 */
export interface NameSource {
  /**
   * What each key stands for: a name, one of its other forms, the first or last word of a person's name.
   *
   * @param limit of the entries for each key
   * @returns a list for each key, in the order asked for; empty where the corpus does not know it
   */
  find(keys: readonly string[], limit: number): Promise<readonly (readonly NameEntry[])[]>
  /** Those of the keys that are a common word more often than a name. */
  common(keys: readonly string[]): Promise<ReadonlySet<string>>
  /** Those of the words that stand in a name. */
  known(words: readonly string[]): Promise<ReadonlySet<string>>
  /** Words of names nearest in spelling to `word` (see `nearestWords`), nearest first. */
  nearest(word: string, limit: number): Promise<readonly string[]>
  /** Names that have a word. */
  withWord(word: string, limit: number): Promise<readonly NameEntry[]>
  /** Names longer than `words` that begin with them, as folded words parted by a space ("new york times" for "new york"). */
  longer(words: string, limit: number): Promise<readonly string[]>
  /** Names of which a form, or a word of a form, has a key that begins with one of the prefixes; all for an empty prefix. */
  complete(prefixes: readonly string[], kinds: ReadonlySet<NameKind>, limit: number): Promise<readonly NameEntry[]>
  /**
   * Numbers of the articles that name any of these, the newest first by publication date (ties and those without a date
   * by number).
   *
   * @param limit of the numbers
   * @param among keeps to these articles
   */
  articlesOf(entries: readonly NameEntry[], limit: number, among?: readonly number[]): Promise<readonly number[]>
}

/** How many letters a misspelling may differ by: none in short words. */
export function tolerance(word: string): number {
  return word.length < 5 ? (word.length < 4 ? 0 : 1) : word.length < 8 ? 1 : 2
}

/** Known words nearest in spelling, nearest first. Those of other lengths than a misspelling may have are passed over. */
export function nearestWords(word: string, known: Iterable<string>, limit = 3): string[] {
  const most = tolerance(word)
  if (most === 0) return []
  const found: { word: string; far: number }[] = []
  for (const other of known) {
    if (Math.abs(other.length - word.length) > most || other.length < 3) continue
    const far = distance(word, other)
    // A first letter that differs counts one more: people seldom get it wrong.
    if (far > 0 && far + (other[0] === word[0] ? 0 : 1) <= most)
      found.push({ word: other, far: far + (other[0] === word[0] ? 0 : 0.5) })
  }
  return found
    .sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1))
    .slice(0, limit)
    .map((pair) => pair.word)
}
