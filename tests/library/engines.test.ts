import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/library.ts'
import { campaign } from '../campaign.ts'
import { mostOtherwise, otherwise, shown } from './alike.ts'

const corpus = 'data/articles'
let cache: string
let lunr: Library
let sqlite: Library
const before = process.env.DATELINE_CACHE

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'engines-'))
  process.env.DATELINE_CACHE = cache
  lunr = await openLibrary({ corpus, search: 'lunr' })
  sqlite = await openLibrary({ corpus, search: 'sqlite' })
}, 60_000)

afterAll(async () => {
  await lunr.close()
  await sqlite.close()
  await rm(cache, { recursive: true, force: true })
  if (before === undefined) delete process.env.DATELINE_CACHE
  else process.env.DATELINE_CACHE = before
})

function goldenQuestions(): string[] {
  const questions: string[] = []
  for (const file of readdirSync('tests/golden').filter((name) => name.endsWith('.jsonl'))) {
    for (const line of readFileSync(join('tests/golden', file), 'utf8').trim().split('\n')) {
      const row: unknown = JSON.parse(line)
      if (typeof row === 'object' && row !== null && 'question' in row && typeof row.question === 'string')
        questions.push(row.question)
    }
  }
  return questions
}

describe('the same corpus searched by lunr and by SQLite', () => {
  // The reader takes its time for each, and what can differ between engines does so for any: some of every file are enough.
  const questions = goldenQuestions().filter((_, i) => i % campaign(96, 24) === 0)

  it('has questions to be asked', () => {
    expect(questions.length).toBeGreaterThan(15)
  })

  it('gives the same answers', async () => {
    const different = await otherwise(lunr, sqlite, questions)
    expect(different.length, different.join('\n')).toBeLessThanOrEqual((mostOtherwise * questions.length) / 100)
  }, 120_000)

  it.each(['', 'Norov', 'Chongqing', 'Smart China Expo', 'Chen Miner', 'cooperation'])(
    'gives the same timeline of "%s"',
    async (topic) => {
      expect(await sqlite.timeline(topic)).toEqual(await lunr.timeline(topic))
    },
  )

  it.each(['Vladimir Norov', 'norof', 'Chongqing', 'Tang', 'Nobody Atall'])('tells the same of %s', async (name) => {
    expect(await sqlite.who(name)).toEqual(await lunr.who(name))
    expect(await sqlite.similarNames(name, 5)).toEqual(await lunr.similarNames(name, 5))
  })

  it.each(['', 'c', 'Ch', 'chong', 'Tang L', 'who is T', 'New Ye', 'x"y', 'smart china'])(
    'completes "%s" alike',
    async (typed) => {
      for (const kind of ['question', 'name', 'topic', 'article'] as const)
        expect(await sqlite.suggest(typed, new Set([kind]), 25)).toEqual(await lunr.suggest(typed, new Set([kind]), 25))
    },
  )

  it('lists the same articles and passages', async () => {
    expect(await sqlite.sources()).toEqual(await lunr.sources())
    expect(await sqlite.sources({ from: 1, count: 2 })).toEqual((await lunr.sources()).slice(1, 3))
    const [first] = await lunr.sources()
    expect(await sqlite.article(first?.id ?? '')).toEqual(first)
    expect(await sqlite.passage(first?.id ?? '', 0)).toEqual(await lunr.passage(first?.id ?? '', 0))
    const within = { article: first?.id ?? '' }
    expect(shown(await sqlite.ask('Who is the mayor?', within))).toEqual(
      shown(await lunr.ask('Who is the mayor?', within)),
    )
    const ids = async (library: Library) =>
      (await library.findArticles('mayor', { from: '2019', to: '2020' })).map(({ id }) => id)
    expect(await ids(sqlite)).toEqual(await ids(lunr))
  })
})
