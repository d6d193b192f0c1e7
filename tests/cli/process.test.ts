import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const program = fileURLToPath(new URL('../../dist/dateline.js', import.meta.url))

beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/dateline.js is not there: run npm run build')
})

let folder = ''
let corpus = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-process-'))
  corpus = join(folder, 'news.jsonl')
  const text =
    'Harbour city has a new bridge. Ann Lee met Bo Dahl in Harbour on 4 May 2020. The bridge cost 3 million euros.'
  await writeFile(corpus, JSON.stringify({ id: 'bridge', title: 'Bridge opens', published: '2020-05-05', text }))
  await writeFile(
    join(folder, 'questions.jsonl'),
    '{"id":"a","question":"Who met Bo Dahl?"}\n{"id":\n{"id":"b","question":"Who met Bo Dahl?"}\n',
  )
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs the built program, without a terminal and with nothing of this process's environment but the path. */
async function dateline(words: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') {
  const child = spawn(process.execPath, [program, ...words], {
    env: { PATH: process.env.PATH, DATELINE_CACHE: folder, ...env },
  })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { status: await ended, out, err }
}

test.each([
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
  [['ask', '--help'], 0, /^Usage: dateline ask/, /^$/],
  [['help', 'who'], 0, /^Usage: dateline who/, /^$/],
  [[], 2, /^Usage: dateline/, /^No command is given[^\n]+\n$/],
  [['ask'], 2, /^$/, /^`question` is missing[^\n]+\n$/],
  [['ask', '--nope'], 2, /^$/, /^unknown option '--nope'[^\n]+\n$/],
  [['register'], 2, /^$/, /^DISCORD_TOKEN is not set: [^\n]+\n$/],
])('dateline %j ends with %d', async (words, status, out, err) => {
  const outcome = await dateline(words)
  expect(outcome.out).toMatch(out)
  expect(outcome.err).toMatch(err)
  expect(outcome.status).toBe(status)
})

test('a malformed variable is named, and the token never shown', async () => {
  const { status, err } = await dateline(['bot'], { DISCORD_TOKEN: 'se cret', DISCORD_APPLICATION_ID: '1' })
  expect(err).toMatch(/^DISCORD_TOKEN is malformed: [^\n]+\n$/)
  expect(err).not.toContain('cret')
  expect(status).toBe(2)
})

test('a reader that goes away is no fault', async () => {
  const child = spawn(process.execPath, [program, '--help'])
  child.stdout.destroy()
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  expect(await text(child.stderr)).toBe('')
  expect(await ended).toBe(0)
})

// Six processes, one after the other.
test('a corpus of one’s own is indexed once and answers', { timeout: 60_000 }, async () => {
  const own = ['--corpus', corpus]
  expect(await dateline(['index', corpus])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^1 articles?, 1 read/),
  })
  expect(await dateline(['index', corpus])).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^1 articles?, 0 read/),
  })
  const answered = await dateline(['ask', 'Who met Bo Dahl?', '--json', ...own])
  expect([answered.status, answered.err]).toEqual([0, ''])
  expect(JSON.parse(answered.out)).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Ann Lee'),
    citations: [{ article: 'bridge', quote: 'Ann Lee met Bo Dahl in Harbour on 4 May 2020.', start: 31 }],
  })
  expect(await dateline(['ask', 'Who met Zoe Quark?', ...own])).toMatchObject({ status: 3, err: '' })
  expect(await dateline(['who', 'Zoe Quark', ...own])).toMatchObject({ status: 3, err: '' })
  const events = await dateline(['timeline', '--json', ...own])
  expect(JSON.parse(events.out)).toMatchObject({ topic: '', entries: [{ date: '2020-05-04' }] })
})

test('a question that is read leaves nothing in the home folder: the network’s runtime keeps no record there', async () => {
  const home = join(folder, 'home')
  await mkdir(home)
  expect(await dateline(['ask', 'Who met Zoe Quark?', '--corpus', corpus], { HOME: home })).toMatchObject({ status: 3 })
  expect(await readdir(home, { recursive: true })).toEqual([])
})

test.skipIf(process.platform === 'win32')(
  'watch refreshes what has changed, and ends at SIGTERM',
  { timeout: 60_000 },
  async () => {
    const articles = join(folder, 'watched')
    await mkdir(articles)
    await writeFile(join(articles, 'a.txt'), 'Swans\n\nIngrid Bloom counted 93 swans on 4 May 2020.')
    const child = spawn(process.execPath, [program, 'watch', articles], {
      env: { PATH: process.env.PATH, DATELINE_CACHE: folder },
    })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const line = async () => (await lines.next()).value
    expect(await line()).toMatch(/^Refreshed in .* s, 1 article: added a\.txt$/)
    expect(await line()).toMatch(/^Watching /)
    await writeFile(join(articles, 'b.txt'), 'Cranes\n\nIngrid Bloom counted 17 cranes on 5 May 2020.')
    expect(await line()).toMatch(/^Refreshed in .* s, 2 articles: added b\.txt$/)
    child.kill('SIGTERM')
    expect(await line()).toBe('Stopped')
    expect(await ended).toBe(0)
  },
)

test.each([
  [{}, false],
  [{ FORCE_COLOR: '1' }, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('with %j a pipe gets colours: %s', async (env, coloured) => {
  const { status, out } = await dateline(['sources', '--corpus', corpus], env)
  expect(status).toBe(0)
  expect(out).toContain('Bridge opens')
  expect(out.includes('\u001b[')).toBe(coloured)
})

test('a batch goes on past a bad line and ends with 2', async () => {
  const batch = await dateline(['ask', '--batch', join(folder, 'questions.jsonl'), '--corpus', corpus])
  const ids = batch.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id)
  expect(ids).toEqual(['a', 'b'])
  expect(batch.err).toMatch(/^Line 2: This is not JSON: [^\n]+\n$/)
  expect(batch.status).toBe(2)
})

test('the local prompt reads a pipe', async () => {
  const lines = '/who Ann Lee\n/nope\n/quit\n'
  const { out, err, status } = await dateline(['chat', '--corpus', corpus], {}, lines)
  expect(out).toMatch(/^Ann Lee\n/)
  expect(err).toMatch(/^There is no command \/nope[^\n]+\n$/)
  expect(status).toBe(0)
})

test.each([
  [['ask', 'who?', '--corpus', '/nowhere'], /nowhere/],
  [['inspect', '/nowhere'], /nowhere/],
  [['index', '/nowhere'], /nowhere/],
])('dateline %j ends with 2 and one line', async (words, line) => {
  const { out, err, status } = await dateline(words)
  expect(err).toMatch(line)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect([out, status]).toEqual(['', 2])
})

test('a folder of which nothing can be read is no corpus that says nothing', async () => {
  const broken = join(folder, 'broken')
  await mkdir(broken)
  await writeFile(join(broken, 'a.pdf'), '%PDF-1.4 broken')
  const { status, out, err } = await dateline(['ask', '--corpus', broken, 'Who met Bo Dahl?'])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toMatch(/Skipped a\.pdf: .*\nnothing in .*broken could be read: run `dateline index` on it to see why/)
})
