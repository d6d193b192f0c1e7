import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import * as z from 'zod'
import { countForeign, type SourceFile } from '../corpus/sources.ts'
import { hashOfIndexRules } from './index-rules.mjs'

declare const DATELINE_BUILD: string | undefined

/** Changes with the program's sources, so that an index never outlives the rules that made it. Set when the program is bundled. */
export const programVersion: string = typeof DATELINE_BUILD === 'string' ? DATELINE_BUILD : hashOfIndexRules()

const sourceEntry = z.object({
  file: z.string(),
  size: z.number(),
  mtimeMs: z.number(),
  /** SHA-256 of its bytes and its address, hexadecimal. */
  hash: z.string(),
  /** How many articles it has. */
  count: z.number().int(),
  problems: z.array(z.object({ file: z.string(), reason: z.string() })),
  /** An id of its articles was taken: it is read again at each build. */
  renamed: z.boolean(),
  /** Characters of its articles that are counted against a limit. */
  length: z.number().int().default(0),
  /** Articles of it were left out by that limit: it is read again at each build. */
  cut: z.boolean().default(false),
  /** Where it was fetched from: what its articles have as their address. */
  url: z.string().optional(),
})

/** What an index knows of a file of its corpus. */
export type SourceEntry = z.infer<typeof sourceEntry>

/** @throws ZodError when it is no such entry */
export const readSourceEntry = (json: unknown): SourceEntry => sourceEntry.parse(json)

/** Problems of all files of an index, foreign files in one line. */
export const problemsOf = (entries: readonly SourceEntry[]): SourceEntry['problems'] =>
  countForeign(entries.flatMap(({ problems }) => problems))

/** A file of the corpus beside what the former index knows of it. */
export interface SourceState {
  readonly source: SourceFile
  /** SHA-256 of its bytes and its address, 32 hexadecimal digits; empty where it can't be read. */
  readonly hash: string
  /** Its entry in the former index, when its content is still the same. */
  readonly kept?: SourceEntry
}

/** Whether an index is of these very files, by name, size and time of change: no file is read. */
export function isFreshList(former: readonly SourceEntry[], sources: readonly SourceFile[]): boolean {
  if (former.length !== sources.length) return false
  const entries = new Map(former.map((entry) => [entry.file, entry]))
  return sources.every((source) => {
    const entry = entries.get(source.file)
    return entry?.size === source.size && entry.mtimeMs === source.mtimeMs && entry.url === source.url
  })
}

/** Compares files with a former index: by size and time of change first, by content only where those differ. */
export async function compareSources(
  sources: readonly SourceFile[],
  former: readonly SourceEntry[],
): Promise<SourceState[]> {
  const entries = new Map(former.map((entry) => [entry.file, entry]))
  const states: SourceState[] = []
  for (const source of sources) states.push(await compare(source, entries.get(source.file)))
  return states
}

async function compare(source: SourceFile, entry: SourceEntry | undefined): Promise<SourceState> {
  // What could not be read may be readable now, without a new time of change.
  const isSame = entry?.size === source.size && entry.mtimeMs === source.mtimeMs && entry.url === source.url
  if (isSame && entry.hash !== '') return { source, hash: entry.hash, kept: entry }
  const hash = await hashFile(source)
  return entry !== undefined && entry.hash === hash ? { source, hash, kept: entry } : { source, hash }
}

/** A file that can't be read has no hash here; its reader says what is wrong with it. */
async function hashFile({ absolute, url }: SourceFile): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(absolute)) hash.update(chunk)
    if (url !== undefined) hash.update(`\0${url}`)
  } catch {
    return ''
  }
  return hash.digest('hex').slice(0, 32)
}

/** What differs between a corpus and a former index, by the paths of its files. */
export interface FileChanges {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export function fileChanges(states: readonly SourceState[], former: readonly SourceEntry[]): FileChanges {
  const before = new Set(former.map(({ file }) => file))
  const now = new Set(states.map(({ source }) => source.file))
  const anew = states.filter(({ kept }) => kept === undefined).map(({ source }) => source.file)
  return {
    added: anew.filter((file) => !before.has(file)),
    changed: anew.filter((file) => before.has(file)),
    removed: [...before].filter((file) => !now.has(file)),
  }
}

/** Whether the corpus is the same files with the same content in the same order. */
export function isUnchanged(states: readonly SourceState[], former: readonly SourceEntry[]): boolean {
  return (
    states.length === former.length &&
    states.every(({ source, kept }, place) => kept !== undefined && source.file === former[place]?.file)
  )
}

/** The corpus as the program sees it, in 8 hexadecimal digits: file names and content, and the program. */
export function fingerprintOf(sources: readonly SourceEntry[]): string {
  const hash = createHash('sha256').update(`${programVersion}\n`)
  for (const { file, hash: content } of sources) hash.update(`${file}\0${content}\n`)
  return hash.digest('hex').slice(0, 8)
}
