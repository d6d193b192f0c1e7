import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folders whose code decides what an index holds. */
const folders = ['corpus', 'dates', 'facts', 'nlp', 'search', 'story', 'names', 'index']

/**
 * A hash of the sources that make an index: it stands in each index, which is good only for the rules that made it.
 * @returns 16 hexadecimal digits
 */
export function hashOfIndexRules() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const hash = createHash('sha256')
  for (const folder of folders) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (const file of files.sort()) hash.update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}
