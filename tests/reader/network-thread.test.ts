import { expect, test } from 'vitest'
import type { Logits } from '../../src/reader/network.ts'
import { shared } from '../../src/reader/network-thread.ts'

const empty: Logits = { start: new Float32Array(), end: new Float32Array(), verdict: new Float32Array() }

/** A network that reads when it is told to. */
function slow() {
  const waiting: (() => void)[] = []
  let read = 0
  return {
    logits: () =>
      new Promise<Logits>((resolve) => {
        read++
        waiting.push(() => resolve(empty))
      }),
    next: () => waiting.shift()?.(),
    count: () => read,
  }
}

test('each sequence goes to the network that has the fewest before it', async () => {
  const [one, other] = [slow(), slow()]
  const both = shared([one, other])
  const readings = [0, 1, 2].map(() => both.logits([], 0))
  expect([one.count(), other.count()]).toEqual([2, 1])
  other.next()
  await readings[1]
  const last = [both.logits([], 0), both.logits([], 0)]
  expect([one.count(), other.count()]).toEqual([2, 3])
  for (const network of [one, one, other, other]) network.next()
  await Promise.all([...readings, ...last])
})

test('one that fails gives its sequence back with the failure, and others go on', async () => {
  let broken = true
  const network = shared([{ logits: async () => (broken ? Promise.reject(new Error('fallen')) : empty) }])
  await expect(network.logits([], 0)).rejects.toThrow('fallen')
  broken = false
  expect(await network.logits([], 0)).toBe(empty)
})
