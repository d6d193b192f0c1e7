import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchBackend, SearchDocument, SearchEngine, SearchIndexBuilder } from './engine.ts'
import { dayNumber } from './find-passages.ts'
import { LunrEngine } from './lunr-engine.ts'
import { PostingsBuilder, type Tables } from './postings.ts'
import { decodeTables, encodeTables } from './tables-file.ts'
import { unitsOf } from './units.ts'
import type { SearchOptions } from './weights.ts'

const file = 'search.bin'

/** Collects passages in memory, twelve bytes a posting. */
export class LunrIndexBuilder implements SearchIndexBuilder {
  readonly #postings = new PostingsBuilder()

  async add({ title, text, days }: SearchDocument): Promise<void> {
    this.#postings.addArticle(days === undefined ? 0 : dayNumber(days[0]), days === undefined ? 0 : dayNumber(days[1]))
    for (const { start, end, counts } of unitsOf({ title, text })) this.#postings.addUnit(start, end, counts)
  }

  /** The index as it is searched, without a file between. */
  tables(): Tables {
    return this.#postings.tables()
  }

  async finish(folder: string): Promise<void> {
    await writeFile(join(folder, file), encodeTables(this.tables()))
  }
}

/**
 * The default backend: one file, read whole.
 *
 * @param options what differs from the measured defaults
 */
export function lunrBackend(options: Partial<SearchOptions> = {}): SearchBackend {
  return {
    name: 'lunr-1',
    create: () => new LunrIndexBuilder(),
    open: async (folder: string): Promise<SearchEngine> =>
      new LunrEngine(decodeTables(await readFile(join(folder, file))), options),
  }
}
