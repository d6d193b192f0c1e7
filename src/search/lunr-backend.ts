import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchBackend, SearchDocument, SearchEngine, SearchIndexBuilder } from './engine.ts'
import { dayNumber, LunrEngine } from './lunr-engine.ts'
import { splitPassages } from './passages.ts'
import { PostingsBuilder, type Tables } from './postings.ts'
import { decodeTables, encodeTables } from './tables-file.ts'
import { analyse } from './terms.ts'
import type { SearchOptions } from './weights.ts'

const file = 'search.bin'

/** What a word of the title counts in each passage of its article, in quarters of a word of the text. */
const titleQuarters = 4

/** Collects passages in memory, twelve bytes a posting. */
export class LunrIndexBuilder implements SearchIndexBuilder {
  readonly #postings = new PostingsBuilder()

  async add({ title, text, days }: SearchDocument): Promise<void> {
    this.#postings.addArticle(days === undefined ? 0 : dayNumber(days[0]), days === undefined ? 0 : dayNumber(days[1]))
    const titleTerms = analyse(title)
    const passages = splitPassages(text)
    // An article without text is found by its title.
    for (const { start, end } of passages.length === 0 ? [{ start: 0, end: 0 }] : passages) {
      const counts = new Map<string, number>()
      for (const term of titleTerms) counts.set(term, (counts.get(term) ?? 0) + titleQuarters)
      for (const term of analyse(text.slice(start, end))) counts.set(term, (counts.get(term) ?? 0) + 4)
      this.#postings.addUnit(start, end, counts)
    }
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
