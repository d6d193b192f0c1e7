import { type Generation, type IndexSet, MissingIndexError, WrongMappingError } from '../../opensearch/index.ts'
import type { SourceEntry } from '../../store/sources.ts'
import { programVersion } from '../version.ts'
import { type ClusterManifest, readManifest, readSources } from './manifest.ts'

/** What a new build finds in place. */
export interface FormerBuild {
  /** The indexes that the aliases stand for. */
  readonly generation?: Generation
  /** What can be taken over: a whole build by this version of the program. */
  readonly usable?: {
    readonly generation: Generation
    readonly manifest: ClusterManifest
    readonly sources: readonly SourceEntry[]
  }
  /** The number of the first new article. */
  readonly next: number
}

/** Numbers of a first build begin anywhere below this, so that a bot that still remembers a deleted one is not misled. */
const firstNumbers = 1_000_000_000

/** @throws WrongMappingError where something that is not Dateline's stands in the place of an alias */
export async function readFormer(set: IndexSet): Promise<FormerBuild> {
  const fresh = Math.floor(Math.random() * firstNumbers)
  const generation = await currentOrMissing(set)
  if (generation === undefined) return { next: fresh }
  try {
    await set.check(generation)
    const manifest = await readManifest(set, generation)
    if (manifest === undefined) return { generation, next: fresh }
    if (manifest.program !== programVersion) return { generation, next: manifest.next }
    return {
      generation,
      next: manifest.next,
      usable: { generation, manifest, sources: await readSources(set, generation) },
    }
  } catch (error) {
    if (error instanceof MissingIndexError || error instanceof WrongMappingError) return { generation, next: fresh }
    throw error
  }
}

/** Where one of four indexes is missing, all are built anew. */
async function currentOrMissing(set: IndexSet): Promise<Generation | undefined> {
  try {
    return await set.current()
  } catch (error) {
    if (error instanceof MissingIndexError) return undefined
    throw error
  }
}
