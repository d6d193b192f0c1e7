import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * How an index is replaced whole. The folder of an index has one folder a generation and a file `current` that names
 * the one in use. A build writes `building-PID-RANDOM`, renames it to `built-PID-RANDOM`, and then puts a new `current`
 * in place by a rename. Cut off at any moment, it leaves the one in use as it was. Of two builders the last one wins.
 */
const pointer = 'current'
const names = /^(?:building|built)-(\d+)-[0-9a-f]+$/
/** A folder of a process that seems alive is left alone for this long: its number may have gone to another process. */
const leftoverAge = 24 * 60 * 60 * 1000
/** Folders that this process is writing. */
const writing = new Set<string>()

/** The file that a build replaces last. */
export const pointerFile = (index: string): string => join(index, pointer)

/** Folder of the generation in use; undefined where none is. */
export async function currentGeneration(index: string): Promise<string | undefined> {
  const name = await readPointer(index)
  return name === undefined ? undefined : join(index, name)
}

/** A new folder to build in. Give it to `install` or to `discard`. */
export async function beginGeneration(index: string): Promise<string> {
  await mkdir(index, { recursive: true })
  await removeLeftovers(index)
  const folder = join(index, `building-${process.pid}-${randomBytes(4).toString('hex')}`)
  writing.add(folder)
  writing.add(installed(folder))
  await mkdir(folder)
  return folder
}

/** Puts what was built in the place of what was there, and removes that. Gives its folder. */
export async function install(index: string, folder: string): Promise<string> {
  const name = basename(installed(folder))
  const former = await readPointer(index)
  await rename(folder, installed(folder))
  const beside = join(index, `${pointer}.${name}`)
  await writeFile(beside, name)
  await rename(beside, join(index, pointer))
  release(folder)
  if (former !== undefined && former !== name) await rm(join(index, former), { recursive: true, force: true })
  return installed(folder)
}

/** Removes a build that came to nothing. */
export async function discard(folder: string): Promise<void> {
  release(folder)
  await rm(folder, { recursive: true, force: true })
}

function installed(folder: string): string {
  return join(dirname(folder), basename(folder).replace('building-', 'built-'))
}

function release(folder: string): void {
  writing.delete(folder)
  writing.delete(installed(folder))
}

async function readPointer(index: string): Promise<string | undefined> {
  try {
    const name = (await readFile(join(index, pointer), 'utf8')).trim()
    return names.test(name) ? name : undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Removes what builds left that were cut off. */
async function removeLeftovers(index: string): Promise<void> {
  const current = await readPointer(index)
  for (const entry of await readdir(index)) {
    const name = entry.startsWith(`${pointer}.`) ? entry.slice(pointer.length + 1) : entry
    if (name === current || entry === pointer || writing.has(join(index, name))) continue
    const owner = names.exec(name)?.[1]
    if (owner === undefined || !(await isLeftover(join(index, entry), Number(owner)))) continue
    await rm(join(index, entry), { recursive: true, force: true })
  }
}

async function isLeftover(path: string, owner: number): Promise<boolean> {
  if (owner === process.pid || !isAlive(owner)) return true
  try {
    return Date.now() - (await stat(path)).mtimeMs > leftoverAge
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // A process of another user is alive as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a file system error says that something is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
