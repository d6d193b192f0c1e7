import { numberIn, type SqliteFile } from '../../search/database.ts'
import { type LunrIndex, loadLunrIndex, lunrIndex } from '../../search/lunr-search.ts'
import { passageTerms } from '../../search/passage-terms.ts'
import { readMeta, writeMeta } from './meta.ts'
import { recordIn } from './records.ts'

/**
 * Corpora of no more passages than this are searched by lunr where the owner does not say: with so many it takes a millisecond and some 30 MB, and both
 * grow faster than the corpus.
 */
const mostPassages = 1_000

function* passagesOf(file: SqliteFile): Generator<{ readonly number: number; readonly terms: readonly string[] }> {
  for (const row of file.each('select number, body from record order by number')) {
    const rows = file.rows('select number from passage where article = ? order by number', [numberIn(row, 'number')])
    const numbers = rows.map((passage) => numberIn(passage, 'number'))
    for (const [place, { terms }] of passageTerms(recordIn(row).article).entries())
      yield { number: numbers[place] ?? -1, terms }
  }
}

/** Makes lunr's index of all passages in a file. */
export const makeLunrIndex = (file: SqliteFile): LunrIndex => lunrIndex(passagesOf(file))

/** Keeps lunr's index of a corpus that it suits; none of a larger one. */
export function writeLunrIndex(file: SqliteFile): void {
  const passages = numberIn(file.row('select count(*) as passages from passage'), 'passages')
  writeMeta(file, 'lunr', passages <= mostPassages ? makeLunrIndex(file) : null)
}

/** What `writeLunrIndex` kept; undefined where the corpus was too large for it. */
export function readLunrIndex(file: SqliteFile): LunrIndex | undefined {
  const kept = readMeta(file, 'lunr')
  return typeof kept === 'object' && kept !== null ? loadLunrIndex(kept) : undefined
}
