import { mkdirSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { hashOfIndexRules } from '../src/index/index-rules.mjs'

/** In the project's folder, from which programs find its packages and files. */
const folder = fileURLToPath(new URL('../node_modules/.cache/dateline-tests', import.meta.url))
const made = new Map<string, Promise<string>>()

/**
 * A program of the tests in one file, which starts in half the time of its sources.
 * @returns the path of the file, for `node` to run; it is made once in a process
 */
export function bundled(source: URL): Promise<string> {
  const making = made.get(source.href) ?? make(fileURLToPath(source))
  made.set(source.href, making)
  return making
}

async function make(entry: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  // By the end of its name the program knows that it has no worker threads beside it.
  const file = join(folder, `${basename(entry, '.ts')}.mjs`)
  const unfinished = `${file}.${process.pid}`
  await build({
    entryPoints: [entry],
    outfile: unfinished,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    define: { DATELINE_BUILD: JSON.stringify(hashOfIndexRules()) },
  })
  // Other workers make the same file meanwhile: whoever starts it finds a whole one.
  renameSync(unfinished, file)
  return file
}
