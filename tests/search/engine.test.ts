import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { SqliteFile } from '../../src/search/database.ts'
import type { SearchDocument, SearchEngine, SearchFilter } from '../../src/search/engine.ts'
import { FtsSearch } from '../../src/search/fts-search.ts'
import { LunrSearch, lunrIndex } from '../../src/search/lunr-search.ts'
import { PassageWriter, passageSchema } from '../../src/search/passage-table.ts'
import { passageTerms } from '../../src/search/passages.ts'
import { queryTerms } from '../../src/search/query.ts'
import { analyse } from '../../src/search/terms.ts'

/** The engines that a corpus on this machine may be searched by. */
const engines = ['lunr', 'sqlite'] as const
type EngineName = (typeof engines)[number]

function engineOf(name: EngineName, documents: readonly SearchDocument[]): SearchEngine {
  const file = SqliteFile.write(':memory:')
  file.exec(passageSchema)
  const writer = new PassageWriter(file)
  for (const [number, document] of documents.entries()) writer.add(number, document)
  if (name === 'sqlite') return new FtsSearch(file)
  const passages = documents.flatMap((document) => passageTerms(document).map(({ terms }) => terms))
  return new LunrSearch(file, lunrIndex(passages.map((terms, number) => ({ number, terms }))))
}

async function articles(engine: SearchEngine, query: string, filter: SearchFilter = {}, limit = 10): Promise<number[]> {
  return (await engine.search(queryTerms(query), filter, limit)).map(({ article }) => article)
}

const harbour: readonly SearchDocument[] = [
  {
    title: 'Ferry strike ends',
    text: 'Crews returned to the harbour of Bergen on Monday.',
    days: ['2019-05-06', '2019-05-06'],
  },
  {
    title: 'Budget vote',
    text: 'The council met the harbour master. The council voted.',
    days: ['2019-06-01', '2019-06-30'],
  },
  { title: 'Council elects mayor', text: 'Ingrid Åsen became mayor of Bergen.' },
  {
    title: 'Weather',
    text: 'Rain fell over the whole coast, and over the islands, for the third week of the month, and roads were closed.',
  },
]

describe.each(engines)('order of results, by %s', (name) => {
  let engine: SearchEngine
  beforeAll(async () => {
    engine = engineOf(name, harbour)
  })

  it.each([
    ['both words beat one', 'harbour master', [1, 0]],
    ['a word of the title counts', 'strike', [0]],
    ['the rarer word decides between one word each', 'council rain', [3, 1, 2]],
    ['of two with the same word, twice beats once', 'council', [1, 2]],
    ['accents do not matter', 'asen', [2]],
    ['inflection does not matter', 'elected mayors', [2]],
    ['a misspelt name finds the name, ties in order', 'who is in Bergenn', [0, 2]],
    ['a misspelt name in lower case too', 'ingrit', [2]],
    ['a misspelt word that is no name finds nothing', 'Did Bergen have a mastter', [0, 2]],
    ['an unknown word takes nothing away', 'mayor xylophone', [2]],
  ])('%s', async (_, query, expected) => {
    expect(await articles(engine, query)).toEqual(expected)
  })

  it.each(['', ' ', '?!', 'the of and', 'zzzz qqqq'])('finds nothing for %j', async (query) => {
    expect(await engine.search(queryTerms(query), {}, 10)).toEqual([])
  })

  it.each([
    'harbour^b',
    'harbour~',
    'note: harbour',
    '+harbour -master',
    'harb*ur harbour',
    '"harbour',
    'title:harbour',
  ])('takes %j for words', async (query) => {
    expect((await articles(engine, query)).sort()).toEqual([0, 1])
  })

  it.each(['__proto__', 'constructor', 'toString hasOwnProperty'])('has no word %j by accident', async (query) => {
    expect(await articles(engine, query)).toEqual([])
  })

  it('gives ties in the order of the articles', async () => {
    const twins = engineOf(
      name,
      [harbour[0], harbour[0]].flatMap((document) => document ?? []),
    )
    expect(await articles(twins, 'ferry')).toEqual([0, 1])
  })

  it.runIf(name === 'lunr')('weighs a term by its boost', async () => {
    const both = engineOf(name, [
      { title: '', text: 'salt' },
      { title: '', text: 'pepper' },
    ])
    const found = await both.search([{ term: 'salt' }, { term: 'pepper', boost: 2 }], {}, 10)
    expect(found.map(({ article }) => article)).toEqual([1, 0])
  })

  it('counts the passages with a term', async () => {
    expect(await engine.documentFrequencies(['bergen', 'council', 'nowhere'])).toEqual([2, 2, 0])
  })
})

describe.each(engines)('filters, by %s', (name) => {
  let engine: SearchEngine
  beforeAll(async () => {
    engine = engineOf(name, harbour)
  })

  it.each([
    ['from a day on', { from: '2019-06-01' }, [1]],
    ['up to a day', { to: '2019-05-06' }, [0]],
    ['a month that overlaps', { from: '2019-06-15', to: '2019-06-16' }, [1]],
    ['a time of which there is nothing', { from: '2020-01-01' }, []],
  ])('%s', async (_, filter, expected) => {
    expect(await articles(engine, 'harbour bergen', filter)).toEqual(expected)
  })

  it('kept to one article, gives all its passages whatever the limit', async () => {
    const long = Array.from({ length: 30 }, (_, n) => `Paragraph ${n} ${'tells of tides '.repeat(60)}`).join('\n\n')
    const mixed = engineOf(name, [...harbour, { title: 'Tides', text: `${long}\n\nThe lighthouse stands.` }])
    const found = await mixed.search(queryTerms('lighthouse'), { articles: new Set([4]) }, 3)
    expect(found.length).toBeGreaterThan(10)
    expect(new Set(found.map(({ article }) => article))).toEqual(new Set([4]))
    expect(found.map(({ score }) => score > 0)).toEqual(found.map((_, place) => place === 0))
  })

  it('kept to one article, finds by a word that most passages have', async () => {
    const alike = Array.from({ length: 400 }, (_, n) => ({ title: '', text: `common word${n}` }))
    const many = engineOf(name, alike)
    const found = await many.search(queryTerms('common word7'), { articles: new Set([300]) }, 5)
    expect(found).toMatchObject([{ article: 300 }])
    expect(found[0]?.score).toBeGreaterThan(0)
  })
})

describe.each(engines)('large corpora, by %s', (name) => {
  const many = Array.from({ length: 300 }, (_, n) => ({
    title: '',
    text: `common ${n % 3 === 0 ? 'third' : 'other'} ${n < 5 ? 'rare' : 'plenty'} number${n}`,
  }))

  it('has first what a rare word and a common one stand in', async () => {
    const engine = engineOf(name, many)
    expect((await articles(engine, 'common rare')).slice(0, 5).sort()).toEqual([0, 1, 2, 3, 4])
    expect((await articles(engine, 'third rare')).slice(0, 2)).toEqual([0, 3])
  })

  it('finds by common words where there are no others', async () => {
    expect(await articles(engineOf(name, many), 'common', {}, 300)).toHaveLength(300)
  })

  it('finds by a common word in a time in which the rarer one is not', async () => {
    const dated = many.map((document, n) => ({
      ...document,
      days: [`20${10 + (n % 9)}-01-01`, `20${10 + (n % 9)}-12-31`] as const,
    }))
    const found = await articles(engineOf(name, dated), 'common rare', { from: '2017-06-01', to: '2017-07-01' }, 300)
    expect(found.every((article) => article % 9 === 7)).toBe(true)
    expect(found).toHaveLength(33)
  })
})

it('of very many passages the rarest words of a question find theirs', async () => {
  const texts = Array.from(
    { length: 7_000 },
    (_, n) => `ship ${n % 2 ? 'harbour' : 'island'} ${n === 4_321 ? 'Ottoline' : ''}`,
  )
  const engine = engineOf(
    'sqlite',
    texts.map((text) => ({ title: '', text })),
  )
  expect((await articles(engine, 'ship island harbour Ottoline'))[0]).toBe(4_321)
})

describe.each(engines)('any corpus, by %s', (name) => {
  const word = fc.constantFrom(
    'Oslo',
    'met',
    'mayors',
    'U.S.',
    '1,000',
    'Min’er',
    'café',
    'trade',
    'May',
    'AT&T',
    'well-known',
  )
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))

  it('finds a document by each of its terms', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
        const engine = engineOf(
          name,
          texts.map((body) => ({ title: '', text: body })),
        )
        for (const [article, body] of texts.entries()) {
          for (const term of new Set(analyse(body))) {
            const found = await engine.search([{ term }], {}, texts.length)
            expect(found.map((candidate) => candidate.article)).toContain(article)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('takes any question', async () => {
    const engine = engineOf(name, harbour)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (question) => {
        await engine.search(queryTerms(question), {}, 5)
      }),
    )
  })
})
