import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listCorpus } from '../../src/corpus/index.ts'
import { openLibrary } from '../../src/library.ts'

// The user that runs the tests may be allowed to read everything, so a folder that can't be read is made by its name.
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof import('node:fs/promises')>()
  const readdir = (path: string, options: { withFileTypes: true }) =>
    path.endsWith('locked') ? Promise.reject(new Error('EACCES: permission denied')) : fs.readdir(path, options)
  return { ...fs, readdir }
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-skipped-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function write(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), 'Ferry sinks\n\nThe ferry sank in the bay.')
  }
}

const skipped = async () => (await listCorpus(folder)).skipped.map(({ file, reason }) => `${file}: ${reason}`)

test('nothing is told of a folder of articles', async () => {
  await write('a.txt', 'b.md', '.hidden.pdf', 'index/x.bin')
  expect(await skipped()).toEqual([])
})

test('what is not read is named, once a kind', async () => {
  await write('a.txt', 'report.doc', 'b/one.png', 'b/three.PNG', 'b/two.png', 'Makefile')
  expect(await skipped()).toEqual([
    expect.stringMatching(/^Makefile: files without an ending are not read/),
    expect.stringMatching(/^b\/one\.png and 2 more: \.png files are not read/),
    expect.stringMatching(/^report\.doc: \.doc files are not read; give \.txt/),
  ])
})

test('a subfolder that cannot be read and a link to nothing are named, and the rest is read', async () => {
  await write('a.txt', 'locked/b.txt', 'open/c.txt')
  await symlink(join(folder, 'nowhere.txt'), join(folder, 'link.txt'))
  expect(await skipped()).toEqual([
    expect.stringMatching(/^locked: the folder could not be read \(EACCES/),
    expect.stringMatching(/^link\.txt: it is a link to nothing/),
  ])
  expect((await listCorpus(folder)).sources.map(({ file }) => file)).toEqual(['a.txt', 'open/c.txt'])
})

test('a folder without anything to read tells what is there', async () => {
  await write('report.doc')
  await expect(listCorpus(folder)).rejects.toThrow(/has no articles, only files of kinds that are not read \(1\)/)
})

test('what is skipped is told each time a corpus is opened', async () => {
  await write('a.txt', 'report.doc')
  for (let time = 0; time < 2; time++) {
    const notices: string[] = []
    await (await openLibrary({ corpus: folder, onNotice: (line) => notices.push(line) })).close()
    expect(notices.filter((line) => line.startsWith('Skipped report.doc'))).toHaveLength(1)
  }
})

test('files of other kinds under an ending that is read are counted in one line', async () => {
  await write('a.txt')
  for (const file of ['1.json', '2.json', '3.xml', '4.json', '5.xml'])
    await writeFile(join(folder, file), '{"port": 80}')
  await writeFile(join(folder, 'none.pdf'), '')
  const notices: string[] = []
  await (await openLibrary({ corpus: folder, onNotice: (line) => notices.push(line) })).close()
  expect(notices).toContainEqual(expect.stringMatching(/^Skipped none\.pdf: the file is empty$/))
  expect(notices.filter((line) => /json|xml/.test(line))).toEqual([
    expect.stringMatching(/^Skipped 1\.json, 2\.json, 3\.xml and 2 more: the content is not of the formats/),
  ])
})
