/** Where the program's own files lie, from the sources and from the built program alike. This file imports nothing of ours. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json is missing above the program')
    folder = parent
  }
  return folder
}

let root: string | undefined

/** Absolute path of a file that comes with the program, such as `data/articles`. */
export function packageFile(path: string): string {
  root ??= findRoot()
  return join(root, path)
}
