import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Crowded, Turns } from '../../src/servers/turns.ts'

/** Something that goes on until it is told to end. */
function open(): { readonly work: () => Promise<void>; readonly end: () => void; begun: boolean } {
  let end: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const one = {
    begun: false,
    work: () => {
      one.begun = true
      return ended
    },
    end: () => end(),
  }
  return one
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('turns', () => {
  it('lets a server that asks once through before one that asks often', async () => {
    const turns = new Turns({ atOnce: 1, ofOne: 1, waiting: 10, waitingInAll: 400 })
    const order: string[] = []
    const ask = (key: string) =>
      turns.take(key, async () => {
        order.push(key)
      })
    await Promise.all([ask('busy'), ask('busy'), ask('busy'), ask('quiet'), ask('busy')])
    expect(order).toEqual(['busy', 'busy', 'quiet', 'busy', 'busy'])
  })

  it('works on so many of one server at a time, and others beside them', async () => {
    const turns = new Turns({ atOnce: 3, ofOne: 2, waiting: 10, waitingInAll: 400 })
    const [a, b, c, d, e] = [open(), open(), open(), open(), open()]
    const all = [turns.take('1', a.work), turns.take('1', b.work), turns.take('1', c.work)]
    all.push(turns.take('2', d.work), turns.take('3', e.work))
    await settle()
    expect([a, b, c, d, e].map(({ begun }) => begun)).toEqual([true, true, false, true, false])
    expect(turns.length).toBe(2)
    d.end()
    await settle()
    expect([c.begun, e.begun]).toEqual([false, true])
    for (const one of [a, b, c, e]) one.end()
    await Promise.all(all)
    expect(turns.length).toBe(0)
  })

  it('refuses where too many of all servers wait, but for the first of a server', async () => {
    const turns = new Turns({ atOnce: 1, ofOne: 1, waiting: 10, waitingInAll: 2 })
    const [a, b, c, d, e] = [open(), open(), open(), open(), open()]
    const all = [turns.take('1', a.work), turns.take('1', b.work), turns.take('2', c.work)]
    await expect(turns.take('1', d.work)).rejects.toBeInstanceOf(Crowded)
    await expect(turns.take('2', d.work)).rejects.toBeInstanceOf(Crowded)
    all.push(turns.take('3', e.work))
    for (const one of [a, b, c, e]) one.end()
    await Promise.all(all)
  })

  it('refuses where too many of a server wait, and lets others wait still', async () => {
    const turns = new Turns({ atOnce: 1, ofOne: 1, waiting: 1, waitingInAll: 400 })
    const [a, b, c] = [open(), open(), open()]
    const all = [turns.take('1', a.work), turns.take('1', b.work)]
    await expect(turns.take('1', c.work)).rejects.toBeInstanceOf(Crowded)
    all.push(turns.take('2', c.work))
    for (const one of [a, b, c]) one.end()
    await Promise.all(all)
  })

  it('gives the turn on after work that fails', async () => {
    const turns = new Turns({ atOnce: 1, ofOne: 1, waiting: 1, waitingInAll: 400 })
    const failing = turns.take('1', async () => {
      throw new Error('failed')
    })
    const next = turns.take('1', async () => 'done')
    await expect(failing).rejects.toThrow('failed')
    expect(await next).toBe('done')
  })

  it('comes to an end with everything, within its limits, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()), { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        async (asked, atOnce, ofOne) => {
          const turns = new Turns({ atOnce, ofOne, waiting: 40, waitingInAll: 400 })
          const now = new Map<string, number>()
          const outcomes = await Promise.allSettled(
            asked.map(([key, fails]) =>
              turns.take(key, async () => {
                now.set(key, (now.get(key) ?? 0) + 1)
                expect(now.get(key)).toBeLessThanOrEqual(ofOne)
                expect([...now.values()].reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(atOnce)
                await settle()
                now.set(key, (now.get(key) ?? 0) - 1)
                if (fails) throw new Error('failed')
              }),
            ),
          )
          expect(outcomes.map(({ status }) => status)).toEqual(asked.map(([, f]) => (f ? 'rejected' : 'fulfilled')))
          expect(turns.length).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })
})
