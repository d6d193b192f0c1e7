import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { group } from 'd3-array'
import { describe, expect, test } from 'vitest'
import { listSources, readSource } from '../../../src/corpus/index.ts'
import { openLibrary } from '../../../src/library.ts'
import type { Article } from '../../../src/types.ts'

const folder = new URL('./files/', import.meta.url).pathname

interface Row {
  /** A file, or the folder of one export, under that of its kind. */
  readonly file: string
  /** Of its first article, where the file gives them. */
  readonly title?: string
  readonly published?: string
  readonly says: string
  /** What it must not say. */
  readonly silent?: string
  readonly question: string
  readonly answer: string
}

const rows: Row[] = readFileSync(join(folder, 'variety.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const kinds = group(rows, ({ file }) => file.split('/', 1)[0] ?? '')

async function articlesIn(corpus: string): Promise<Article[]> {
  const articles: Article[] = []
  for (const source of await listSources(corpus))
    for await (const read of readSource(source)) {
      if ('reason' in read) expect.soft(read, source.file).toBeUndefined()
      else articles.push(read.article)
    }
  return articles
}

describe.each([...kinds])('%s of different makers and years', (kind, files) => {
  test('each says what it should, and answers a question', async () => {
    const corpus = await mkdtemp(join(tmpdir(), 'dateline-variety-'))
    await cp(join(folder, kind), corpus, { recursive: true })
    try {
      const articles = await articlesIn(corpus)
      const library = await openLibrary({ corpus })
      try {
        for (const { file: path, title, published, says, silent, question, answer: expected } of files) {
          const file = path.slice(kind.length + 1)
          const own = articles.filter((article) => article.file === file || article.file.startsWith(`${file}/`))
          const text = own.map((article) => article.text).join('\n\n')
          if (title !== undefined) expect.soft(own[0]?.title, file).toBe(title)
          expect.soft(own[0]?.published, file).toBe(published)
          expect.soft(text, file).toContain(says)
          if (silent !== undefined) expect.soft(text, file).not.toMatch(new RegExp(silent, 'm'))
          const answer = await library.ask(question)
          const [citation] = answer.status === 'answered' ? answer.citations : answer.nearest
          const words = answer.status === 'answered' ? answer.answer : `no answer; ${answer.guess?.answer}`
          expect
            .soft([words, citation?.file], question)
            .toEqual([expect.stringMatching(expected), expect.stringMatching(`^${file}`)])
        }
      } finally {
        await library.close()
      }
    } finally {
      await rm(corpus, { recursive: true })
    }
  })
})
