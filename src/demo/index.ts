import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
// Not from corpus/index.ts, with which all formats' readers would come.
import { readable } from '../corpus/formats/endings.ts'
import { InputError } from '../errors.ts'
import { packages } from './packages.ts'
import { ferryReport } from './pdf.ts'
import { texts } from './texts.ts'

const all: Readonly<Record<string, string | Uint8Array>> = { ...texts, ...packages, 'ferry.pdf': ferryReport }

/** The files of the demonstration by their names: one of each format that is read. */
export const demoFiles: Readonly<Record<string, Uint8Array>> = Object.fromEntries(
  Object.entries(all)
    .filter(([name]) => readable.test(name))
    .map(([name, content]) => [name, Buffer.from(content)]),
)

/** What is asked of them; each is answered by a file of another format. */
export const demoQuestions: readonly string[] = [
  'Who opened the harbour bridge?',
  'How many passengers did the ferry Heron carry in 2023?',
  'Who is the harbour master of Tern Bay?',
]

/** Names of what lies in a folder; none where it is not there. */
async function namesIn(folder: string, given: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return []
    if (code === 'ENOTDIR') throw new InputError(`${given} is not a folder`, 'name one that is new or empty')
    throw error
  }
}

/**
 * Writes the demonstration into a folder that is new or empty, or has it already.
 * @returns how many files it has
 * @throws InputError where the folder holds anything else; nothing is written then
 */
export async function writeDemo(given: string): Promise<number> {
  const folder = resolve(given)
  const there = await namesIn(folder, given)
  for (const name of there) {
    const own = demoFiles[name]
    if (own === undefined || Buffer.compare(own, await readFile(join(folder, name))) !== 0)
      throw new InputError(
        `${given} holds ${name}, which is not of the demonstration`,
        'name a folder that is new or empty',
      )
  }
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(demoFiles))
    if (!there.includes(name)) await writeFile(join(folder, name), content, { flag: 'wx' })
  return Object.keys(demoFiles).length
}
