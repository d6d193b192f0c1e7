import { pMapIterable } from 'p-map'
import type { FileProblem } from '../errors.ts'
import type { Article } from '../types.ts'
import { type Analyser, analyserOf } from './analyser.ts'
import { compareSources, isUnchanged, type SourceState } from './changes.ts'
import { GenerationWriter, type Outgoing, type WriterOptions } from './generation-writer.ts'
import { beginGeneration, discard, install, isMissing } from './generations.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { isFresh, type OpenOptions, openStore, type Store } from './open.ts'
import { type Incoming, streamArticles } from './stream.ts'
import { DamagedIndexError, type ReadSource, type SourceFile } from './types.ts'

/** What a build knows when it reports how far it has come. */
export interface Progress {
  /** Files done, of `total`. */
  readonly done: number
  readonly total: number
  /** Articles done. */
  readonly articles: number
  /** The file at hand. */
  readonly file: string
}

export interface BuildOptions<Payload> extends OpenOptions<Payload>, WriterOptions<Payload> {
  /** Folder of the index. */
  readonly into: string
  readonly sources: readonly SourceFile[]
  readonly readSource: ReadSource
  /** Makes of an article what is stored with it; plain JSON. */
  readonly analyse: (article: Article) => Payload | Promise<Payload>
  /** Articles analysed at the same time; 1 when not given. More helps where `analyse` hands them to workers. */
  readonly concurrency?: number
  /** Articles after which a build keeps what it has analysed for the next one, should it be cut off; 50 when not given. */
  readonly checkpointAfter?: number
  /** Builds all anew, whatever is there. */
  readonly force?: boolean
  readonly onProgress?: (progress: Progress) => void
}

export interface Built {
  /** Whether an index was written. */
  readonly changed: boolean
  readonly fingerprint: string
  /** Articles in all, and those of them that were analysed in this build. */
  readonly articles: number
  readonly analysed: number
  /** Files and articles that could not be used. */
  readonly problems: readonly { readonly file: string; readonly reason: string }[]
}

/**
 * Builds the index of a corpus, or refreshes it: only what changed is read and analysed again. The index in use is
 * replaced whole at the end; a build that fails leaves it as it was.
 *
 * @throws the file system's error when the index can't be written
 */
export async function buildStore<Payload>(options: BuildOptions<Payload>): Promise<Built> {
  const opened = options.force === true ? undefined : await openStore(options.into, options)
  if (opened?.ok !== true) return buildOver(options, undefined)
  try {
    return await buildOver(options, opened.store)
  } catch (error) {
    if (!(error instanceof DamagedIndexError)) throw error
    return await buildOver(options, undefined)
  } finally {
    await opened.store.close()
  }
}

async function buildOver<Payload>(options: BuildOptions<Payload>, former: Store<Payload> | undefined): Promise<Built> {
  const entries = former?.manifest.sources ?? []
  const allRead = entries.every(({ hash }) => hash !== '')
  if (former !== undefined && allRead && isFresh(former, options.sources)) return unchanged(former.manifest)
  const states = await compareSources(options.sources, entries)
  if (former !== undefined && isUnchanged(states, entries)) return touch(former, states)
  const folder = await beginGeneration(options.into)
  const analyser = analyserOf(options)
  try {
    const built = await write(options, states, former, folder, analyser)
    await install(options.into, folder)
    await analyser.done()
    return built
  } catch (error) {
    await analyser.keep()
    await discard(folder)
    throw error
  }
}

function unchanged(manifest: Manifest): Built {
  const { fingerprint, articles, sources } = manifest
  return { changed: false, fingerprint, articles, analysed: 0, problems: sources.flatMap(({ problems }) => problems) }
}

/** Same content with other times: only the times are noted, so that the next look at them is cheap again. */
async function touch(store: Store<unknown>, states: readonly SourceState[]): Promise<Built> {
  const sources = store.manifest.sources.map((entry, place) => {
    const { size = entry.size, mtimeMs = entry.mtimeMs } = states[place]?.source ?? {}
    return { ...entry, size, mtimeMs }
  })
  try {
    await writeManifest(store.folder, { ...store.manifest, sources })
  } catch (error) {
    // Another builder has put a newer one in its place, with times of its own.
    if (!isMissing(error)) throw error
  }
  return unchanged(store.manifest)
}

async function write<Payload>(
  options: BuildOptions<Payload>,
  states: readonly SourceState[],
  former: Store<Payload> | undefined,
  folder: string,
  analyser: Analyser<Payload>,
): Promise<Built> {
  const writer = await GenerationWriter.create(options, folder)
  try {
    const analysed = await writeAll(options, states, former, writer, analyser)
    return { ...unchanged(await writer.finish()), changed: true, analysed }
  } catch (error) {
    await writer.abandon()
    throw error
  }
}

/** Gives the number of articles that were analysed. */
async function writeAll<Payload>(
  options: BuildOptions<Payload>,
  states: readonly SourceState[],
  former: Store<Payload> | undefined,
  writer: GenerationWriter<Payload>,
  analyser: Analyser<Payload>,
): Promise<number> {
  let done = 0
  let analysed = 0
  const reach = (place: number): void => {
    for (; done <= place; done++) {
      const state = states[done]
      if (state !== undefined) writer.beginSource(state)
    }
  }
  const incoming = streamArticles(states, options.readSource, former)
  const prepared = pMapIterable(incoming, (item) => prepare(item, analyser), { concurrency: options.concurrency ?? 1 })
  for await (const item of prepared) {
    reach(item.place)
    if (item.type === 'problem') writer.addProblem(item.problem)
    else await writer.add(item)
    if (item.type === 'record' && item.analysed) analysed++
    const file = states[item.place]?.source.file ?? ''
    options.onProgress?.({ done: item.place, total: states.length, articles: writer.articles, file })
  }
  reach(states.length - 1)
  options.onProgress?.({ done: states.length, total: states.length, articles: writer.articles, file: '' })
  return analysed
}

type Prepared<Payload> =
  | { readonly type: 'problem'; readonly place: number; readonly problem: FileProblem }
  | (Outgoing<Payload> & { readonly type: 'record'; readonly place: number; readonly analysed: boolean })

/** Analyses what is new. An article on which the analysis fails is left out and named among the problems. */
async function prepare<Payload>(item: Incoming<Payload>, analyser: Analyser<Payload>): Promise<Prepared<Payload>> {
  if (item.type === 'problem') return item
  if (item.type === 'kept') return { ...item, type: 'record', renamed: false, analysed: false }
  const { article, place, hash, renamed } = item
  try {
    const { payload, analysed } = await analyser.analyse(article, hash)
    const record = { article, payload }
    return { type: 'record', place, record, line: Buffer.from(JSON.stringify(record)), hash, renamed, analysed }
  } catch (error) {
    const reason = `could not be analysed: ${error instanceof Error ? error.message : String(error)}`
    return { type: 'problem', place, problem: { file: article.file, reason } }
  }
}
