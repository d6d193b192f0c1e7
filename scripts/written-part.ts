import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/**
 * Writes a part of a document that a script makes, between a line `<!-- NAME: written by SCRIPT -->` and a line
 * `<!-- end of NAME -->`. Run with `--check` it writes nothing, and fails where another part stands there.
 *
 * @param document its path from the project's folder
 * @throws Error where the document lacks the lines
 */
export function writePart(document: string, name: string, script: string, blocks: readonly string[]): void {
  const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values
  const file = new URL(`../${document}`, import.meta.url)
  const [begin, end] = [`<!-- ${name}: written by ${script} -->`, `<!-- end of ${name} -->`]
  const text = readFileSync(file, 'utf8')
  const [head, tail] = [text.indexOf(begin), text.indexOf(end)]
  if (head < 0 || tail < head) throw new Error(`${document} lacks the lines ${begin} and ${end}`)
  const written = `${text.slice(0, head + begin.length)}\n\n${blocks.join('\n\n')}\n\n${text.slice(tail)}`
  if (written === text) return
  if (check) {
    console.error(`The ${name} in ${document} are others now: run npx tsx ${script}`)
    process.exitCode = 1
  } else writeFileSync(file, written)
}
