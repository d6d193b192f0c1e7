/** Building, apart from opening: readers of all formats come with it, and an index that is up to date needs none of them. */
import { readSource } from '../../corpus/index.ts'
import { type Built, buildStore } from '../../store/build.ts'
import type { OpenOptions as StoreOptions } from '../../store/open.ts'
import { analysisPool } from '../analysis/pool.ts'
import type { OpenOptions } from '../backend.ts'
import { corpusTables, daysOf, type Payload } from '../payload.ts'
import { filesOf, type Place } from '../place.ts'

/** Builds or refreshes the index of a corpus. */
export async function buildTables(
  place: Place,
  storeOptions: StoreOptions<Payload>,
  options: OpenOptions,
): Promise<Built> {
  const byFile = new Map(place.sources.map((source) => [source.file, source]))
  const pool = analysisPool()
  return buildStore<Payload>({
    ...storeOptions,
    into: place.folder,
    sources: filesOf(place),
    readSource: async function* (wanted) {
      const source = byFile.get(wanted.file)
      if (source) yield* readSource(source)
    },
    analyse: pool.analyse,
    concurrency: pool.concurrency,
    tables: corpusTables,
    days: daysOf,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  }).finally(pool.close)
}
