import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { generate } from '../../bench/scale/generate.ts'
import { listSources, readSource } from '../../src/corpus/index.ts'
import { OfficeTableBuilder, officesIn } from '../../src/library/offices.ts'
import { analyseArticle } from '../../src/library/payload.ts'
import { buildIndex } from '../../src/library.ts'
import { NameTableBuilder } from '../../src/names/name-table.ts'
import type { ArticleInfo } from '../../src/types.ts'
import { newestFirst } from '../library/newest-first.ts'
import { fakeCluster } from './fake-cluster.ts'
import { type LoadedDocument, LoadingCluster } from './loading-cluster.ts'

let folder: string
let corpus: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cluster-build-'))
  corpus = join(folder, 'news.jsonl')
  vi.stubEnv('DATELINE_CACHE', join(folder, 'cache'))
  await writeFile(corpus, [...generate(130, 3)].map((line) => `${JSON.stringify(line)}\n`).join(''))
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

/** What lies in the folders of indexes. */
const left = () => readdir(join(folder, 'cache'), { recursive: true, withFileTypes: true }).then(filesIn)
const filesIn = (entries: readonly { readonly name: string; isFile(): boolean }[]) =>
  entries.filter((entry) => entry.isFile()).map(({ name }) => name)

/** The tables as they are made in memory. */
async function inMemory() {
  const names = new NameTableBuilder()
  const offices = new OfficeTableBuilder()
  const infos: ArticleInfo[] = []
  const [source] = await listSources(corpus)
  if (source === undefined) throw new Error('the corpus is gone')
  for await (const item of readSource(source)) {
    if (!('article' in item)) continue
    const { text: _text, ...info } = item.article
    const payload = analyseArticle(item.article)
    names.add(infos.length, payload.names)
    offices.add(officesIn(payload.facts))
    infos.push(info)
  }
  return { ...names.finish(), offices: offices.finish(), infos: infos.sort(newestFirst) }
}

const contents = (documents: readonly LoadedDocument[], kind: string) =>
  documents.filter(({ body }) => body.kind === kind).map(({ body }) => body.content)

test('what is loaded are the tables as they are made in memory, and no working file is left', async () => {
  const cluster = new LoadingCluster()
  const { url } = await fakeCluster((asked) => cluster.reply(asked))
  expect(await buildIndex({ corpus, search: url })).toMatchObject({ articles: 130, problems: [] })
  const { entries, common, offices, infos } = await inMemory()
  const names = cluster.loaded('names').map(({ body }) => body.entry)
  expect(names).toEqual(entries.map((entry) => ({ ...entry, articles: entry.articles.length })))
  const documents = cluster.loaded('tables')
  expect(documents.filter(({ body }) => body.kind === 'common')).toHaveLength(common.length)
  const held = documents.filter(({ body }) => body.kind === 'office')
  expect(held.length).toBeGreaterThan(0)
  const byKey = held.map(({ id, body }) => [id.replace('office:', ''), body.content])
  const expected = Object.entries(offices).map(([key, office]) => [key, { office }])
  expect(Object.fromEntries(byKey)).toEqual(Object.fromEntries(expected))
  const pages = [infos.slice(0, 100), infos.slice(100)].map((page) => ({ infos: page }))
  expect(contents(documents, 'newest')).toEqual(pages)
  expect(await left()).toEqual([])
})

test.each(['articles', 'names'] as const)('a build that fails while %s are loaded leaves no file', async (part) => {
  const cluster = new LoadingCluster(part)
  const { url } = await fakeCluster((asked) => cluster.reply(asked))
  await expect(buildIndex({ corpus, search: url })).rejects.toThrow('does not take a document')
  expect((await left()).filter((name) => name !== 'unfinished.jsonl')).toEqual([])
})
