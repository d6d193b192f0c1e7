import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { generate } from '../../bench/scale/generate.ts'
import { listSources, readSource } from '../../src/corpus/index.ts'
import type { Fact } from '../../src/facts/index.ts'
import { analyseArticle } from '../../src/index/stored-article.ts'
import { buildIndex } from '../../src/library.ts'
import type { ArticleNames } from '../../src/names/name-table.ts'
import type { ArticleInfo } from '../../src/types.ts'
import { namesOf, newestFirst, officesOf } from '../index/in-memory.ts'
import { fakeCluster } from './fake-cluster.ts'
import { type LoadedDocument, LoadingCluster } from './loading-cluster.ts'

let folder: string
let corpus: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cluster-build-'))
  corpus = join(folder, 'news.jsonl')
  vi.stubEnv('DATELINE_CACHE', join(folder, 'cache'))
  await write(shortNews(20))
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** Made-up articles of which the first paragraph is left: the rest would bring more of the same. */
const shortNews = (count: number) =>
  [...generate(count, 3)].map((article) => ({ ...article, text: article.text.split('\n\n', 1).join('') }))

const write = (articles: readonly object[]) =>
  writeFile(corpus, articles.map((line) => `${JSON.stringify(line)}\n`).join(''))

/** What lies in the folders of indexes. */
const left = () => readdir(join(folder, 'cache'), { recursive: true, withFileTypes: true }).then(filesIn)
const filesIn = (entries: readonly { readonly name: string; isFile(): boolean }[]) =>
  entries.filter((entry) => entry.isFile()).map(({ name }) => name)

/** The tables as they are made in memory. */
async function inMemory() {
  const names: ArticleNames[] = []
  const facts: Fact[] = []
  const infos: ArticleInfo[] = []
  const [source] = await listSources(corpus)
  if (source === undefined) throw new Error('the corpus is gone')
  for await (const item of readSource(source)) {
    if (!('article' in item)) continue
    const { text: _text, ...info } = item.article
    const payload = analyseArticle(item.article)
    names.push(payload.names)
    facts.push(...payload.facts)
    infos.push(info)
  }
  return { ...namesOf(names.entries()), offices: officesOf(facts), infos: infos.sort(newestFirst) }
}

const contents = (documents: readonly LoadedDocument[], kind: string) =>
  documents.filter(({ body }) => body.kind === kind).map(({ body }) => body.content)

test('what is loaded are the tables as they are made in memory, and only the file of the corpus is left', async () => {
  await write(shortNews(130))
  const cluster = new LoadingCluster()
  const { url } = await fakeCluster((asked) => cluster.reply(asked))
  expect(await buildIndex({ corpus, search: url })).toMatchObject({ articles: 130, problems: [] })
  const { names, common, offices, infos } = await inMemory()
  expect(cluster.loaded('names').map(({ body }) => body.entry)).toEqual(names)
  const documents = cluster.loaded('tables')
  expect(documents.filter(({ body }) => body.kind === 'common')).toHaveLength(common.length)
  const held = documents.filter(({ body }) => body.kind === 'office')
  expect(held.length).toBeGreaterThan(0)
  const byKey = held.map(({ id, body }) => [id.replace('office:', ''), body.content])
  const expected = Object.entries(offices).map(([key, office]) => [key, { office }])
  expect(Object.fromEntries(byKey)).toEqual(Object.fromEntries(expected))
  const pages = [infos.slice(0, 100), infos.slice(100)].map((page) => ({ infos: page }))
  expect(contents(documents, 'newest')).toEqual(pages)
  expect(await left()).toEqual(['corpus.db'])
})

test('a build tells of skipped files and of a folder that can not be written, and leaves nothing in one of its own', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  const temporary = join(folder, 'temporary')
  const articles = join(folder, 'articles')
  for (const each of [temporary, articles]) await mkdir(each)
  await writeFile(join(articles, 'a.txt'), 'Mayor Ann Lee opened the Orrin Bridge in Harwick on 3 May 2015.')
  await writeFile(join(articles, 'b.pptx'), 'PK')
  vi.stubEnv('DATELINE_CACHE', file)
  vi.stubEnv('TMPDIR', temporary)
  for (const [cluster, outcome] of [
    [new LoadingCluster(), 1],
    [new LoadingCluster('articles'), 'failed'],
  ] as const) {
    const { url } = await fakeCluster((asked) => cluster.reply(asked))
    const notices: string[] = []
    const built = buildIndex({ corpus: articles, search: url, onNotice: (line) => notices.push(line) })
    expect(await built.then(({ articles: count }) => count).catch(() => 'failed')).toBe(outcome)
    expect(notices).toEqual([expect.stringContaining("can't be written"), expect.stringContaining('Skipped b.pptx')])
    expect(await readdir(temporary)).toEqual([])
  }
})

test.each(['articles', 'names'] as const)(
  'a build that fails while %s are loaded leaves the file of the corpus, and no index',
  async (part) => {
    const cluster = new LoadingCluster(part)
    const { url } = await fakeCluster((asked) => cluster.reply(asked))
    await expect(buildIndex({ corpus, search: url })).rejects.toThrow('does not take a document')
    expect(await left()).toEqual(['corpus.db'])
    expect(cluster.indexes).toEqual([])
  },
)

/**
 * What lies on a cluster, but for the numbers of articles, which each build gives anew, and the highlights, of which
 * those that weigh the same stand in the order of the numbers.
 */
function content(cluster: LoadingCluster) {
  const articles = cluster.loaded('articles').map(({ body: { number: _number, ...body } }) => body)
  const passages = cluster.loaded('passages').map(({ body: { article: _article, unit: _unit, ...body } }) => body)
  const tables = cluster.loaded('tables').filter(({ id }) => !/^(?:manifest|highlights|sources):/.test(id))
  const sorted = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort()
  return {
    articles: sorted(articles),
    passages: sorted(passages),
    names: cluster.loaded('names'),
    tables: sorted(tables),
  }
}

test.each(['with the file of the corpus', 'on a machine that has none'])(
  'a refresh %s reads and loads what changed, and gives what a new build gives',
  async (where) => {
    const cluster = new LoadingCluster()
    const { url } = await fakeCluster((asked) => cluster.reply(asked))
    await buildIndex({ corpus, search: url })
    const numbers = new Map(cluster.loaded('articles').map(({ id, body }) => [body.id, id]))
    const [first, second, third, ...others] = shortNews(20)
    const changed = { ...second, text: 'Minister Otto Lund met Ambassador Rosa Vale in Norwick on 5 May 2024.' }
    await write([{ ...third, id: 'new' }, changed, ...others, { ...first, title: 'Another title' }])
    if (where !== 'with the file of the corpus') vi.stubEnv('DATELINE_CACHE', join(folder, 'other'))
    const loadedBefore = cluster.loads('articles')
    expect(await buildIndex({ corpus, search: url })).toMatchObject({ articles: 20, changed: 3 })
    expect(cluster.loads('articles') - loadedBefore).toBe(3)
    const after = cluster.loaded('articles').map(({ id, body }) => [body.id, id] as const)
    expect(after.filter(([id, number]) => numbers.get(id) === number)).toHaveLength(17)
    const before = new Set(numbers.values())
    expect(after.filter(([, number]) => !before.has(number))).toHaveLength(3)
    expect(await buildIndex({ corpus, search: url })).toMatchObject({ articles: 20, changed: 0 })

    vi.stubEnv('DATELINE_CACHE', join(folder, 'anew'))
    const fresh = new LoadingCluster()
    const { url: other } = await fakeCluster((asked) => fresh.reply(asked))
    await buildIndex({ corpus, search: other })
    expect(content(cluster)).toEqual(content(fresh))
  },
)

test('a cluster that has lost its indexes is loaded again from the file of the corpus', async () => {
  const clusters = [new LoadingCluster(), new LoadingCluster()] as const
  const urls = await Promise.all(clusters.map(async (each) => (await fakeCluster((asked) => each.reply(asked))).url))
  const [first = '', second = ''] = urls
  expect(await buildIndex({ corpus, search: first })).toMatchObject({ changed: 20 })
  expect(await buildIndex({ corpus, search: second })).toMatchObject({ articles: 20, changed: 0 })
  expect(content(clusters[1])).toEqual(content(clusters[0]))
})
