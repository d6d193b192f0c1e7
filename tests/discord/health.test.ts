import { expect, test } from 'vitest'
import { corpusHealth } from '../../src/discord/health.ts'
import { IndexSet } from '../../src/index/opensearch/index-set.ts'
import type { CorpusHealth } from '../../src/library.ts'
import { LibraryHolder } from '../../src/servers/libraries.ts'
import { connectTo, fakeCluster, type Reply } from '../opensearch/fake-cluster.ts'
import { withBot } from './support/bot.ts'
import { FakeLibrary } from './support/fake-library.ts'

/** A library that tells how it is. */
class ToldLibrary extends FakeLibrary {
  constructor(readonly health: () => Promise<CorpusHealth>) {
    super()
  }
}

const state = (status: string): Reply => ({
  status: 200,
  body: { cluster_name: 'news', status, number_of_nodes: 3 },
})

test('GET /healthz has the state of the cluster, and is not ok while it is away', async () => {
  let reply = state('green')
  const { url } = await fakeCluster(() => reply)
  const set = new IndexSet(connectTo(url), 'dateline-news')
  const library = new ToldLibrary(() => set.health())
  await withBot({ library, env: { DATELINE_HEALTH_PORT: '0' } }, async ({ healthPort }) => {
    const look = async (): Promise<[number, unknown]> => {
      const answer = await fetch(`http://127.0.0.1:${healthPort}/healthz`)
      return [answer.status, await answer.json()]
    }
    expect(await look()).toEqual([
      200,
      expect.objectContaining({ ready: true, corpus: { ok: true, detail: 'news is green, 3 nodes' } }),
    ])
    reply = state('red')
    expect(await look()).toEqual([
      503,
      expect.objectContaining({ ready: true, corpus: { ok: false, detail: 'news is red, 3 nodes' } }),
    ])
    reply = 'break'
    expect(await look()).toEqual([
      503,
      expect.objectContaining({ corpus: { ok: false, detail: expect.stringContaining('does not answer') } }),
    ])
    reply = state('yellow')
    expect((await look())[0]).toBe(200)
  })
})

const holding = (library: FakeLibrary) =>
  new LibraryHolder(library, (error) => {
    throw error
  })

test.each<[string, FakeLibrary, CorpusHealth]>([
  ['says nothing of it', new FakeLibrary(), { ok: true, detail: '40 articles' }],
  [
    'fails at it',
    new ToldLibrary(() => Promise.reject(new Error('the thread fell'))),
    { ok: false, detail: 'the thread fell' },
  ],
  [
    'does not come back',
    new ToldLibrary(() => new Promise<never>(() => undefined)),
    { ok: false, detail: 'no word of the articles within 20 ms' },
  ],
])('the health of a library that %s', async (_, library, expected) => {
  expect(await corpusHealth(holding(library), 20)).toEqual(expected)
})
