import { rm } from 'node:fs/promises'
import { InputError } from '../../errors.ts'
import type { CorpusBackend, IndexSummary, OpenOptions } from '../backend.ts'
import { summaryOf } from '../build.ts'
import { findPlace } from '../place.ts'
import { Cluster, ClusterAwayError } from './cluster.ts'
import { ClusterCorpus } from './cluster-corpus.ts'
import { IndexSet } from './index-set.ts'
import { buildOnCluster } from './mirror.ts'
import { readClusterSettings, setName } from './settings.ts'

/**
 * Corpora on an OpenSearch cluster.
 * @param search its addresses, as `DATELINE_SEARCH` has them; the variables beside it say the rest
 */
export function openSearchCorpora(search: string): CorpusBackend {
  const connect = ({ corpus }: OpenOptions) => {
    const settings = readClusterSettings(search)
    const set = new IndexSet(new Cluster(settings), setName(settings, corpus))
    return { set, settings }
  }
  return {
    async open(options) {
      const { set, settings } = connect(options)
      try {
        await refreshWherePossible(set, settings.shards, options)
        return await ClusterCorpus.open(set)
      } catch (error) {
        await set.cluster.close()
        throw error
      }
    },
    async build(options) {
      const { set, settings } = connect(options)
      try {
        return await build(set, settings.shards, options)
      } finally {
        await set.cluster.close()
      }
    },
    // An opened corpus follows the aliases by itself.
    watchedFile: async () => undefined,
  }
}

/** The file that a build loads from lies where a search on this machine has it; a folder made for this build goes with it. */
async function build(set: IndexSet, shards: number, options: OpenOptions): Promise<IndexSummary> {
  const place = await findPlace(options)
  try {
    const folder = `${set.cluster.address} ${set.name}`
    return await summaryOf(folder, () => buildOnCluster(set, place, shards, options))
  } finally {
    if (place.isTemporary) await rm(place.folder, { recursive: true, force: true })
  }
}

/** A machine without the files, or a user who may only read, answers from what the cluster has. */
async function refreshWherePossible(set: IndexSet, shards: number, options: OpenOptions): Promise<void> {
  try {
    const built = await build(set, shards, options)
    const { added, changed, removed } = built.files
    if (added.length + changed.length + removed.length > 0) options.onRefresh?.(built)
    for (const { file, reason } of built.problems) options.onNotice?.(`Skipped ${file}: ${reason}`)
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof ClusterAwayError) throw error
    if ((await set.current()) === undefined) throw error
    options.onNotice?.(`Answering from the index on the search cluster as it is: ${error.message}.`)
  }
}
