import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import * as z from 'zod'
import { type FileProblem, InputError } from '../errors.ts'
import { endings, readable } from './formats/endings.ts'

/** The id of a file's article: its path in the corpus without the extension ("2021/spring-fair"). */
export const idFromFile = (file: string): string => file.replace(readable, '') || file

/**
 * Ids for the files of a corpus, in their order. Two files that differ in their extension only
 * ("fair.md", "fair.txt") keep it in their ids, so that no two are the same.
 */
export function idsOf(files: readonly string[]): string[] {
  const count = new Map<string, number>()
  for (const file of files) count.set(idFromFile(file), (count.get(idFromFile(file)) ?? 0) + 1)
  return files.map((file) => (count.get(idFromFile(file)) === 1 ? idFromFile(file) : file))
}

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
  /** The address that it was fetched from, where that is known. */
  readonly url?: string
}

/** What is remembered of a folder's files that were fetched; its name begins with a dot, so it is no article. */
export const notesFile = '.dateline.json'
const fetched = z.object({ pages: z.record(z.string(), z.object({ file: z.string() })).default({}) })

/** The addresses of a folder's files that were fetched, by their paths, and what is wrong with the notes of them. */
async function addressesIn(folder: string): Promise<{ byFile: Map<string, string>; problems: FileProblem[] }> {
  try {
    const { pages } = fetched.parse(JSON.parse(await readFile(join(folder, notesFile), 'utf8')))
    // Of a file that was found at several addresses, the first.
    const found = Object.entries(pages).map(([address, { file }]): [string, string] => [file, address])
    return { byFile: new Map(found.reverse()), problems: [] }
  } catch (error) {
    const reason = 'it is damaged, so that documents have no address that were added by theirs; mend it, or remove it'
    return { byFile: new Map(), problems: isMissing(error) ? [] : [{ file: notesFile, reason }] }
  }
}

/** The endings of files that are read, as people are told. */
export const kinds = endings
  .map((ending) => `.${ending}`)
  .join(', ')
  .replace(/, (?=[^,]+$)/, ' or ')
/** What an error says, in words. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

/** What lies in a folder and its subfolders. */
interface Walked {
  /** Relative paths of the readable files. */
  readonly files: string[]
  /** Relative paths of the others. */
  readonly others: string[]
  readonly problems: FileProblem[]
}

/** Walks a folder and its subfolders, but for dot folders and the built `index`. A subfolder that can't be read is a problem, and no more. */
async function walk(root: string, folder: string, walked: Walked): Promise<Walked> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (folder === '') throw error
    walked.problems.push({ file: folder, reason: `the folder could not be read (${messageOf(error)})` })
    return []
  })
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name !== 'index') await walk(root, path, walked)
    } else if (readable.test(entry.name)) walked.files.push(path)
    else walked.others.push(path)
  }
  return walked
}

/** What is told of a file whose content no format reads. */
export const foreign =
  'the content is not of the formats that are read under this ending; leave it out, or save it anew from the program that made it'

/** Foreign files that are named, before the others are counted. */
const mostNamed = 3

/** Problems, those of foreign files counted in one: a folder may hold a thousand that a program keeps for itself. */
export function countForeign(problems: readonly FileProblem[]): FileProblem[] {
  const files = problems.filter(({ reason }) => reason === foreign)
  const others = problems.filter(({ reason }) => reason !== foreign)
  if (files.length === 0) return others
  const more = files.length - mostNamed
  const named = files.slice(0, mostNamed).map(({ file }) => file)
  return [...others, { file: [named.join(', '), ...(more > 0 ? [`${more} more`] : [])].join(' and '), reason: foreign }]
}

/** Files of kinds that are not read, one problem a kind: a folder may have a thousand pictures. */
export function unread(files: readonly string[]): FileProblem[] {
  const byKind = new Map<string, string[]>()
  for (const file of [...files].sort()) {
    const kind = extname(file).toLowerCase()
    byKind.set(kind, [...(byKind.get(kind) ?? []), file])
  }
  return [...byKind].map(([kind, [first = '', ...rest]]) => ({
    file: rest.length === 0 ? first : `${first} and ${rest.length} more`,
    reason: `${kind === '' ? 'files without an ending' : `${kind} files`} are not read; give ${kinds}`,
  }))
}

async function describe(root: string, file: string, id: string, url?: string): Promise<SourceFile | undefined> {
  const absolute = join(root, file)
  const found = await stat(absolute).catch((error: unknown) => {
    // A link to nowhere, or a file that went away since the folder was read.
    if (isMissing(error)) return undefined
    throw error
  })
  if (!found?.isFile()) return undefined
  return { file, absolute, id, size: found.size, mtimeMs: found.mtimeMs, ...(url !== undefined && { url }) }
}

/** The files of a corpus, and what lies there and is not read. */
export interface Listing {
  /** Sorted by name. */
  readonly sources: readonly SourceFile[]
  readonly skipped: readonly FileProblem[]
}

/**
 * The files of the corpus at `path`, a folder (with its subfolders) or one file.
 * @throws InputError when there is nothing to read
 */
export async function listCorpus(path: string): Promise<Listing> {
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
  const { files, others, problems } = found.isDirectory()
    ? await walk(root, '', { files: [], others: [], problems: [] })
    : { files: [basename(root)], others: [], problems: [] }
  files.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const ids = idsOf(files)
  const { byFile, problems: damaged } = await addressesIn(folder)
  const described = await Promise.all(
    files.map((file, index) => describe(folder, file, ids[index] ?? file, byFile.get(file))),
  )
  const sources = described.filter((source) => source !== undefined)
  if (sources.length === 0) {
    const only = others.length === 0 ? '' : `, only files of kinds that are not read (${others.length})`
    throw new InputError(`the folder ${path} has no articles${only}`, `put ${kinds} files into it`, { path })
  }
  const gone = files.filter((file) => !sources.some((source) => source.file === file))
  const dangling = gone.map((file) => ({ file, reason: 'it is a link to nothing, or no file' }))
  return { sources, skipped: [...problems, ...damaged, ...dangling, ...unread(others)] }
}

/** The sources of `listCorpus`. @throws InputError when there is nothing to read */
export async function listSources(path: string): Promise<SourceFile[]> {
  return [...(await listCorpus(path)).sources]
}
