import { distance } from 'fastest-levenshtein'

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
