import { expect, test } from 'vitest'
import { IndexSet } from '../../src/index/opensearch/index-set.ts'
import { connectTo, fakeCluster, type Reply } from './fake-cluster.ts'

const health = (status: string) => ({ cluster_name: 'news', status, number_of_nodes: 3 })

test.each<[string, Reply, boolean, string]>([
  ['all copies are there', { status: 200, body: health('green') }, true, 'news is green, 3 nodes'],
  ['a copy is missing', { status: 200, body: health('yellow') }, true, 'news is yellow, 3 nodes'],
  ['a shard is missing', { status: 200, body: health('red') }, false, 'news is red, 3 nodes'],
  ['an index is missing', { status: 408, body: health('red') }, false, 'news is red, 3 nodes'],
  ['the user is refused', { status: 403, body: {} }, false, 'refuses access'],
  ['the cluster is away', 'break', false, 'does not answer'],
])('%s', async (_, reply, ok, detail) => {
  const { url, asked } = await fakeCluster(() => reply)
  const found = await new IndexSet(connectTo(url), 'dateline-news').health()
  expect(found).toEqual({ ok, detail: expect.stringContaining(detail) })
  expect(asked[0]?.path).toContain('/_cluster/health/dateline-news-articles,dateline-news-passages')
})
