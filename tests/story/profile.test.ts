import { beforeAll, describe, expect, test } from 'vitest'
import { sourceOf } from '../../bench/story-source.ts'
import { profile, type StorySource } from '../../src/story/index.ts'
import { article, news } from './articles.ts'

let source: StorySource

beforeAll(async () => {
  source = await sourceOf(news)
})

test('an unknown name has no profile', async () => {
  expect(await profile(source, 'Zacharias Quux')).toBeUndefined()
})

test('an office is one line over articles, former once the last says so', async () => {
  const found = await profile(source, 'Ann Lee')
  expect(found?.offices).toHaveLength(1)
  expect(found?.offices[0]).toMatchObject({
    title: expect.stringMatching(/mayor/i),
    date: '2014-02-10',
    asOf: '2016-06-12',
    former: true,
  })
})

test.each([
  ['Ann Lee', 'Joe Fox'],
  ['Joe Fox', 'Ann Lee'],
])('%s has the meeting with %s', async (one, other) => {
  const found = await profile(source, one, 'meetings')
  expect(found?.meetings).toEqual([expect.objectContaining({ others: [other], date: '2016-02-12', place: 'Harwick' })])
  expect(found?.offices).toEqual([])
})

test('presences, first and last mention and the number of articles are given', async () => {
  const found = await profile(source, 'Ann Lee')
  expect(found?.presences.map((line) => line.text)).toContain('Attended the Harwick Fair')
  expect([found?.first?.article, found?.last?.article, found?.articles]).toEqual(['bridge-plan', 'club-history', 4])
})

test('every line is cited to the letter', async () => {
  const texts = new Map(news.map(({ id, text }) => [id, text]))
  for (const name of ['Ann Lee', 'Joe Fox']) {
    const found = await profile(source, name)
    const lines = found
      ? [...found.offices, ...found.meetings, ...found.statements, ...found.presences, ...found.places]
      : []
    expect(lines.length).toBeGreaterThan(0)
    for (const citation of lines.flatMap((line) => line.citations))
      expect(texts.get(citation.article)?.slice(citation.start, citation.end)).toBe(citation.quote)
  }
})

describe('two persons of one name', () => {
  const judge = article(
    'judge',
    '2015-01-05',
    'A judge retires',
    'Judge Mary Cole retired on 3 January 2015. Cole, a judge of the Court of Appeal, thanked Peter Hall.',
  )
  const again = article(
    'judge-again',
    '2015-02-01',
    'Thanks to a judge',
    'Peter Hall thanked Mary Cole, judge of the Court of Appeal.',
  )
  const coach = article(
    'coach',
    '2018-07-09',
    'New coach',
    'Mary Cole, coach of the Leeds Rovers, praised Tim Dunn on 8 July 2018.',
  )

  test('are kept apart where their offices and their company differ', async () => {
    const found = await profile(await sourceOf([judge, again, coach]), 'Mary Cole')
    expect(found?.articles).toBe(2)
    expect(found?.offices.map((line) => line.text).join()).not.toContain('coach')
    expect(found?.namesakes).toEqual([expect.stringContaining('coach of the Leeds Rovers')])
  })

  test('are one where an article joins them', async () => {
    const both = article(
      'both',
      '2018-08-01',
      'From court to boat',
      'Mary Cole, coach of the Leeds Rovers, was a judge of the Court of Appeal, said Peter Hall.',
    )
    const found = await profile(await sourceOf([judge, again, both]), 'Mary Cole')
    expect(found?.namesakes).toEqual([])
  })
})
