import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { BulkLoader } from '../../src/index/opensearch/bulk-loader.ts'
import { type Asked, connectTo, fakeCluster } from './fake-cluster.ts'

/** Ids of the changes in a bulk request, in order. */
function idsIn({ body }: Pick<Asked, 'body'>): string[] {
  return [...body.matchAll(/^\{"(?:index|delete)":\{"_index":"i","_id":"(\w+)"\}\}$/gm)].map(([, id = '']) => id)
}

function taken(asked: Asked, refuse: (id: string) => number | undefined = () => undefined) {
  const items = idsIn(asked).map((id) => {
    const status = refuse(id)
    return { index: status === undefined ? { status: 201 } : { status, error: { type: 'refused', reason: 'busy' } } }
  })
  return { status: 200, body: { errors: items.some(({ index }) => index.status !== 201), items } }
}

test('documents that an overloaded cluster refuses are sent again, and only those', async () => {
  const { url, asked } = await fakeCluster((one, count) =>
    taken(one, (id) => (count === 1 && id === 'b' ? 429 : undefined)),
  )
  const loader = new BulkLoader(connectTo(url))
  for (const id of ['a', 'b', 'c']) await loader.index('i', id, { id })
  await loader.delete('i', 'd')
  await loader.finish()
  expect(asked.map(idsIn)).toEqual([['a', 'b', 'c', 'd'], ['b']])
})

test('a whole request that breaks is sent again', async () => {
  const { url, asked } = await fakeCluster((one, count) => (count <= 5 ? 'break' : taken(one)))
  const loader = new BulkLoader(connectTo(url))
  await loader.index('i', 'a', {})
  await loader.finish()
  expect(asked.every((one) => idsIn(one).join() === 'a')).toBe(true)
})

test('a document that the index does not take ends the load with its reason', async () => {
  const { url } = await fakeCluster((one) => taken(one, (id) => (id === 'b' ? 400 : undefined)))
  const loader = new BulkLoader(connectTo(url))
  for (const id of ['a', 'b']) await loader.index('i', id, {})
  await expect(loader.finish()).rejects.toThrow('does not take a document, refused: busy')
})

test('loading waits while two requests are on their way', async () => {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const { url, asked } = await fakeCluster(async (one) => {
    await released
    return taken(one)
  })
  const cluster = connectTo(url, { DATELINE_SEARCH_TIMEOUT: '60' })
  const loader = new BulkLoader(cluster)
  const big = 'x'.repeat(1_500_000)
  let loaded = 0
  const loading = (async () => {
    for (; loaded < 20; loaded++) await loader.index('i', `n${loaded}`, { big })
  })()
  await expect.poll(() => asked.length).toBe(2)
  await wait(100)
  expect(asked).toHaveLength(2)
  expect(loaded).toBeLessThanOrEqual(9)
  release()
  await loading
  await loader.finish()
  expect(asked.flatMap(idsIn)).toHaveLength(20)
})
