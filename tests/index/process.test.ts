import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeCorpus } from '../../bench/scale/generate.ts'
import { type LibraryOpener, openLibrary } from '../../src/library.ts'
import { campaign } from '../campaign.ts'

const program = resolve('dist/dateline.js')
const isBuilt = existsSync(program)
const articles = 80
/** `DATELINE_KILLS=100` for a long search. */
const kills = Number(process.env.DATELINE_KILLS ?? campaign(2, 20))
/** Articles of the corpus whose builds are killed, besides the one that changes. */
const unchanged = campaign(2, 12)
let folder: string
let corpus: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-'))
  corpus = join(folder, 'news.jsonl')
  await writeCorpus(corpus, articles)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function build(path = corpus, name = 'taken-up') {
  const env = { ...process.env, DATELINE_CACHE: join(folder, name) }
  return spawn(process.execPath, [program, 'index', path], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Waits until so many bytes of what has been analysed are on disk. */
async function unfinished(bytes: number): Promise<string> {
  const cache = join(folder, 'taken-up')
  for (;;) {
    for (const path of existsSync(cache) ? await readdir(cache, { recursive: true }) : []) {
      const file = join(cache, path)
      if (path.endsWith('unfinished.jsonl') && (await stat(file)).size > bytes) return file
    }
    await setTimeout(20)
  }
}

async function output(child: ReturnType<typeof build>): Promise<string> {
  let text = ''
  for await (const chunk of child.stdout ?? []) text += String(chunk)
  return text
}

describe.skipIf(!isBuilt)('a build by the built program (skipped where dist/ is absent)', () => {
  it('that was killed is taken up by the next one', async () => {
    const first = build()
    const file = await unfinished(100_000)
    first.kill('SIGKILL')
    const read = await output(build())
    const anew = Number(/(\d+) read anew/.exec(read)?.[1])
    expect(read).toContain(`${articles} articles`)
    expect(anew).toBeGreaterThan(0)
    expect(anew).toBeLessThan(articles)
    expect(existsSync(file)).toBe(false)
    expect(await output(build())).toContain('0 read anew')
  }, 120_000)

  it(`that is killed at any of ${kills} moments leaves the former index or the new one, whole`, async () => {
    const small = join(folder, 'small.jsonl')
    const write = async (version: number) => {
      await writeCorpus(small, unchanged, 1)
      await appendFile(
        small,
        `${JSON.stringify({ id: 'last', title: 'Version', text: `Version ${version} is out.` })}\n`,
      )
    }
    vi.stubEnv('DATELINE_CACHE', join(folder, 'killed'))
    const version = async () => {
      const library = await openLibrary({ corpus: small })
      try {
        return [library.size, (await library.nearest('Which version is out?', 1)).map(({ quote }) => quote)]
      } finally {
        await library.close()
      }
    }
    await write(0)
    const started = performance.now()
    await output(build(small, 'killed'))
    const whole = performance.now() - started
    for (let kill = 1; kill <= kills; kill++) {
      await write(kill)
      const child = build(small, 'killed')
      const over = new Promise((done) => child.once('exit', done))
      await Promise.race([setTimeout((whole * 1.1 * kill) / kills), over])
      child.kill('SIGKILL')
      await over
      // Whatever there is now is what a reader of it opens, and the corpus has been read to its end.
      expect(await version()).toEqual([unchanged + 1, [`Version ${kill} is out.`]])
    }
    const left = await readdir(join(folder, 'killed'), { recursive: true })
    expect(left.filter((path) => /\.db/.test(path) && !path.endsWith('corpus.db'))).toEqual([])
    vi.unstubAllEnvs()
  }, 600_000)
})

describe.skipIf(!isBuilt)('a library in a thread of its own (skipped where dist/ is absent)', () => {
  const load = async (): Promise<{ libraryOpener: () => Promise<LibraryOpener> }> =>
    import(pathToFileURL(resolve('dist/library.js')).href)

  it('answers as one in this thread does', async () => {
    const opener = await (await load()).libraryOpener()
    const library = await opener.open({ corpus: 'data/articles' })
    expect(library.size).toBe(5)
    const answer = await library.ask('Who is the mayor of Chongqing?')
    if (answer.status !== 'answered') throw new Error('the question was not answered')
    expect(answer.answer).toContain('Hu Henghua')
    expect(await library.who('Nobody Atall')).toBeUndefined()
    expect(await library.suggest('n', new Set(['name']), 3)).not.toEqual([])
    const other = await opener.open({ corpus: 'tests/golden/corpora/lore' })
    expect(other.version).not.toBe(library.version)
    await library.close()
    // Each has its own articles, and one goes on when another is closed.
    expect((await other.sources()).some(({ id }) => id.includes('chongqing'))).toBe(false)
    await opener.close()
  }, 60_000)

  it('says what is wrong with the corpus as one in this thread does', async () => {
    const opener = await (await load()).libraryOpener()
    await expect(opener.open({ corpus: '/nowhere' })).rejects.toMatchObject({
      name: 'InputError',
      line: 'there is no folder or file /nowhere: check the path given to --corpus',
    })
    await opener.close()
  }, 60_000)
})
