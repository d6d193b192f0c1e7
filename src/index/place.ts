import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { environment } from '../config.ts'
// Not from corpus/index.ts, with which all formats' readers would come.
import { listCorpus, type SourceFile } from '../corpus/sources.ts'
import { packageFile } from '../package-root.ts'
import type { OpenOptions } from './backend.ts'

/** A corpus and where its index lies. */
export interface Place {
  readonly sources: readonly SourceFile[]
  readonly folder: string
  /** Whether it was made for this once. */
  readonly isTemporary: boolean
}

/**
 * Lists a corpus and finds the folder of its index.
 * @throws InputError when there is nothing to read
 */
export async function findPlace({ corpus, onNotice }: Pick<OpenOptions, 'corpus' | 'onNotice'>): Promise<Place> {
  const { sources, skipped } = await listCorpus(corpus ?? packageFile('data/articles'))
  const { folder, warning } = await indexFolder(corpus, packageFile('data/index'))
  if (warning) onNotice?.(warning)
  for (const { file, reason } of skipped) onNotice?.(`Skipped ${file}: ${reason}`)
  return { sources, folder, isTemporary: warning !== undefined }
}

/** Where the file of a corpus lies in the folder of its index. */
export const corpusFile = (folder: string): string => join(folder, 'corpus.db')

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The folder of a corpus' index: the one beside the bundled articles, or one a corpus in the cache folder of the
 * user (`DATELINE_CACHE`, else `XDG_CACHE_HOME/dateline`, else `~/.cache/dateline`). Where it can't be written, a
 * new temporary folder takes its place, with a warning: one line for the reader.
 *
 * @param corpus path of the corpus; undefined for the bundled one
 * @param bundled folder of the bundled corpus' index
 */
export async function indexFolder(
  corpus: string | undefined,
  bundled: string,
  env: Environment = environment,
): Promise<{ readonly folder: string; readonly warning?: string }> {
  const folder = corpus === undefined ? bundled : join(cacheFolder(env), nameOf(resolve(corpus)))
  if (await isWritable(folder)) return { folder }
  return {
    folder: await mkdtemp(join(tmpdir(), 'dateline-')),
    warning: `${folder} can't be written, so the index is built anew each time: set DATELINE_CACHE to a folder that can`,
  }
}

function cacheFolder({ DATELINE_CACHE: own, XDG_CACHE_HOME: shared }: Environment): string {
  return own ? resolve(own) : join(shared || join(homedir(), '.cache'), 'dateline')
}

/** Readable by a person, and different for each path. */
function nameOf(path: string): string {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 16)
  return `${basename(path).replace(/[^\w.-]/g, '_')}-${hash}`
}

async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** A path that no other process takes, for a file that is being built; what one leaves that is cut off is known by it. */
export const ownFile = (folder: string): string =>
  join(folder, `building-${process.pid}-${randomBytes(4).toString('hex')}.db`)

/** Removes a file that was being built, where it is there, and the folder that locked it. */
export async function removeOwnFile(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(`${path}.lock`, { force: true, recursive: true })
}

/** Removes what was left by processes that were cut off and are gone. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const owner = /^(?:building|gathering)-(\d+)-[0-9a-f]+\.db/.exec(name)?.[1]
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(folder, name), { force: true, recursive: true })
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch {
    return false
  }
}
