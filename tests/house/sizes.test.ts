import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { read, typescriptFiles } from './source-imports.ts'

/** Lines; a file that grows past this knows more than one thing. */
const most = 500
/** Lines of a file that is as long as its idea usually is. */
const usual = { least: 80, most: 300 }
/** Names that say nothing of what is inside. */
const nameless = /^(?:utils?|helpers?|misc|common|stuff|shared|tools?)\./i

const folders = ['src', 'tests', 'bench']
const sizesIn = (folder: string) =>
  typescriptFiles(folder).map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
const sum = (sizes: ReturnType<typeof sizesIn>): number => sizes.reduce((all, { lines }) => all + lines, 0)

test.each(folders)(`no file of %s has more than ${most} lines`, (folder) => {
  expect(sizesIn(folder).filter(({ lines }) => lines > most)).toEqual([])
})

test.each(folders)(`most of the code of %s stands in files of ${usual.least} to ${usual.most} lines`, (folder) => {
  const sizes = sizesIn(folder)
  const fitting = sizes.filter(({ lines }) => lines >= usual.least && lines <= usual.most)
  expect(sum(fitting) / sum(sizes)).toBeGreaterThan(0.5)
})

test('names say what is inside', () => {
  const files = folders.flatMap(typescriptFiles)
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => nameless.test(basename(file)))).toEqual([])
})
