import fc from 'fast-check'
import lunr from 'lunr'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchDocument, SearchEngine, SearchFilter } from '../../src/search/engine.ts'
import { LunrIndexBuilder } from '../../src/search/lunr-backend.ts'
import { LunrEngine } from '../../src/search/lunr-engine.ts'
import { queryTerms } from '../../src/search/query.ts'
import { analyse } from '../../src/search/terms.ts'
import type { SearchOptions } from '../../src/search/weights.ts'

async function engineOf(documents: readonly SearchDocument[], options: Partial<SearchOptions> = {}) {
  const builder = new LunrIndexBuilder()
  for (const document of documents) await builder.add(document)
  return new LunrEngine(builder.tables(), options)
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

describe('order of results', () => {
  let engine: SearchEngine
  beforeAll(async () => {
    engine = await engineOf(harbour)
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
    const twins = await engineOf([harbour[0], harbour[0]].flatMap((document) => document ?? []))
    expect(await articles(twins, 'ferry')).toEqual([0, 1])
  })

  it('weighs a term by its boost', async () => {
    const both = await engineOf([
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

describe('filters', () => {
  let engine: SearchEngine
  beforeAll(async () => {
    engine = await engineOf(harbour)
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
    const mixed = await engineOf([...harbour, { title: 'Tides', text: `${long}\n\nThe lighthouse stands.` }])
    const found = await mixed.search(queryTerms('lighthouse'), { articles: new Set([4]) }, 3)
    expect(found.length).toBeGreaterThan(10)
    expect(new Set(found.map(({ article }) => article))).toEqual(new Set([4]))
    expect(found.map(({ score }) => score > 0)).toEqual(found.map((_, place) => place === 0))
  })

  it('kept to one article, finds by a word that most passages have', async () => {
    const alike = Array.from({ length: 400 }, (_, n) => ({ title: '', text: `common word${n}` }))
    const many = await engineOf(alike)
    const found = await many.search(queryTerms('common word7'), { articles: new Set([300]) }, 5)
    expect(found).toMatchObject([{ article: 300 }])
    expect(found[0]?.score).toBeGreaterThan(0)
  })
})

describe('large corpora', () => {
  const many = Array.from({ length: 300 }, (_, n) => ({
    title: '',
    text: `common ${n % 3 === 0 ? 'third' : 'other'} ${n < 5 ? 'rare' : 'plenty'} number${n} ${'padding '.repeat(n % 7)}`,
  }))

  it('finds nothing by a common word alone where a rarer one is there', async () => {
    const engine = await engineOf(many)
    expect((await articles(engine, 'common rare', {}, 300)).sort()).toEqual([0, 1, 2, 3, 4])
  })

  it('counts a common word of those found by a rarer one', async () => {
    const engine = await engineOf(many.map(({ title, text }) => ({ title, text: text.replaceAll('padding', '') })))
    expect((await articles(engine, 'third rare')).slice(0, 2)).toEqual([0, 3])
  })

  it('finds by common words where there are no others', async () => {
    const engine = await engineOf(many)
    expect(await articles(engine, 'common', {}, 300)).toHaveLength(300)
  })

  it('finds by a common word in a time in which the rarer one is not', async () => {
    const dated = many.map((document, n) => ({
      ...document,
      days: [`20${10 + (n % 9)}-01-01`, `20${10 + (n % 9)}-12-31`] as const,
    }))
    const engine = await engineOf(dated)
    const found = await articles(engine, 'common rare', { from: '2017-06-01', to: '2017-07-01' }, 300)
    expect(found.every((article) => article % 9 === 7)).toBe(true)
    expect(found).toHaveLength(33)
  })

  it('keeps the best of a frequent word within its bound', async () => {
    const engine = await engineOf(many, { candidates: 20 })
    const found = await articles(engine, 'common', {}, 10)
    expect(found).toEqual([7, 14, 28, 35, 49, 56, 70, 77, 91, 98])
  })

  it('gives as many as asked for, beyond its bound', async () => {
    const engine = await engineOf(many, { candidates: 20 })
    expect(await articles(engine, 'common', {}, 50)).toHaveLength(50)
  })
})

describe('beside lunr itself', () => {
  it('scores a passage as an index does that lunr built', async () => {
    const texts = harbour.map(({ text }) => text)
    const engine = await engineOf(
      texts.map((text) => ({ title: '', text })),
      { k1: 1.2, b: 0.75 },
    )
    const builder = new lunr.Builder()
    builder.ref('number')
    builder.field('body')
    builder.tokenizer = Object.assign(
      (text: unknown) => analyse(String(text)).map((term) => new lunr.Token(term, {})),
      {
        separator: /\s/,
      },
    )
    builder.b(0.75)
    texts.forEach((body, number) => {
      builder.add({ number, body })
    })
    const index = builder.build()
    for (const query of ['harbour', 'council master', 'bergen mayor rain']) {
      const terms = analyse(query)
      const theirs = index.query((clause) => {
        for (const term of terms) clause.term(term, { usePipeline: false })
      })
      const ours = await engine.search(
        terms.map((term) => ({ term })),
        {},
        10,
      )
      expect(ours.map(({ article }) => article)).toEqual(theirs.map(({ ref }) => Number(ref)))
      ours.forEach(({ score }, place) => {
        expect(score / Math.sqrt(terms.length)).toBeCloseTo(theirs[place]?.score ?? 0, 2)
      })
    }
  })
})

describe('any corpus', () => {
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
        const engine = await engineOf(texts.map((body) => ({ title: '', text: body })))
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
    const engine = await engineOf(harbour)
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (question) => {
        await engine.search(queryTerms(question), {}, 5)
      }),
    )
  })
})
