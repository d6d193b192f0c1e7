import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { withWorkingFile } from '../../src/library/gathering/working-file.ts'
import { FormerArticles } from '../../src/library/opensearch/former-articles.ts'
import { makeWorkingTables } from '../../src/library/opensearch/working-tables.ts'
import { IndexReader } from '../../src/opensearch/index.ts'
import { connectTo, fakeCluster } from './fake-cluster.ts'

const entry = (number: number, source: string) => ({
  number,
  id: `article-${number}`,
  source,
  hash: `${number}`.padStart(16, '0'),
  passages: number % 3,
})
const stored = [entry(3, 'a.jsonl'), entry(5, 'b.jsonl'), entry(4_000_000_007, 'a.jsonl')]

async function former<T>(use: (articles: FormerArticles) => T): Promise<T> {
  const hits = stored.map((document) => ({ _id: `${document.number}`, _source: document, sort: [document.number] }))
  const body = { timed_out: false, _shards: { failed: 0, total: 1 }, hits: { hits } }
  const { url } = await fakeCluster(() => ({ status: 200, body }))
  const folder = await mkdtemp(join(tmpdir(), 'former-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return withWorkingFile(folder, async (file) => {
    makeWorkingTables(file)
    const articles = new FormerArticles(file)
    await articles.read(new IndexReader(connectTo(url), 'dateline-news-articles-1'))
    return use(articles)
  })
}

test('the articles of a file are those that were stored, and are kept while they are read', async () => {
  const [first, again, dropped] = await former((articles) => {
    const read: unknown[] = []
    for (const each of articles.ofSource('a.jsonl')) {
      read.push(each)
      articles.keep(each)
      articles.keep(each)
    }
    return [read, [...articles.ofSource('a.jsonl')], [...articles.dropped()]]
  })
  expect(first).toEqual([stored[0], stored[2]])
  expect(again).toEqual(first)
  expect(dropped).toEqual([stored[1]])
})

test('an article is the same where both its id and its content are', async () => {
  const found = await former((articles) => [
    articles.same('article-5', '0000000000000005'),
    articles.same('article-5', '0000000000000003'),
    articles.same('article-6', '0000000000000005'),
  ])
  expect(found).toEqual([stored[1], undefined, undefined])
})
