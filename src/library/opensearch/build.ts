import type { FileProblem } from '../../errors.ts'
import { BulkLoader, type Generation, type IndexSet } from '../../opensearch/index.ts'
import type { SqliteFile } from '../../search/database.ts'
import { analyserOf } from '../../store/analyser.ts'
import type { SourceEntry } from '../../store/sources.ts'
import { compareSources, isUnchanged, type SourceState } from '../../store/sources.ts'
import { analysisPool } from '../analysis/pool.ts'
import type { OpenOptions } from '../backend.ts'
import { withWorkingFile } from '../gathering/working-file.ts'
import { readPayload } from '../payload.ts'
import type { Place } from '../place.ts'
import { programVersion } from '../version.ts'
import { type Loaded, loadArticles } from './article-loader.ts'
import { FormerArticles } from './former-articles.ts'
import { type FormerBuild, readFormer } from './former-build.ts'
import { GatheredTables } from './gathered-tables.ts'
import { makeWorkingTables } from './working-tables.ts'

export interface ClusterBuild {
  readonly articles: number
  readonly analysed: number
  readonly problems: readonly FileProblem[]
}

/** What a build is made with. */
export interface ClusterBuildOptions extends OpenOptions {
  /** Parts that the passages are spread over. */
  readonly shards: number
}

/**
 * Builds or refreshes a corpus on a cluster, beside the build in use, which it replaces in one step at its end. Of
 * articles and passages only those that changed are read, analysed and loaded; names and tables are made anew from
 * what is stored.
 */
export async function buildOnCluster(set: IndexSet, place: Place, options: ClusterBuildOptions): Promise<ClusterBuild> {
  const former = await readFormer(set)
  const { usable } = former
  const listed = place.sources.map(({ file, absolute, size, mtimeMs }) => ({ file, path: absolute, size, mtimeMs }))
  const states = await compareSources(listed, usable?.sources ?? [])
  if (usable !== undefined && isUnchanged(states, usable.sources)) {
    return { articles: usable.manifest.articles, analysed: 0, problems: problemsOf(usable.sources) }
  }
  const generation = await set.create(options.shards, usable === undefined ? undefined : ['names', 'tables'])
  try {
    const job = { set, generation, former, states, place, options }
    const loaded = await withWorkingFile(place.folder, (file) => load(job, file))
    await set.install(generation, former.generation)
    return { articles: loaded.articles, analysed: loaded.analysed, problems: problemsOf(loaded.sources) }
  } catch (error) {
    // Where the cluster is away they stay until the next build, which sweeps them out.
    await set.discard(generation).catch(() => undefined)
    throw error
  }
}

const problemsOf = (sources: readonly SourceEntry[]): FileProblem[] => sources.flatMap(({ problems }) => problems)

/** What is built of what, and where. */
interface Job {
  readonly set: IndexSet
  readonly generation: Generation
  readonly former: FormerBuild
  readonly states: readonly SourceState[]
  readonly place: Place
  readonly options: ClusterBuildOptions
}

/** @param file an empty one, for what is needed of all articles until the end */
async function load(
  { set, generation, former: before, states, place, options }: Job,
  file: SqliteFile,
): Promise<Loaded> {
  const { usable, next } = before
  const bulk = new BulkLoader(set.cluster)
  makeWorkingTables(file)
  const gathered = new GatheredTables(file)
  const former = new FormerArticles(file)
  if (usable !== undefined) {
    await former.read(set.reader(usable.generation, 'articles'))
    await set.clone(usable.generation.articles, generation.articles)
    await set.clone(usable.generation.passages, generation.passages)
  }
  const loaded = await analyseAndLoad(states, place, options, {
    bulk,
    generation,
    former,
    next,
    onRecord: (number, record) => {
      if (usable === undefined) gathered.add(number, record)
    },
  })
  await bulk.finish()
  if (usable !== undefined) {
    await set.refresh(generation)
    await gathered.addAll(set.reader(generation, 'articles'))
  }
  await gathered.load(bulk, generation, loaded)
  await set.refresh(generation)
  await verify(set, generation, loaded)
  return loaded
}

/** What had been analysed by a build that was cut off is kept in the folder of the corpus' index, and taken over. */
async function analyseAndLoad(
  states: readonly SourceState[],
  { folder, sources }: Place,
  options: ClusterBuildOptions,
  parts: Omit<Parameters<typeof loadArticles>[2], 'analyser' | 'concurrency'>,
): Promise<Loaded> {
  const pool = analysisPool()
  const analyser = analyserOf({ into: folder, program: programVersion, analyse: pool.analyse, payload: readPayload })
  try {
    const { onProgress } = options
    const files = new Map(sources.map((file) => [file.file, file]))
    const { concurrency } = pool
    const loaded = await loadArticles(states, files, {
      ...parts,
      analyser,
      concurrency,
      ...(onProgress && { onProgress }),
    })
    await analyser.done()
    return loaded
  } catch (error) {
    await analyser.keep()
    throw error
  } finally {
    await pool.close()
  }
}

/** Counts what is there: a build that lost something is never put in place. */
async function verify(set: IndexSet, generation: Generation, { articles, passages }: Loaded): Promise<void> {
  const foundArticles = await set.reader(generation, 'articles').count()
  const foundPassages = await set.reader(generation, 'passages').count()
  if (foundArticles === articles && foundPassages === passages) return
  const counts = `${foundArticles} of ${articles} articles, ${foundPassages} of ${passages} passages`
  throw new Error(`the search cluster holds ${counts} after loading: run dateline index again`)
}
