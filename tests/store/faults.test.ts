import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lunrBackend } from '../../src/search/lunr-backend.ts'
import { buildStore } from '../../src/store/build.ts'
import { openStore } from '../../src/store/open.ts'
import { TestCorpus } from './corpus.ts'

let corpus: TestCorpus
beforeEach(async () => {
  corpus = await TestCorpus.create({ 'a.txt': 'alpha: the ferry left Bergen', 'b.txt': 'beta: the council voted' })
  await buildStore(await corpus.options())
})
afterEach(async () => {
  await corpus.delete()
})

async function generation(): Promise<string> {
  return join(corpus.index, await readFile(join(corpus.index, 'current'), 'utf8'))
}

async function flipByte(path: string): Promise<void> {
  const bytes = await readFile(path)
  const place = bytes.length - 3
  bytes[place] = (bytes[place] ?? 0) ^ 1
  await writeFile(path, bytes)
}

async function firstText(): Promise<string | undefined> {
  const opened = await openStore(corpus.index, await corpus.options())
  if (!opened.ok) return undefined
  const { article } = await opened.store.record(0)
  await opened.store.close()
  return article.text
}

describe('an index that can not be used', () => {
  it('is missing where nothing was built', async () => {
    expect(await openStore(join(corpus.folder, 'none'), await corpus.options())).toMatchObject({ why: 'missing' })
  })

  it.each([
    ['program', { program: '2.0.0' }],
    ['search engine', { backend: { ...lunrBackend(), name: 'other' } }],
  ])('is of another version where the %s is', async (_, changed) => {
    expect(await openStore(corpus.index, await corpus.options(changed))).toEqual({
      ok: false,
      why: 'version',
      reason: 'the index is of another version',
    })
    expect(await buildStore(await corpus.options(changed))).toMatchObject({ changed: true, analysed: 2 })
    expect(await openStore(corpus.index, await corpus.options(changed))).toMatchObject({ ok: true })
  })

  const files = ['manifest.json', 'records.jsonl', 'records.idx', 'articles.json', 'ids.json', 'search.bin']

  it.each(files)('is damaged where %s is cut off, and is built anew', async (file) => {
    await truncate(join(await generation(), file), 7)
    expect(await openStore(corpus.index, await corpus.options())).toMatchObject({ ok: false, why: 'damaged' })
    expect(await buildStore(await corpus.options())).toMatchObject({ changed: true, analysed: 2 })
    expect(await firstText()).toBe('the ferry left Bergen')
  })

  it.each(files)('is damaged where %s is gone', async (file) => {
    await rm(join(await generation(), file))
    expect(await openStore(corpus.index, await corpus.options())).toMatchObject({ ok: false, why: 'damaged' })
  })

  it('is damaged where the search index was altered', async () => {
    await flipByte(join(await generation(), 'search.bin'))
    const opened = await openStore(corpus.index, await corpus.options())
    expect(opened).toMatchObject({ why: 'damaged', reason: 'the index is damaged (the search index is damaged)' })
  })

  it('says so while reading where a record or a table was altered, and a refresh builds it anew', async () => {
    await flipByte(join(await generation(), 'records.jsonl'))
    await flipByte(join(await generation(), 'ids.json'))
    const opened = await openStore(corpus.index, await corpus.options())
    if (!opened.ok) throw new Error(opened.reason)
    await expect(opened.store.record(1)).rejects.toThrow('records.jsonl is damaged at record 1')
    await expect(opened.store.blob('ids')).rejects.toThrow('ids.json is damaged')
    await opened.store.close()
    await corpus.write('a.txt', 'alpha: the train left')
    expect(await buildStore(await corpus.options())).toMatchObject({ changed: true, analysed: 2 })
    expect(await firstText()).toBe('the train left')
  })
})

describe('a build that is cut off', () => {
  it('leaves the index in use, and nothing else', async () => {
    await corpus.write('a.txt', 'alpha: the train left')
    const tables = () => ({
      add: () => {
        throw new Error('out of memory')
      },
      finish: () => ({}),
    })
    await expect(buildStore(await corpus.options({ tables }))).rejects.toThrow('out of memory')
    expect(await firstText()).toBe('the ferry left Bergen')
    expect(await readdir(corpus.index)).toHaveLength(2)
  })

  it('is cleaned up after by the next one', async () => {
    // Process numbers end at 2^22 on Linux: no process has this one.
    for (const name of ['building-99999999-0a', 'built-99999999-0b']) {
      await mkdir(join(corpus.index, name))
      await writeFile(join(corpus.index, name, 'records.jsonl'), 'half a rec')
    }
    await writeFile(join(corpus.index, 'current.built-99999999-0b'), 'built-99999999-0b')
    expect(await firstText()).toBe('the ferry left Bergen')
    await corpus.write('a.txt', 'alpha: the train left')
    await buildStore(await corpus.options())
    expect(await readdir(corpus.index)).toHaveLength(2)
    expect(await firstText()).toBe('the train left')
  })

  it('leaves alone what a living process is writing', async () => {
    await mkdir(join(corpus.index, `building-${process.ppid}-0a`))
    await corpus.write('a.txt', 'alpha: the train left')
    await buildStore(await corpus.options())
    expect(await readdir(corpus.index)).toContain(`building-${process.ppid}-0a`)
  })
})

describe('several builders at once', () => {
  it('leave one whole index', async () => {
    await corpus.write('a.txt', 'alpha: the train left')
    const builds = Array.from({ length: 6 }, async (_, number) =>
      buildStore(await corpus.options({ program: `1.0.${number % 2}`, force: true })),
    )
    const built = await Promise.all(builds)
    expect(built.map(({ articles }) => articles)).toEqual([2, 2, 2, 2, 2, 2])
    await appendFile(join(corpus.folder, 'a.txt'), ' early')
    await buildStore(await corpus.options())
    expect(await firstText()).toBe('the train left early')
    expect(await readdir(corpus.index)).toHaveLength(2)
  })

  it('leave one whole index where they are processes, one of them ended in the middle', async () => {
    const builders = Array.from({ length: 3 }, () =>
      spawn(process.execPath, ['--import', 'tsx', 'tests/store/endless-builder.ts', corpus.folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    )
    for (const { stdout } of builders) await once(stdout, 'data')
    for (let round = 0; round < 20; round++) {
      expect(await firstText()).toBe('the ferry left Bergen')
    }
    for (const builder of builders) {
      builder.kill('SIGKILL')
      await once(builder, 'exit')
    }
    expect(await firstText()).toBe('the ferry left Bergen')
    await corpus.write('a.txt', 'alpha: the train left')
    await buildStore(await corpus.options())
    expect(await firstText()).toBe('the train left')
    expect(await readdir(corpus.index)).toHaveLength(2)
  })
})
