import { describe, expect, it } from 'vitest'
import { CorpusNameLinker } from '../../src/names/name-linker.ts'
import type { NameKind } from '../../src/types.ts'
import { namesIn } from './names-in.ts'

type Row = readonly [name: string, kind: NameKind, aliases: readonly string[], articles: number]

const rows: readonly Row[] = [
  ['Good Shop', 'person', [], 1],
  ['Tom Hills', 'person', ['Hills'], 4],
  ['Ada Quorn', 'person', [], 1],
  ['Plum', 'organisation', [], 2],
  ['Lost', 'work', [], 1],
  ['Windows', 'work', [], 5],
]

const names = await namesIn(
  Array.from({ length: 5 }, (_, article) => ({
    published: '',
    names: {
      names: rows
        .filter(([, , , articles]) => article < articles)
        .map(([name, kind, aliases]) => ({ name, kind, aliases, count: 1 })),
      common: [],
    },
  })),
)
const linker = new CorpusNameLinker(names, () => true)

const linked = async (question: string) => (await linker.link(question)).names.map(({ name }) => name)

describe('names of a question', () => {
  it.each([
    ['what did hills say', 'Tom Hills'],
    ['who is quorn', 'Ada Quorn'],
    ['when was plum founded', 'Plum'],
    ['what did Shop say', 'Good Shop'],
    ['who made windows', 'Windows'],
    ['who made Lost', 'Lost'],
  ])('%s: %s', async (question, name) => {
    expect(await linked(question)).toEqual([name])
  })

  it.each(['where is the nearest shop', 'which team lost the final', 'what is good for the town'])(
    'none in: %s',
    async (question) => {
      expect(await linked(question)).toEqual([])
    },
  )
})
