import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/scale/generate.ts'
import type { Library } from '../../src/library.ts'

const program = resolve('dist/dateline.js')
const isBuilt = existsSync(program)
const articles = 300
let folder: string
let corpus: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'process-'))
  corpus = join(folder, 'news.jsonl')
  await writeCorpus(corpus, articles)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function build(search: string) {
  const env = { ...process.env, DATELINE_CACHE: join(folder, search), DATELINE_SEARCH: search }
  return spawn(process.execPath, [program, 'index', corpus], { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

/** Waits until so many bytes of what has been analysed are on disk. */
async function unfinished(search: string, bytes: number): Promise<string> {
  for (;;) {
    for (const path of existsSync(join(folder, search))
      ? await readdir(join(folder, search), { recursive: true })
      : []) {
      const file = join(folder, search, path)
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

describe.skipIf(!isBuilt).each(['lunr', 'sqlite'])(
  'a build of %s by the built program (skipped where dist/ is absent)',
  (search) => {
    it('that was killed is taken up by the next one', async () => {
      const first = build(search)
      const file = await unfinished(search, 300_000)
      first.kill('SIGKILL')
      const read = await output(build(search))
      const anew = Number(/(\d+) read anew/.exec(read)?.[1])
      expect(read).toContain(`${articles} articles`)
      expect(anew).toBeGreaterThan(0)
      expect(anew).toBeLessThan(articles)
      expect(existsSync(file)).toBe(false)
      expect(await output(build(search))).toContain('0 read anew')
    }, 120_000)
  },
)

describe.skipIf(!isBuilt)('a library in a thread of its own (skipped where dist/ is absent)', () => {
  const load = async (): Promise<Record<'openThreadedLibrary', (options: object) => Promise<Library>>> =>
    import(pathToFileURL(resolve('dist/library.js')).href)

  it('answers as one in this thread does', async () => {
    const { openThreadedLibrary } = await load()
    const library = await openThreadedLibrary({ corpus: 'data/articles' })
    expect(library.size).toBe(5)
    const answer = await library.ask('Who is the mayor of Chongqing?')
    if (answer.status !== 'answered') throw new Error('the question was not answered')
    expect(answer.answer).toContain('Hu Henghua')
    expect(await library.who('Nobody Atall')).toBeUndefined()
    expect(await library.suggest('n', new Set(['name']), 3)).not.toEqual([])
    await library.close()
  }, 60_000)

  it('says what is wrong with the corpus as one in this thread does', async () => {
    const { openThreadedLibrary } = await load()
    await expect(openThreadedLibrary({ corpus: '/nowhere' })).rejects.toMatchObject({
      name: 'InputError',
      line: 'there is no folder or file /nowhere: check the path given to --corpus',
    })
  }, 60_000)
})
