import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { listSources, type Read, readSource } from '../../../src/corpus/index.ts'
import { openLibrary } from '../../../src/library.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

async function withFolder<T>(files: Files, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-formats-'))
  try {
    for (const [file, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), content)
    }
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** What a folder of these files gives, in order. */
export const readFiles = (files: Files): Promise<Read[]> =>
  withFolder(files, async (folder) => {
    const read: Read[] = []
    for (const source of await listSources(folder)) for await (const one of readSource(source)) read.push(one)
    return read
  })

/** The only article of a file, and what was said of it. */
export async function readFileOf(file: string, content: string | Uint8Array) {
  const read = await readFiles({ [file]: content })
  const [article] = read.flatMap((one) => ('article' in one ? [one.article] : []))
  return { article, reasons: read.flatMap((one) => ('reason' in one ? [one.reason] : [])) }
}

/** A question asked of a library of these files, and of the quote that answers it. */
export const askFiles = (files: Files, question: string) =>
  withFolder(files, async (folder) => {
    const library = await openLibrary({ corpus: folder })
    try {
      const answer = await library.ask(question)
      const citation = answer.status === 'answered' ? answer.citations[0] : answer.nearest[0]
      return {
        status: answer.status,
        answer: answer.status === 'answered' ? answer.answer : '',
        quote: citation?.quote,
        locator: citation?.locator,
      }
    } finally {
      await library.close()
    }
  })
