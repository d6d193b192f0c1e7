import { beforeEach, describe, expect, it, vi } from 'vitest'
import { checkClaim, weighStatement } from '../../src/answer/check.ts'
import { openContext } from '../../src/answer/context.ts'
import { type ClaimReading, readClaims } from '../../src/reader/read.ts'
import { corpusOf } from './hand-made.ts'

vi.mock('../../src/reader/read.ts', () => ({ readPassages: vi.fn(), readClaims: vi.fn() }))

const corpus = await corpusOf([
  {
    title: 'The mill of Tarnby',
    published: '2020-05-06',
    text: 'Ada Quill, the mayor of Tarnby, opened the mill in Tarnby on 3 May 2020. The mill has 12 looms and cost 4 million crowns. Joe Orme paid for the roof.',
  },
])

const plans = await corpusOf([
  {
    title: 'Plans',
    published: '2020-05-06',
    text: 'A lane for the mill of Tarnby is planned for 2021. The guild wants to build a dam.',
  },
])

const rivals = await corpusOf([
  {
    title: 'Tarnby votes',
    published: '2020-05-06',
    text: 'Ada Quill beat Joe Orme by 20 votes. The dam of Tarnby is 90 metres long.',
  },
])

/** Lets the reader say the same of each passage that has these words, and nothing of others. */
function says(words: string, reading: ClaimReading): void {
  vi.mocked(readClaims).mockImplementation(async (pairs) =>
    pairs.map(({ passage }) =>
      passage.text.includes(words) ? reading : { supported: 0.02, contradicted: 0.02, notSaid: 0.96 },
    ),
  )
}

const check = (claim: string) => checkClaim(claim, (statement) => openContext(corpus, statement, {}), 3)
const yes: ClaimReading = { supported: 0.97, contradicted: 0.01, notSaid: 0.02 }
const no: ClaimReading = { supported: 0.01, contradicted: 0.97, notSaid: 0.02 }

beforeEach(() => {
  vi.mocked(readClaims).mockReset()
})

describe('a claim', () => {
  it('is supported where the reader and the exact comparisons agree, with the sentence', async () => {
    says('opened the mill', yes)
    const { verdict, citations, nearest } = await check('Ada Quill opened the mill in Tarnby.')
    expect(verdict).toBe('supported')
    expect(citations[0]?.quote).toContain('opened the mill')
    expect(nearest).toEqual([])
  })

  it.each([
    'Zed Farrow opened the mill in Tarnby.',
    'Ada Quill did not open the mill in Tarnby.',
    'Ada Quill opened the mill in Tarnby on 3 June 2020.',
    'The mill has 15 looms.',
    'The mill cost 7 million crowns.',
    'Ada Quill wrote a long and tender novel about herons.',
  ])('is never supported where a name, a number, a date, a denial or most words differ: %s', async (claim) => {
    says('mill', yes)
    expect((await check(claim)).verdict).not.toBe('supported')
  })

  it.each([
    ['Ada Quill opened the mill in Tarnby on 3 June 2020.', /3 May 2020/],
    ['The mill has 15 looms.', /12 looms/],
    ['The mill cost 7 million crowns.', /4 million/],
  ])('is contradicted where it is told with another date or number: %s', async (claim, quote) => {
    says('mill', yes)
    const { verdict, citations } = await check(claim)
    expect(verdict).toBe('contradicted')
    expect(citations[0]?.quote).toMatch(quote)
  })

  it('is contradicted where the reader says so, and says nothing where it says nothing', async () => {
    says('opened the mill', no)
    expect((await check('Ada Quill closed the mill in Tarnby.')).verdict).toBe('contradicted')
    says('nowhere', yes)
    expect(await check('Ada Quill opened the mill in Tarnby.')).toMatchObject({ verdict: 'not-said', citations: [] })
  })

  it.each<[string, string]>([
    ['The mill of Tarnby has a lane.', 'not-said'],
    ['The guild built a dam.', 'not-said'],
    ['A lane for the mill of Tarnby is planned.', 'supported'],
    ['The guild plans to build a dam.', 'supported'],
    ['The mill of Tarnby will get a lane.', 'supported'],
  ])('is not supported as done by what is only planned: %s', async (claim, verdict) => {
    vi.mocked(readClaims).mockImplementation(async (pairs) => pairs.map(() => yes))
    const found = await checkClaim(claim, (statement) => openContext(plans, statement, {}), 3)
    expect(found.verdict).toBe(verdict)
  })

  it.each([
    ['Joe Orme beat Ada Quill by 20 votes.', 'Ada Quill beat Joe Orme'],
    ['The dam of Tarnby is 90 feet long.', '90 metres'],
  ])('is contradicted by a sentence that tells it with one thing turned: %s', async (claim, quote) => {
    says(quote, yes)
    const { verdict, citations } = await checkClaim(claim, (statement) => openContext(rivals, statement, {}), 3)
    expect(verdict).toBe('contradicted')
    expect(citations[0]?.quote).toContain(quote)
  })

  it('is contradicted where it gives an office to somebody and the facts know another holder', async () => {
    says('nowhere', yes)
    const { verdict, citations } = await check('Joe Orme is the mayor of Tarnby.')
    expect(verdict).toBe('contradicted')
    expect(citations[0]?.quote).toContain('Ada Quill')
    expect((await check('Ada Quill is the mayor of Tarnby.')).verdict).toBe('not-said')
    // An office changes hands.
    expect((await check('Joe Orme became the mayor of Tarnby in 2009.')).verdict).toBe('not-said')
    expect((await check('Joe Orme became the mayor of Tarnby.')).verdict).toBe('not-said')
    expect((await check('Joe Orme is the harbour master of Tarnby.')).verdict).toBe('not-said')
  })

  it.each([
    ['Joe Orme is the rector of the Kelder School.', 'contradicted'],
    ['Is Joe Orme the rector of the Kelder School?', 'contradicted'],
    ['Joe Orme was the rector of the Kelder School.', 'supported'],
  ])('gives nobody an office that they have left, though no other holder is known: %s', async (claim, expected) => {
    const left = await corpusOf([
      {
        title: 'Trustees',
        published: '2020-05-06',
        text: 'Among the trustees is Joe Orme, who stepped down as rector of the Kelder School in 2012.',
      },
    ])
    says('rector of the Kelder School', yes)
    const { verdict, citations } = await checkClaim(claim, (statement) => openContext(left, statement, {}), 3)
    expect(verdict).toBe(expected)
    expect(citations[0]?.quote).toContain('stepped down')
  })

  it.each([
    ['Joe Orme is the mayor of Tarnby.', 'contradicted'],
    ['Is Joe Orme the mayor of Tarnby?', 'contradicted'],
    ['Ada Quill is the mayor of Tarnby.', 'supported'],
    ['Is Ada Quill the mayor of Tarnby?', 'supported'],
  ])('is not supported by what is said of a former holder: %s', async (claim, expected) => {
    const changed = await corpusOf([
      { title: 'Goodbye', published: '2019-03-01', text: 'Joe Orme, mayor of Tarnby, left the town hall on Friday.' },
      { title: 'News', published: '2021-05-04', text: 'Ada Quill, the mayor of Tarnby, opened the mill on Monday.' },
    ])
    says('mayor of Tarnby', yes)
    const { verdict, citations } = await checkClaim(claim, (statement) => openContext(changed, statement, {}), 3)
    expect(verdict).toBe(expected)
    expect(citations[0]?.quote).toContain('Ada Quill')
  })

  it.each([
    'did you know Ada Quill opened the mill in Tarnby?? wild',
    'heard that Ada Quill opened the mill in Tarnby, so sad',
    'turns out Ada Quill opened the mill in Tarnby!! smh',
    'fyi I was told Ada Quill opened the mill in Tarnby iirc',
    'apparently Ada Quill opened the mill in Tarnby lol',
  ])('is asked without what members put round it: %s', async (message) => {
    says('mill', yes)
    await check(message)
    const claims = vi.mocked(readClaims).mock.calls.flatMap(([pairs]) => pairs.map(({ claim }) => claim))
    expect(new Set(claims)).toEqual(new Set(['Ada Quill opened the mill in Tarnby.']))
  })

  it.each([
    'Ada Quill, who opened the mill, was right.',
    'The mill of Tarnby was wild.',
    'Til 2019 Ada Quill had the mill.',
  ])('keeps what it says at its ends: %s', async (message) => {
    says('mill', yes)
    await check(message)
    const claims = vi.mocked(readClaims).mock.calls.flatMap(([pairs]) => pairs.map(({ claim }) => claim))
    expect(claims).toContain(message)
  })

  it('of several sentences is contradicted where one is', async () => {
    says('mill', yes)
    expect((await check('Ada Quill opened the mill in Tarnby. The mill has 15 looms.')).verdict).toBe('contradicted')
  })
})

const yard = await corpusOf([
  {
    title: 'The yard of Tarnby',
    published: '2020-05-06',
    text: 'Tarnby has 12 schools and 3 mills. None of the schools in Tarnby is old. The dance in Tarnby was cancelled because of a storm.',
  },
])

describe('a denial beside what a claim says', () => {
  const verdictOf = async (claim: string) =>
    (await checkClaim(claim, (statement) => openContext(yard, statement, {}), 3)).verdict

  it.each(['Tarnby has 12 schools and 3 mills.', 'The dance in Tarnby was called off because of a storm.'])(
    'keeps nothing from being supported: %s',
    async (claim) => {
      says('Tarnby', yes)
      expect(await verdictOf(claim)).toBe('supported')
    },
  )

  it('keeps nothing from being supported, though it stands far from what the claim says', async () => {
    const far = await corpusOf([
      {
        title: 'Learning',
        published: '2020-05-06',
        text: 'Tarnby has 12 schools. Joe Orme was made dean of the college in June. He taught there for ten years. None of the schools in Tarnby charges fees. The dance was held in Orel.',
      },
    ])
    says('Tarnby has 12 schools', yes)
    const { verdict } = await checkClaim('Tarnby has 12 schools.', (statement) => openContext(far, statement, {}), 3)
    expect(verdict).toBe('supported')
  })

  it('of one article counts, though another says what is claimed in more of its words', async () => {
    const denied = await corpusOf([
      { title: 'Mill', published: '2020-05-06', text: 'Ada Quill opened the new mill in Tarnby in May.' },
      { title: 'No mill', published: '2020-05-09', text: 'Ada Quill did not open the new mill in Tarnby.' },
    ])
    says('Ada Quill opened', yes)
    const claim = 'Ada Quill opened the new mill in Tarnby in May.'
    const { verdict } = await checkClaim(claim, (statement) => openContext(denied, statement, {}), 3)
    expect(verdict).not.toBe('supported')
  })

  it('of the claim itself does', async () => {
    says('Tarnby', yes)
    expect(await verdictOf('The schools in Tarnby are old.')).not.toBe('supported')
  })
})

it('the date of a claim is compared by its value, and the rest is read without it', async () => {
  says('mill', yes)
  const weighed = async (claim: string) => (await weighStatement(await openContext(corpus, claim, {}))).windows[0]
  expect((await weighed('The mill was opened in May 2020.'))?.date).toBeGreaterThan(0)
  expect((await weighed('The mill was opened in 2019.'))?.date).toBe(-1)
  expect((await weighed('The mill was opened.'))?.date).toBe(0.25)
})

it('what an article takes back supports nothing', async () => {
  const corrected = await corpusOf([
    {
      title: 'Mill',
      text: 'Correction: an earlier version of this article said that Ada Quill opened the mill in Tarnby.',
    },
  ])
  says('Ada Quill', yes)
  const verdictOf = async (claim: string) =>
    (await checkClaim(claim, (statement) => openContext(corrected, statement, {}), 3)).verdict
  expect(await verdictOf('Ada Quill opened the mill in Tarnby.')).not.toBe('supported')
})
