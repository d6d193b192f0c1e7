import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withWorkingFile } from '../../../src/library/gathering/working-file.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'working-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

it('is there during the work and gone after it', async () => {
  const during = await withWorkingFile(folder, async (file) => {
    file.exec('create table t (x); insert into t values (1)')
    return [file.row('select x from t'), (await readdir(folder)).some((name) => name.endsWith('.db'))]
  })
  expect(during).toEqual([{ x: 1 }, true])
  expect(await readdir(folder)).toEqual([])
})

it('is gone after work that failed, also in the middle of reading', async () => {
  const work = withWorkingFile(folder, async (file) => {
    file.exec('create table t (x); insert into t values (1), (2)')
    const rows = file.each('select x from t')
    rows.next()
    throw new Error('no more')
  })
  await expect(work).rejects.toThrow('no more')
  expect(await readdir(folder)).toEqual([])
})

it('of a process that is gone is removed by the next, that of one at work and all else stays', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const left = [`gathering-${dead}-0a.db`, `gathering-${process.pid}-0b.db`, `building-${dead}-0c`, 'unfinished.jsonl']
  for (const name of left) await writeFile(join(folder, name), '')
  await mkdir(join(folder, `gathering-${dead}-0a.db.lock`))
  await withWorkingFile(folder, async () => undefined)
  expect((await readdir(folder)).sort()).toEqual(left.slice(1).sort())
})
