import { spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexFolder, removeLeftovers } from '../../src/index/place.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folder-test-'))
})
afterEach(async () => {
  await chmod(folder, 0o700)
  await rm(folder, { recursive: true, force: true })
})

describe('indexFolder', () => {
  it('keeps the bundled index where it belongs', async () => {
    const bundled = join(folder, 'index')
    expect(await indexFolder(undefined, bundled, { DATELINE_CACHE: '/elsewhere' })).toEqual({ folder: bundled })
  })

  it.each([
    ['DATELINE_CACHE first', { DATELINE_CACHE: 'own', XDG_CACHE_HOME: 'shared' }, ['own']],
    ['then XDG_CACHE_HOME', { DATELINE_CACHE: '', XDG_CACHE_HOME: 'shared' }, ['shared', 'dateline']],
  ])('takes %s', async (_, names, path) => {
    const environment = Object.fromEntries(
      Object.entries(names).map(([key, name]) => [key, name && join(folder, name)]),
    )
    const found = await indexFolder('some/news', join(folder, 'index'), environment)
    expect(found.warning).toBeUndefined()
    expect(found.folder).toMatch(new RegExp(`^${join(folder, ...path)}/news-[0-9a-f]{16}$`))
    expect((await stat(found.folder)).isDirectory()).toBe(true)
  })

  it('has one folder a corpus, however its path is written', async () => {
    const environment = { DATELINE_CACHE: folder }
    const one = await indexFolder('some/news', folder, environment)
    expect(await indexFolder('./some/x/../news/', folder, environment)).toEqual(one)
    expect(await indexFolder('other/news', folder, environment)).not.toEqual(one)
  })

  it('falls back to a temporary folder, with a warning, where it can not write', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const { folder: found, warning } = await indexFolder('news', folder, { DATELINE_CACHE: file })
    expect(found).toMatch(new RegExp(`^${join(tmpdir(), 'dateline-')}`))
    expect(warning).toContain('set DATELINE_CACHE')
    await rm(found, { recursive: true })
  })
})

it('what a process left that is gone is removed, that of one at work and all else stays', async () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version'])
  const left = [`building-${dead}-0a.db`, `building-${process.pid}-0b.db`, `building-${dead}-0c`, 'unfinished.jsonl']
  for (const name of left) await writeFile(join(folder, name), '')
  await mkdir(join(folder, `building-${dead}-0a.db.lock`))
  await removeLeftovers(folder)
  expect((await readdir(folder)).sort()).toEqual([...left.slice(1)].sort())
})
