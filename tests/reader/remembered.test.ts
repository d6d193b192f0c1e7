import { expect, it, vi } from 'vitest'
import type { Logits } from '../../src/reader/network.ts'
import { remembering } from '../../src/reader/remembered.ts'

const said = (ids: readonly number[]): Logits => ({
  start: Float32Array.from(ids),
  end: Float32Array.from(ids),
  verdict: new Float32Array(3),
})

it('reads a sequence once, and others for themselves', async () => {
  const logits = vi.fn(async (ids: readonly number[], _textFrom: number) => said(ids))
  const network = remembering({ logits })
  const first = await network.logits([101, 7, 102], 2)
  expect(await network.logits([101, 7, 102], 2)).toEqual(first)
  expect(logits).toHaveBeenCalledTimes(1)
  // The same pieces asked otherwise are another sequence.
  await network.logits([101, 7, 102], 1)
  expect(await network.logits([101, 8, 102], 2)).toEqual(said([101, 8, 102]))
  expect(logits).toHaveBeenCalledTimes(3)
})

it('tries again what failed', async () => {
  const logits = vi.fn(async (ids: readonly number[]) => said(ids)).mockRejectedValueOnce(new Error('out of memory'))
  const network = remembering({ logits })
  await expect(network.logits([1], 0)).rejects.toThrow('out of memory')
  expect(await network.logits([1], 0)).toEqual(said([1]))
})

it('keeps no more than some', async () => {
  const logits = vi.fn(async (ids: readonly number[]) => said(ids))
  const network = remembering({ logits }, 4)
  for (let id = 0; id < 20; id++) await network.logits([id], 0)
  await network.logits([0], 0)
  expect(logits).toHaveBeenCalledTimes(21)
})
