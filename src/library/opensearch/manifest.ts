import * as z from 'zod'
import { type Generation, type IndexSet, readBlob } from '../../opensearch/index.ts'
import type { SourceEntry } from '../../store/sources.ts'

/** Id of the manifest among the tables. */
export const manifestId = 'manifest'
export const sourcesName = 'sources'

const manifest = z.object({
  /** Version of the program that built it. */
  program: z.string(),
  /** Changes with the content of the corpus or the program; 8 hexadecimal digits. */
  fingerprint: z.string(),
  articles: z.number().int(),
  passages: z.number().int(),
  /** The number of the next article. No number is ever given again, so that what remembers articles by it is never wrong. */
  next: z.number().int(),
})

export type ClusterManifest = z.infer<typeof manifest>

const problem = z.object({ file: z.string(), reason: z.string() })
const source = z.object({
  file: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
  hash: z.string(),
  problems: z.array(problem),
  renamed: z.boolean(),
})

/** What the manifest says; undefined where it is not there or of another format. */
export async function readManifest(set: IndexSet, generation: Generation): Promise<ClusterManifest | undefined> {
  const [found] = await set.reader(generation, 'tables').many([manifestId])
  const parsed = z.object({ content: manifest }).safeParse(found)
  return parsed.success ? parsed.data.content : undefined
}

/** The files that a build was made of. */
export async function readSources(set: IndexSet, generation: Generation): Promise<SourceEntry[]> {
  const sources = z.array(source).parse(await readBlob(set.reader(generation, 'tables'), sourcesName))
  return sources.map((entry) => ({ ...entry, count: 0 }))
}
