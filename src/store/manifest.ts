import { createHash } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { DamagedIndexError } from './types.ts'

/** Changes whenever the layout of an index does. */
export const formatVersion = 1

const problem = z.object({ file: z.string(), reason: z.string() })

const sourceEntry = z.object({
  file: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
  /** SHA-256 of its bytes, hexadecimal. */
  hash: z.string(),
  /** Numbers of its articles: the first and how many. */
  first: z.number().int(),
  count: z.number().int(),
  problems: z.array(problem),
  /** An id of its articles was taken: it is read again at each build. */
  renamed: z.boolean(),
})

const manifest = z.object({
  format: z.number(),
  /** Version of the program that built it. */
  program: z.string(),
  search: z.string(),
  /** Changes with the content of the corpus or the program; 8 hexadecimal digits. */
  fingerprint: z.string(),
  articles: z.number().int(),
  sources: z.array(sourceEntry),
  /** Size and CRC-32 of each file; no checksum for those that check themselves. */
  files: z.record(z.string(), z.object({ size: z.number(), crc: z.number().optional() })),
})

export type SourceEntry = z.infer<typeof sourceEntry>
export type Manifest = z.infer<typeof manifest>

const file = 'manifest.json'

/** @throws DamagedIndexError when it is cut off or not a manifest; the file system's error when it is not there */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, file), 'utf8')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new DamagedIndexError(file, 'is cut off or altered')
  }
  const parsed = manifest.safeParse(json)
  if (!parsed.success) throw new DamagedIndexError(file, 'is of another format or altered')
  return parsed.data
}

/** Writes it beside the old one and moves it into place. */
export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const beside = join(folder, `${file}.${process.pid}`)
  await writeFile(beside, JSON.stringify(content))
  await rename(beside, join(folder, file))
}

/** The corpus as the program sees it, in 8 hexadecimal digits: file names and content, program and search engine. */
export function fingerprintOf(content: Pick<Manifest, 'program' | 'search' | 'sources'>): string {
  const hash = createHash('sha256').update(`${formatVersion}\n${content.program}\n${content.search}\n`)
  for (const source of content.sources) hash.update(`${source.file}\0${source.hash}\n`)
  return hash.digest('hex').slice(0, 8)
}
