import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What files of processes are called that are at work; what they leave when they are cut off is known by it. */
type Prefix = 'building' | 'gathering'

/** A path that no other process takes, for a database that this one works in. */
export const ownFile = (folder: string, prefix: Prefix): string =>
  join(folder, `${prefix}-${process.pid}-${randomBytes(4).toString('hex')}.db`)

/** Removes a database, where it is there, and the folder that locked it. */
export async function removeOwnFile(path: string): Promise<void> {
  await rm(path, { force: true })
  await rm(`${path}.lock`, { force: true, recursive: true })
}

/** Removes what was left by processes that were cut off and are gone. */
export async function removeLeftovers(folder: string, prefix: Prefix): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, kind, owner] = /^([a-z]+)-(\d+)-[0-9a-f]+\.db/.exec(name) ?? []
    if (kind !== prefix || isAlive(Number(owner))) continue
    await rm(join(folder, name), { force: true, recursive: true })
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
