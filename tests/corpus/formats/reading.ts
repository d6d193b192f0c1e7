import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import { listSources, type Read, readSource } from '../../../src/corpus/index.ts'
import type { FileProblem } from '../../../src/errors.ts'
import { openLibrary } from '../../../src/library.ts'
import type { Answer, Article } from '../../../src/types.ts'
import { campaign } from '../../campaign.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

/** Does something with a folder of these files, which is gone afterwards. */
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

/** What a corpus of these files gives, in order. */
export const readFiles = (files: Files): Promise<{ articles: Article[]; problems: FileProblem[] }> =>
  withFolder(files, async (folder) => {
    const read: Read[] = []
    const taken = new Set<string>()
    for (const source of await listSources(folder)) for await (const one of readSource(source, taken)) read.push(one)
    return {
      articles: read.flatMap((one) => ('article' in one ? [one.article] : [])),
      problems: read.flatMap((one) => ('article' in one ? [] : [one])),
    }
  })

/** The only article of a file, and what was said of it. */
export async function readFileOf(file: string, content: string | Uint8Array) {
  const { articles, problems } = await readFiles({ [file]: content })
  return { article: articles[0], reasons: problems.map(({ reason }) => reason) }
}

/** The answer of a library over these files; its quotes are to the letter of what the files give. */
export const askFiles = (files: Files, question: string): Promise<Answer> =>
  withFolder(files, async (folder) => {
    const { articles } = await readFiles(files)
    const library = await openLibrary({ corpus: folder })
    try {
      const answer = await library.ask(question)
      const citations = answer.status === 'answered' ? answer.citations : answer.nearest
      for (const { article, quote, start, end } of citations)
        expect(articles.find(({ id }) => id === article)?.text.slice(start, end)).toBe(quote)
      return answer
    } finally {
      await library.close()
    }
  })

/** Reads a file whose bytes were changed, some dozens of ways: each gives articles or says what is wrong, and nothing is thrown. */
export async function readMutated(file: string, content: string | Uint8Array, runs = 25): Promise<void> {
  const bytes = Buffer.from(content as string)
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(40), fc.constantFrom('put', 'cut', 'double'))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      let mutated = Buffer.from(bytes)
      for (const [place, value, length, kind] of changes) {
        if (kind === 'put') mutated[Math.min(place, mutated.length - 1)] = value
        else if (kind === 'cut') mutated = Buffer.concat([mutated.subarray(0, place), mutated.subarray(place + length)])
        else mutated = Buffer.concat([mutated.subarray(0, place + length), mutated.subarray(place)])
      }
      const { articles, problems } = await readFiles({ [file]: mutated })
      expect(articles.length + problems.length).toBeGreaterThan(0)
      for (const { reason } of problems) expect(reason).toMatch(/\w{3}/)
    }),
    { numRuns: campaign(runs, 2000) },
  )
}
