import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { environment } from '../config.ts'

/** Where an index is kept. */
export interface IndexFolder {
  readonly folder: string
  /** One line for the reader, when it can't be kept for the next time. */
  readonly warning?: string
}

/**
 * The folder of a corpus' index: the one beside the bundled articles, or one a corpus in the cache folder of the
 * user (`DATELINE_CACHE`, else `XDG_CACHE_HOME/dateline`, else `~/.cache/dateline`). Where it can't be written, a
 * new temporary folder takes its place, with a warning.
 *
 * @param corpus path of the corpus; undefined for the bundled one
 * @param bundled folder of the bundled corpus' index
 */
export async function indexFolder(
  corpus: string | undefined,
  bundled: string,
  env: Readonly<Record<string, string | undefined>> = environment,
): Promise<IndexFolder> {
  const folder = corpus === undefined ? bundled : join(cacheFolder(env), nameOf(resolve(corpus)))
  if (await isWritable(folder)) return { folder }
  return {
    folder: await mkdtemp(join(tmpdir(), 'dateline-')),
    warning: `${folder} can't be written, so the index is built anew each time: set DATELINE_CACHE to a folder that can`,
  }
}

function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  const { DATELINE_CACHE: own, XDG_CACHE_HOME: shared } = env
  if (own !== undefined && own !== '') return resolve(own)
  return join(shared !== undefined && shared !== '' ? shared : join(homedir(), '.cache'), 'dateline')
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
