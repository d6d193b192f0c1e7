import { isFreshList } from '../../store/sources.ts'
import type { CorpusBackend, OpenOptions } from '../backend.ts'
import { filesOf, findPlace, type Place } from '../place.ts'
import { keepHeapSmall } from '../small-heap.ts'
import type { BuiltFile } from './build.ts'
import { corpusFile, openBuilt, sourcesOf } from './former.ts'
import { SqliteCorpus } from './opened.ts'

/** Percent by which the heap may grow before it is cleared. */
const heapGrowth = 25

/** Which engine searches a corpus on this machine: lunr, SQLite's full-text search, or the one for its size. */
export type LocalSearch = 'lunr' | 'sqlite' | 'by size'

/**
 * One SQLite file a corpus: memory hardly grows with it, and it is opened at once.
 * @param search what searches in it
 */
export const localCorpora = (search: LocalSearch): CorpusBackend => ({
  async open(options) {
    const opened = await openFresh(await findPlace(options), options, search)
    keepHeapSmall(heapGrowth)
    return opened
  },
  async build(options) {
    const started = performance.now()
    const place = await findPlace(options)
    const { articles, problems, analysed } = await build(place, options)
    const folder = corpusFile(place.folder)
    return { articles, problems, changed: analysed, elapsedMs: performance.now() - started, folder }
  },
  async watchedFile(options) {
    return corpusFile((await findPlace(options)).folder)
  },
})

/** Builds or refreshes the file of a corpus, by what is not loaded before it is needed: it brings the readers of all formats. */
async function build(place: Place, options: OpenOptions): Promise<BuiltFile> {
  return (await import('./build.ts')).buildFile(place, options)
}

async function openFresh(place: Place, options: OpenOptions, search: LocalSearch): Promise<SqliteCorpus> {
  const path = corpusFile(place.folder)
  const { file, why } = openBuilt(path)
  if (file !== undefined && isFreshList(sourcesOf(file), filesOf(place))) return SqliteCorpus.open(file, search)
  file?.close()
  if (why !== undefined) options.onNotice?.(`The index is built again: ${why}.`)
  const built = await build(place, options)
  for (const { file: name, reason } of built.problems) options.onNotice?.(`Skipped ${name}: ${reason}`)
  const again = openBuilt(path)
  if (again.file === undefined) throw new Error(`${path} can't be opened after it was built`)
  return SqliteCorpus.open(again.file, search)
}
