import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'
import { InputError } from '../../errors.ts'
import {
  Cluster,
  ClusterAwayError,
  type ClusterSettings,
  IndexSet,
  readClusterSettings,
} from '../../opensearch/index.ts'
import type { CorpusBackend, OpenOptions } from '../backend.ts'
import { findPlace } from '../place.ts'
import { buildOnCluster, type ClusterBuild } from './build.ts'
import { FollowingCorpus } from './following.ts'

/**
 * Corpora on an OpenSearch cluster.
 * @param search its addresses, as `DATELINE_SEARCH` has them; the variables beside it say the rest
 */
export function openSearchCorpora(search: string): CorpusBackend {
  return {
    async open(options) {
      const settings = readClusterSettings(search)
      const cluster = new Cluster(settings)
      try {
        const set = new IndexSet(cluster, setName(settings, options.corpus))
        await refreshWherePossible(set, settings, options)
        return await FollowingCorpus.open(cluster, set)
      } catch (error) {
        await cluster.close()
        throw error
      }
    },
    async build(options) {
      const started = performance.now()
      const settings = readClusterSettings(search)
      const cluster = new Cluster(settings)
      try {
        const set = new IndexSet(cluster, setName(settings, options.corpus))
        const { articles, analysed, problems } = await build(set, settings, options)
        const folder = `${cluster.address} ${set.name}`
        return { articles, problems, changed: analysed, elapsedMs: performance.now() - started, folder }
      } finally {
        await cluster.close()
      }
    },
    // An opened corpus follows the aliases by itself.
    watchedFile: async () => undefined,
  }
}

/** Name of a corpus' indexes: the one that is given, else that of its folder with a mark of the path. */
export function setName({ name }: Pick<ClusterSettings, 'name'>, corpus: string | undefined): string {
  if (name !== undefined) return name.startsWith('dateline-') ? name : `dateline-${name}`
  if (corpus === undefined) return 'dateline-bundled'
  const path = resolve(corpus)
  const word = basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return `dateline-${word === '' ? 'corpus' : word}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`
}

async function build(set: IndexSet, { shards }: ClusterSettings, options: OpenOptions): Promise<ClusterBuild> {
  return buildOnCluster(set, await findPlace(options.corpus === undefined ? {} : { corpus: options.corpus }), {
    ...options,
    shards,
  })
}

/** A machine without the files, or a user who may only read, answers from what the cluster has. */
async function refreshWherePossible(set: IndexSet, settings: ClusterSettings, options: OpenOptions): Promise<void> {
  try {
    const { problems } = await build(set, settings, options)
    for (const { file, reason } of problems) options.onNotice?.(`Skipped ${file}: ${reason}`)
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof ClusterAwayError) throw error
    if ((await set.current()) === undefined) throw error
    options.onNotice?.(`Answering from the index on the search cluster as it is: ${error.message}.`)
  }
}
