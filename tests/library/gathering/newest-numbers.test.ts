import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newestNumbers } from '../../../src/library/gathering/newest-numbers.ts'
import { withWorkingFile } from '../../../src/library/gathering/working-file.ts'
import type { ArticleInfo } from '../../../src/types.ts'
import { newestFirst } from '../newest-first.ts'

const dates = ['2014', '2016-03', '2016-03-01', '2015-05-04', '2015/2016', '../1999', 'XXXX-05', 'XXXX-05-03', '201X']
const titles = ['Rain', 'rain', 'Räin', 'Ship', 'Ångström', 'a', 'B', 'Ship 10', 'Ship 9', '']

const info = fc
  .record({
    id: fc.uuid(),
    file: fc.constant('a.txt'),
    title: fc.constantFrom(...titles),
    published: fc.option(fc.constantFrom(...dates), { nil: undefined }),
  })
  .map(({ published, ...rest }): ArticleInfo => (published === undefined ? rest : { ...rest, published }))

async function inFile(infos: readonly ArticleInfo[]): Promise<ArticleInfo[]> {
  const folder = await mkdtemp(join(tmpdir(), 'newest-'))
  try {
    return await withWorkingFile(folder, async (file) => {
      file.exec('create table article (number integer primary key, published text, info text)')
      for (const [number, each] of infos.entries())
        file.run('insert into article values (?, ?, ?)', [number, each.published ?? '', JSON.stringify(each)])
      return [...newestNumbers(file)].flatMap((number) => infos[number] ?? [])
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

it('articles in a file stand in the order of those in memory', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(info, { maxLength: 30 }), async (infos) => {
      expect(await inFile(infos)).toEqual([...infos].sort(newestFirst))
    }),
    { numRuns: 60 },
  )
})
