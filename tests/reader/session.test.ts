import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

let folder: string

/** The reader with nothing loaded yet, its model looked for in `folder`. */
async function freshReader(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  vi.resetModules()
  const packageFile = vi.fn((path: string) => join(folder, basename(path)))
  vi.doMock('../../src/package-root.ts', () => ({ packageFile }))
  const { readPassages, ReaderUnavailable } = await import('../../src/reader/read.ts')
  return { read: () => readPassages('Who?', [{ heading: '', text: 'Anna.' }]), ReaderUnavailable, packageFile }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-reader-'))
})
afterEach(async () => {
  vi.doUnmock('../../src/package-root.ts')
  vi.doUnmock('onnxruntime-node')
  vi.resetModules()
  await rm(folder, { recursive: true })
})

describe('where the reader cannot run, one line says why', () => {
  test.each([
    ['no files', {}, 'vocabulary.txt cannot be read'],
    ['no model', { 'vocabulary.txt': '[UNK]\na\n' }, 'reader.int8.onnx cannot be read'],
    ['no vocabulary', { 'vocabulary.txt': 'a\nb\n', 'reader.int8.onnx': '' }, 'vocabulary.txt is no vocabulary'],
    [
      'no network',
      { 'vocabulary.txt': '[UNK]\n', 'reader.int8.onnx': 'x' },
      'reader.int8.onnx is no model that runs here',
    ],
  ])('%s', async (_, files, words) => {
    const { read, ReaderUnavailable } = await freshReader(files)
    const error = await read().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ReaderUnavailable)
    const { message } = error as Error
    expect(message).toContain(`The reader is not available: models/reader/${words}`)
    expect(message).toMatch(/facts and passages still answer$/)
    expect(message).not.toContain('\n')
    expect(message).not.toContain(folder)
  })

  test('no build of the runtime for the platform', async () => {
    vi.doMock('onnxruntime-node', () => {
      throw new Error('Cannot find module')
    })
    const { read } = await freshReader({ 'vocabulary.txt': '[UNK]\n', 'reader.int8.onnx': '' })
    await expect(read()).rejects.toThrow(`onnxruntime-node does not run on ${process.platform} ${process.arch}`)
  })

  test('it is thrown each time, without another try', async () => {
    const { read, ReaderUnavailable, packageFile } = await freshReader({})
    await expect(read()).rejects.toThrow(ReaderUnavailable)
    const tries = packageFile.mock.calls.length
    await expect(read()).rejects.toThrow(ReaderUnavailable)
    expect(packageFile.mock.calls.length).toBe(tries)
  })
})

test('nothing is loaded before the first passage', async () => {
  const { packageFile } = await freshReader({})
  const { readPassages } = await import('../../src/reader/read.ts')
  expect(await readPassages('Who?', [])).toEqual([])
  expect(packageFile).not.toHaveBeenCalled()
})
