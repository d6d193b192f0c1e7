import { InputError } from '../../errors.ts'
import type { CorpusBackend, IndexSummary, OpenOptions } from '../backend.ts'
import { summaryOf } from '../build.ts'
import { findPlace } from '../place.ts'
import { Cluster, ClusterAwayError } from './cluster.ts'
import { ClusterCorpus } from './cluster-corpus.ts'
import { IndexSet } from './index-set.ts'
import { buildOnCluster } from './mirror.ts'
import { type ClusterSettings, readClusterSettings, setName } from './settings.ts'

/**
 * Corpora on an OpenSearch cluster.
 * @param search its addresses, as `DATELINE_SEARCH` has them; the variables beside it say the rest
 */
export function openSearchCorpora(search: string): CorpusBackend {
  return {
    async open(options) {
      const { set, settings } = connect(search, options)
      try {
        await refreshWherePossible(set, settings, options)
        return await ClusterCorpus.open(set)
      } catch (error) {
        await set.cluster.close()
        throw error
      }
    },
    async build(options) {
      const { set, settings } = connect(search, options)
      try {
        return await build(set, settings, options)
      } finally {
        await set.cluster.close()
      }
    },
    // An opened corpus follows the aliases by itself.
    watchedFile: async () => undefined,
  }
}

function connect(search: string, { corpus }: OpenOptions): { set: IndexSet; settings: ClusterSettings } {
  const settings = readClusterSettings(search)
  return { set: new IndexSet(new Cluster(settings), setName(settings, corpus)), settings }
}

async function build(set: IndexSet, { shards }: ClusterSettings, options: OpenOptions): Promise<IndexSummary> {
  const { corpus } = options
  return summaryOf(`${set.cluster.address} ${set.name}`, async () =>
    buildOnCluster(set, await findPlace(corpus === undefined ? {} : { corpus }), { ...options, shards }),
  )
}

/** A machine without the files, or a user who may only read, answers from what the cluster has. */
async function refreshWherePossible(set: IndexSet, settings: ClusterSettings, options: OpenOptions): Promise<void> {
  try {
    const built = await build(set, settings, options)
    const { added, changed, removed } = built.files
    if (added.length + changed.length + removed.length > 0) options.onRefresh?.(built)
    for (const { file, reason } of built.problems) options.onNotice?.(`Skipped ${file}: ${reason}`)
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof ClusterAwayError) throw error
    if ((await set.current()) === undefined) throw error
    options.onNotice?.(`Answering from the index on the search cluster as it is: ${error.message}.`)
  }
}
