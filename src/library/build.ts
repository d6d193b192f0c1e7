import { listSources, readSource, type SourceFile } from '../corpus/index.ts'
import type { FileProblem } from '../errors.ts'
import { packageFile } from '../package-root.ts'
import { lunrBackend } from '../search/lunr-backend.ts'
import { type Built, buildStore, type Progress } from '../store/build.ts'
import { indexFolder } from '../store/folder.ts'
import { isFresh, openStore, type Store } from '../store/open.ts'
import { analyseArticle, corpusTables, daysOf, type Payload, readPayload } from './payload.ts'
import { programVersion } from './version.ts'

export interface OpenOptions {
  /** Folder or `.jsonl` file; the bundled articles where it is left out. */
  readonly corpus?: string
  readonly onProgress?: (progress: Progress) => void
  /** Takes one line that a person should know: the index is rebuilt, a file was skipped. */
  readonly onNotice?: (line: string) => void
}

export interface IndexSummary {
  readonly articles: number
  readonly problems: readonly FileProblem[]
  /** Articles that were read anew. */
  readonly changed: number
  readonly elapsedMs: number
  /** Where the index lies. */
  readonly folder: string
}

/** A corpus and where its index lies. */
export interface Place {
  readonly sources: readonly SourceFile[]
  readonly folder: string
}

const storeOptions = { program: programVersion, backend: lunrBackend(), payload: readPayload }

/**
 * Lists a corpus and finds the folder of its index.
 * @throws InputError when there is nothing to read
 */
export async function findPlace(options: OpenOptions): Promise<Place> {
  const sources = await listSources(options.corpus ?? packageFile('data/articles'))
  const { folder, warning } = await indexFolder(options.corpus, packageFile('data/index'))
  if (warning) options.onNotice?.(warning)
  return { sources, folder }
}

/** Builds or refreshes the index of a corpus. */
export async function build({ sources, folder }: Place, options: OpenOptions): Promise<Built> {
  const byFile = new Map(sources.map((source) => [source.file, source]))
  return buildStore<Payload>({
    ...storeOptions,
    into: folder,
    sources: sources.map(({ file, absolute, size, mtimeMs }) => ({ file, path: absolute, size, mtimeMs })),
    readSource: async function* (wanted) {
      const source = byFile.get(wanted.file)
      if (source) yield* readSource(source)
    },
    analyse: analyseArticle,
    tables: corpusTables,
    days: daysOf,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
}

/** Opens the index of a corpus, built or refreshed first where it has to be. */
export async function openFresh(place: Place, options: OpenOptions): Promise<Store<Payload>> {
  const opened = await openStore(place.folder, storeOptions)
  const wanted = place.sources.map(({ file, absolute, size, mtimeMs }) => ({ file, path: absolute, size, mtimeMs }))
  if (opened.ok && isFresh(opened.store, wanted)) return opened.store
  if (opened.ok) await opened.store.close()
  else if (opened.why !== 'missing') options.onNotice?.(`The index is built again: ${opened.reason}.`)
  const built = await build(place, options)
  for (const { file, reason } of built.problems) options.onNotice?.(`Skipped ${file}: ${reason}`)
  const again = await openStore(place.folder, storeOptions)
  if (!again.ok) throw new Error(`the index in ${place.folder} can't be opened after it was built: ${again.reason}`)
  return again.store
}
