import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packed } from '../../src/servers/packing.ts'
import { campaign } from '../campaign.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-packing-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes files and packs them; the archives as they are unpacked again, and the files that fit into none. */
async function pack(files: ReadonlyMap<string, Uint8Array>, largest: number) {
  const root = mkdtempSync(join(folder, 'case-'))
  for (const [file, content] of files) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), content)
  }
  const archives: { size: number; files: readonly string[]; content: Record<string, Uint8Array> }[] = []
  const tooLarge: string[] = []
  for await (const one of packed(
    root,
    [...files.keys()].map((file) => ({ file })),
    largest,
  )) {
    if ('tooLarge' in one) tooLarge.push(one.tooLarge)
    else archives.push({ size: one.archive.length, files: one.files, content: unzipSync(one.archive) })
  }
  await rm(root, { recursive: true })
  return { archives, tooLarge }
}

const name = fc.stringMatching(/^[a-zé]{1,12}$/).map((text) => `${text}.md`)
const path = fc.oneof(
  name,
  fc.tuple(name, name).map(([a, b]) => `${a.slice(0, -3)}-in/${b}`),
)
const content = fc.oneof(
  fc.uint8Array({ maxLength: 3_000 }),
  fc.string({ minLength: 1, maxLength: 40 }).map((text) => Buffer.from(text.repeat(200))),
)

test('every file comes once and whole in archives that are no larger than may be, or is named as too large', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(path, content), { maxLength: 12 }),
      fc.integer({ min: 1_000, max: 6_000 }),
      async (pairs, largest) => {
        const files = new Map(pairs)
        const { archives, tooLarge } = await pack(files, largest)
        expect([...archives.flatMap((one) => one.files), ...tooLarge].sort()).toEqual([...files.keys()].sort())
        for (const { size, content } of archives) {
          expect(size).toBeLessThanOrEqual(largest)
          for (const [file, bytes] of Object.entries(content))
            expect(Buffer.compare(bytes, files.get(file) ?? Buffer.of())).toBe(0)
        }
        for (const file of tooLarge) expect((files.get(file)?.length ?? 0) + 500).toBeGreaterThan(largest)
      },
    ),
    { numRuns: campaign(25, 1_000) },
  )
})

test('what can be packed small enough is not too large', async () => {
  const { archives, tooLarge } = await pack(new Map([['a.txt', Buffer.from('word '.repeat(40_000))]]), 4_000)
  expect([archives.length, tooLarge]).toEqual([1, []])
})

test('a file that has gone meanwhile is left out', async () => {
  const archives = []
  for await (const one of packed(folder, [{ file: 'gone.md' }], 1_000)) archives.push(one)
  expect(archives).toEqual([])
})
