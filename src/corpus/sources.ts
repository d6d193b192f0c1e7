import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { InputError } from '../errors.ts'
import { idsOf } from './ids.ts'

/** A file of a corpus. */
export interface SourceFile {
  /** Relative to the corpus, with forward slashes. */
  readonly file: string
  /** Where it lies on disk. */
  readonly absolute: string
  /** Id of its article, unique in the corpus; a `.jsonl` file's lines have ids of their own. */
  readonly id: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly mtimeMs: number
}

const readable = /\.(?:txt|md|html?|jsonl)$/i
const kinds = '.txt, .md, .html, .htm or .jsonl'
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

/** Relative paths of the readable files in a folder and its subfolders, without dot folders and the built `index`. */
async function walk(root: string, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name !== 'index') found.push(...(await walk(root, path)))
    } else if (readable.test(entry.name)) found.push(path)
  }
  return found
}

async function describe(root: string, file: string, id: string): Promise<SourceFile | undefined> {
  const absolute = join(root, file)
  const found = await stat(absolute).catch((error: unknown) => {
    // A link to nowhere, or a file that went away since the folder was read.
    if (isMissing(error)) return undefined
    throw error
  })
  return found?.isFile() ? { file, absolute, id, size: found.size, mtimeMs: found.mtimeMs } : undefined
}

/**
 * The files of the corpus at `path`, a folder (with its subfolders) or one file, sorted by name.
 * @throws InputError when there is nothing to read
 */
export async function listSources(path: string): Promise<SourceFile[]> {
  const root = resolve(path)
  const found = await stat(root).catch((error: unknown) => {
    if (isMissing(error))
      throw new InputError(`there is no folder or file ${path}`, 'check the path given to --corpus', { path })
    throw error
  })
  if (!found.isDirectory() && !readable.test(root)) {
    throw new InputError(`${path} is not a corpus`, `give a folder of articles or a ${kinds} file`, { path })
  }
  const folder = found.isDirectory() ? root : dirname(root)
  const files = found.isDirectory()
    ? (await walk(root, '')).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    : [basename(root)]
  const ids = idsOf(files)
  const described = await Promise.all(files.map((file, index) => describe(folder, file, ids[index] ?? file)))
  const sources = described.filter((source) => source !== undefined)
  if (sources.length === 0) {
    throw new InputError(`the folder ${path} has no articles`, `put ${kinds} files into it`, { path })
  }
  return sources
}
