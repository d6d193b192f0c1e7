import { lunrBackend } from '../../search/lunr-backend.ts'
import type { Built } from '../../store/build.ts'
import { pointerFile } from '../../store/generations.ts'
import { isFresh, openStore, type Store } from '../../store/open.ts'
import type { CorpusBackend, OpenOptions } from '../backend.ts'
import { type Payload, readPayload } from '../payload.ts'
import { filesOf, findPlace, type Place } from '../place.ts'
import { keepHeapSmall } from '../small-heap.ts'
import { programVersion } from '../version.ts'
import { LunrCorpus } from './opened.ts'

const storeOptions = { program: programVersion, backend: lunrBackend(), payload: readPayload }

/** With so many articles of news (60,000 passages) answers take some 50 ms in the median and 460 MB: beyond, both grow on. */
const mostArticles = 20_000

/** Percent by which the heap may grow before it is cleared. */
const heapGrowth = 100

const outgrown = (articles: number): string =>
  `${articles} articles have outgrown the default index: set DATELINE_SEARCH=sqlite, which needs far less memory`

/** The default: tables in memory, one folder of files. */
export const lunrCorpora: CorpusBackend = {
  async open(options) {
    const opened = await LunrCorpus.open(await openFresh(await findPlace(options), options))
    keepHeapSmall(heapGrowth)
    return opened
  },
  async build(options) {
    const started = performance.now()
    const place = await findPlace(options)
    const { articles, problems, analysed } = await build(place, options)
    if (articles > mostArticles) options.onNotice?.(outgrown(articles))
    return { articles, problems, changed: analysed, elapsedMs: performance.now() - started, folder: place.folder }
  },
  async watchedFile(options) {
    return pointerFile((await findPlace(options)).folder)
  },
}

/** Builds or refreshes the index of a corpus. */
async function build(place: Place, options: OpenOptions): Promise<Built> {
  const { buildTables } = await import('./build.ts')
  return buildTables(place, storeOptions, options)
}

/** Opens the index of a corpus, built or refreshed first where it has to be. */
async function openFresh(place: Place, options: OpenOptions): Promise<Store<Payload>> {
  const opened = await openStore(place.folder, storeOptions)
  if (opened.ok && isFresh(opened.store, filesOf(place))) return opened.store
  if (opened.ok) await opened.store.close()
  else if (opened.why !== 'missing') options.onNotice?.(`The index is built again: ${opened.reason}.`)
  const built = await build(place, options)
  for (const { file, reason } of built.problems) options.onNotice?.(`Skipped ${file}: ${reason}`)
  const again = await openStore(place.folder, storeOptions)
  if (!again.ok) throw new Error(`the index in ${place.folder} can't be opened after it was built: ${again.reason}`)
  return again.store
}
