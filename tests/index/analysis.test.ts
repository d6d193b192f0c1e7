import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Checkpoint } from '../../src/index/analysis.ts'

let folder: string
let file: string
const hash = (number: number): string => number.toString(16).padStart(16, '0')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'checkpoint-'))
  file = join(folder, 'unfinished.jsonl')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function keepSome(): Promise<void> {
  const checkpoint = await Checkpoint.open(file, 'v1')
  for (const number of [1, 2, 3]) await checkpoint.put(hash(number), JSON.stringify({ of: `Zürich ${number}` }))
  await checkpoint.keep()
}

async function values(program = 'v1'): Promise<unknown[]> {
  const checkpoint = await Checkpoint.open(file, program)
  const found = await Promise.all([1, 2, 3, 4].map((number) => checkpoint.get(hash(number))))
  await checkpoint.keep()
  return found
}

const all = [1, 2, 3].map((number) => ({ of: `Zürich ${number}` }))

describe('a checkpoint', () => {
  it('has at the next opening what was put into it', async () => {
    await keepSome()
    expect(await values()).toEqual([...all, undefined])
  })

  it('is begun anew by another program', async () => {
    await keepSome()
    expect(await values('v2')).toEqual([undefined, undefined, undefined, undefined])
    expect(await values('v1')).toEqual([undefined, undefined, undefined, undefined])
  })

  it('passes over a line that was cut off, and goes on after it', async () => {
    await keepSome()
    await truncate(file, (await readFile(file)).length - 5)
    expect(await values()).toEqual([...all.slice(0, 2), undefined, undefined])
    const checkpoint = await Checkpoint.open(file, 'v1')
    await checkpoint.put(hash(4), '{"of":4}')
    await checkpoint.keep()
    expect(await values()).toEqual([...all.slice(0, 2), undefined, { of: 4 }])
  })

  it('passes over what was altered', async () => {
    await keepSome()
    await writeFile(file, (await readFile(file, 'utf8')).replace('Zürich 2', 'Zurich 22'))
    expect((await values())[1]).toBeUndefined()
    await appendFile(file, 'nonsense\n')
    expect((await values())[0]).toEqual(all[0])
  })

  it('is gone when the index is built', async () => {
    await keepSome()
    await (await Checkpoint.open(file, 'v1')).done()
    await expect(readFile(file)).rejects.toThrow('ENOENT')
  })
})
