import { numberIn, SqliteFile } from '../../search/sqlite/database.ts'
import type { Analyser } from '../../store/analyser.ts'
import { type Payload, readPayload } from '../payload.ts'
import { unpackedIn } from './columns.ts'
import { readRecord } from './records.ts'

/** Share of passages that may be gone: what they leave in the postings makes searches slower. */
const mostGone = 0.3

/** Whether so much has been replaced in a built file that it had better be written anew. */
export function isWorn(path: string): boolean {
  const file = SqliteFile.read(path)
  try {
    const total = file.row('select passages, next_passage from search_total')
    return numberIn(total, 'passages') < (1 - mostGone) * numberIn(total, 'next_passage')
  } finally {
    file.close()
  }
}

/** What a built file knows of its articles, so that they need not be analysed again to be written anew. */
export class FormerPayloads {
  readonly #file: SqliteFile

  private constructor(file: SqliteFile) {
    this.#file = file
  }

  static open(path: string): FormerPayloads {
    return new FormerPayloads(SqliteFile.read(path))
  }

  /** An analyser that asks another only for what is not known. */
  before(analyser: Analyser<Payload>): Analyser<Payload> {
    return {
      analyse: async (article, hash) => {
        const known = this.#payload(hash.toString('hex'))
        return known === undefined ? analyser.analyse(article, hash) : { payload: known, analysed: false }
      },
      done: () => analyser.done(),
      keep: () => analyser.keep(),
    }
  }

  close(): void {
    this.#file.close()
  }

  #payload(hash: string): Payload | undefined {
    const row = this.#file.row('select body from record join article using (number) where hash = ? limit 1', [hash])
    return row && readPayload(readRecord(unpackedIn(row, 'body')).payload)
  }
}
