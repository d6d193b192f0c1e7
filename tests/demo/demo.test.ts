import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { endings } from '../../src/corpus/formats/endings.ts'
import { listSources, readSource } from '../../src/corpus/index.ts'
import { demoFiles, demoQuestions, writeDemo } from '../../src/demo/index.ts'
import { type Library, openLibrary } from '../../src/library.ts'
import { run } from '../cli/run.ts'

/** Endings without a file in the demonstration, and why. */
const leftOut: Readonly<Record<string, string>> = {
  htm: 'another name of .html',
  markdown: 'another name of .md',
  mdx: 'a page of Markdown with what its builder computes, which is no text',
  mht: 'another name of .mhtml',
  'warc.gz': 'a .warc, packed',
  'xml.bz2': 'a dump of a wiki as .xml, packed',
  xlsm: 'a workbook as .xlsx, with macros, which are not read',
}

let folder: string
const before = process.env.DATELINE_CACHE
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-demo-'))
  process.env.DATELINE_CACHE = join(folder, 'cache')
  await writeDemo(join(folder, 'demo'))
})
afterAll(async () => {
  if (before === undefined) delete process.env.DATELINE_CACHE
  else process.env.DATELINE_CACHE = before
  await rm(folder, { recursive: true, force: true })
})

test('every format that is read has a file, or a reason to have none', () => {
  const shown = new Set(Object.keys(demoFiles).map((name) => extname(name).slice(1)))
  expect(endings.filter((ending) => !shown.has(ending) && !(ending in leftOut))).toEqual([])
})

test('the files are small', () => {
  for (const [name, content] of Object.entries(demoFiles)) expect(content.length, name).toBeLessThan(6000)
})

test.each(Object.keys(demoFiles))('%s is read whole, with a title and words of the town', async (name) => {
  const sources = await listSources(join(folder, 'demo'))
  const source = sources.find(({ file }) => file === name)
  if (source === undefined) throw new Error(`${name} is not in the folder`)
  const articles = []
  for await (const read of readSource(source)) {
    expect('reason' in read ? read.reason : undefined).toBeUndefined()
    if ('article' in read) articles.push(read.article)
  }
  expect(articles.length).toBeGreaterThan(0)
  for (const { title, text } of articles) {
    expect(title.length).toBeGreaterThan(3)
    expect(text.length).toBeGreaterThan(20)
  }
})

describe('asked', () => {
  let library: Library
  beforeAll(async () => {
    library = await openLibrary({ corpus: join(folder, 'demo') })
  })
  afterAll(() => library.close())

  test.each([
    [0, 'Carla Reyes', 'bridge.txt'],
    [1, '41,200', 'ferry.pdf'],
    [2, 'Maren Olsby', 'harbour-master.eml'],
  ])('question %s is answered', async (number, answer, file) => {
    const found = await library.ask(demoQuestions[number] ?? '')
    expect(found).toMatchObject({ status: 'answered', answer: expect.stringContaining(answer) })
    expect(found.status === 'answered' && found.citations[0].file).toBe(file)
  })
})

describe('dateline demo', () => {
  let own = ''
  afterEach(() => rm(own, { recursive: true, force: true }))

  test('writes the folder, once, and shows three answers', async () => {
    own = await mkdtemp(join(tmpdir(), 'dateline-demo-'))
    const opened = []
    for (let times = 0; times < 2; times++) {
      const { status, out, warnings, opened: corpora } = await run(['demo', own])
      expect([status, warnings]).toEqual([0, []])
      expect(out).toMatch(/^\d+ files, one of each format that is read: /)
      for (const question of demoQuestions) expect(out).toContain(`$ dateline ask --corpus ${own} "${question}"\n`)
      opened.push(...corpora)
    }
    expect(opened).toEqual([own, own])
    expect((await readdir(own)).sort()).toEqual(Object.keys(demoFiles).sort())
    for (const [name, content] of Object.entries(demoFiles))
      expect(Buffer.compare(await readFile(join(own, name)), content)).toBe(0)
  })

  test('writes nothing among other files', async () => {
    own = await mkdtemp(join(tmpdir(), 'dateline-demo-'))
    await writeFile(join(own, 'ferry.pdf'), 'my own')
    expect(await run(['demo', own])).toMatchObject({
      status: 2,
      out: '',
      warnings: [
        expect.stringMatching(/holds ferry\.pdf, which is not of the demonstration: name a folder that is new/),
      ],
    })
    expect(await readdir(own)).toEqual(['ferry.pdf'])
    expect(await run(['demo', join(own, 'ferry.pdf')])).toMatchObject({
      status: 2,
      warnings: [expect.stringMatching(/is not a folder/)],
    })
  })
})
