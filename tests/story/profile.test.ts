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

describe('a name that is only mentioned', () => {
  const lake = [
    article(
      'lake-talks',
      '2020-03-12',
      'Lake talks',
      'The Lake Trade Organisation (LTO) met in Torvik on Monday. Captain Moll Sayer feeds the swans.\n\nCorrection: An earlier version of this article said that Nils Hald met Moll Sayer on 2 March 2020.',
    ),
    article(
      'lake-tolls',
      '2020-04-12',
      'Lake tolls',
      'The Lake Trade Organization raised the tolls in April. Nobody swims past the Grey Heron Weir. Boats fear Queen Hild.',
    ),
    article('lake-news', '2020-05-12', 'Lake news', 'The LTO is slow. The weir is old.'),
  ]
  const who = async (name: string) => profile(await sourceOf(lake), name)

  test.each([
    ['the Grey Heron Weir', 'Nobody swims past the Grey Heron Weir.'],
    ['grey heron weir', 'Nobody swims past the Grey Heron Weir.'],
    ['Queen Hild', 'Boats fear Queen Hild.'],
    ['Captain Moll Sayer', 'Captain Moll Sayer feeds the swans.'],
  ])('%s is shown by the sentences that name it', async (name, sentence) => {
    expect((await who(name))?.mentions.map((line) => line.text)).toContain(sentence)
  })

  test.each(['Queen Dagny', 'tolls', 'swans'])('%s is no name of theirs', async (name) => {
    expect(await who(name)).toBeUndefined()
  })

  test.each(['LTO', 'Lake Trade Organisation', 'Lake Trade Organization'])(
    '%s is one body with its other spellings',
    async (name) => {
      const found = await who(name)
      expect(found).toMatchObject({ name: 'Lake Trade Organisation', articles: 3, namesakes: [] })
      const lines = [...(found?.meetings ?? []), ...(found?.mentions ?? [])]
      expect(lines.map((line) => line.citations[0].article)).toEqual(
        expect.arrayContaining(['lake-talks', 'lake-tolls', 'lake-news']),
      )
    },
  )

  test('has no meeting that the article takes back', async () => {
    expect((await who('Nils Hald'))?.meetings).toEqual([])
  })
})

describe('lines say what was done', () => {
  test.each([
    ['Tom Reed', 'Tom Reed delivered a speech at the Orrin Fair.', 'Gave a speech'],
    ['Tom Reed', 'The Orrin Fair was attended by Tom Reed.', 'Attended the Orrin Fair'],
    ['Tom Reed', 'Tom Reed had a meeting in Leeds.', undefined],
  ])('%s: %s', async (name, text, line) => {
    const found = await profile(await sourceOf([article('a', '2020-01-05', 'A', text)]), name)
    const lines = [...(found?.presences ?? []), ...(found?.meetings ?? [])].map((one) => one.text)
    if (line) expect(lines).toContain(line)
    expect(lines.filter((one) => /^(?:Had a meeting|Spoke a)/.test(one))).toEqual([])
  })

  test('of many others some are named and the rest counted', async () => {
    const text =
      'Ann Lee met Tom Reed, Joe Fox, Ida Brook, Karl Dorn, Lena Voss, Piet Orr, Ruth Amsel and Mia Torp in Leeds on 3 May 2020.'
    const found = await profile(await sourceOf([article('a', '2020-05-05', 'A', text)]), 'Ann Lee', 'meetings')
    expect(found?.meetings[0]?.text).toMatch(/ and \d more in Leeds$/)
  })

  test.each([
    [
      'The council met Tom Reed, Joe Fox and 40 more in Leeds on 3 May 2020.',
      'Met Tom Reed, Joe Fox and 40 more in Leeds',
    ],
    ['The council met Tom Reed and 1,200 others in Leeds on 3 May 2020.', 'Met Tom Reed and 1200 more in Leeds'],
    ['The council met Tom Reed in Leeds on 3 May 2020 and 40 more came.', 'Met Tom Reed in Leeds'],
  ])('those who are only counted are counted: %s', async (text, line) => {
    const found = await profile(
      await sourceOf([article('a', '2020-05-05', 'A', text.replace('The council', 'Ann Lee'))]),
      'Ann Lee',
    )
    expect(found?.meetings.map((one) => one.text)).toEqual([line])
  })

  test('a statement stands for itself, else its sentence does', async () => {
    const text =
      'Joe Fox announced a plan for the old yard. The mill is sound, Joe Fox said on Monday. "The weir," said Joe Fox, "is not for sale."'
    const found = await profile(await sourceOf([article('a', '2020-05-05', 'A', text)]), 'Joe Fox', 'statements')
    expect(found?.statements.map((line) => line.text)).toEqual([
      'Joe Fox announced a plan for the old yard.',
      'The mill is sound.',
      'The weir … is not for sale.',
    ])
  })

  test.each([
    [
      'Joe Fox noted the importance of the talks that were held in Leeds.',
      'Joe Fox noted the importance of the talks that were held in Leeds.',
    ],
    ['Joe Fox noted that the talks were held in Leeds.', 'The talks were held in Leeds.'],
    ['Joe Fox said the talks were held in Leeds.', 'The talks were held in Leeds.'],
    ['The talks were held in Leeds, Joe Fox noted.', 'The talks were held in Leeds.'],
    ['"the talks were held in Leeds," said Joe Fox.', 'the talks were held in Leeds'],
  ])('%s', async (text, line) => {
    const found = await profile(await sourceOf([article('a', '2020-05-05', 'A', text)]), 'Joe Fox', 'statements')
    expect(found?.statements.map((one) => one.text)).toEqual([line])
  })
})

describe('people of one name who may be several', () => {
  const baker = article(
    'baker',
    '2023-03-01',
    'Bread',
    'Tilo Brandt, a baker of Esk, raised his prices. Brandt thanked Ida Moss.',
  )
  const judge = article('judge', '2023-05-10', 'Court', 'Tilo Brandt, a judge in Torvik, fined two smugglers.')
  const again = article('again', '2023-06-10', 'More bread', 'The baker Tilo Brandt (51) sold his shop in Esk.')
  const shared = article('shared', '2023-07-10', 'Fair', 'Tilo Brandt, a judge at the fair, praised Ida Moss.')
  const father = article('father', '2023-08-10', 'Lottery', 'Tilo Brandt, a father of two, won the lottery.')
  const several = async (...articles: (typeof baker)[]) =>
    (await profile(await sourceOf(articles), 'Tilo Brandt'))?.several ?? []

  test('are said to be', async () => {
    const found = await several(baker, judge, again)
    expect(found).toHaveLength(2)
    expect(found.join()).toMatch(/baker of Esk.*judge in Torvik/)
  })

  test.each([
    ['by a word of their descriptions', [baker, again]],
    ['by a name of their company', [baker, shared]],
    ['where one is described by what many are', [baker, father]],
  ])('are one %s', async (_, articles) => {
    expect(await several(...articles)).toEqual([])
  })
})

describe('mentions', () => {
  const lines = async (text: string, name: string) => {
    const found = await profile(await sourceOf([article('a', '2024-06-12', 'A', text)]), name)
    return found?.mentions.map((line) => line.text)
  }

  test.each([
    ['Bo Stenn', 'Mara Keel met Bo Stenn on 11 June 2024.', []],
    ['Bo Stenn', 'Bo Stenn opened the weir. Bo Stenn was elected chair of the Reed Club.', []],
    ['Bo Stenn', 'Bo Stenn was elected chair of the Reed Club.', ['Bo Stenn was elected chair of the Reed Club.']],
    ['Bo Stenn', 'Bo Stenn opened the weir.', []],
    [
      'Bo Stenn',
      'Bo Stenn opened the weir. Bo Stenn, chair of the Reed Club, swam across the icy lake in record time.',
      ['Bo Stenn, chair of the Reed Club, swam across the icy lake in record time.'],
    ],
    ['Kit', 'The roof was mended. Kit was there too.', ['Kit was there too.']],
  ])('%s: %s', async (name, text, mentions) => {
    expect(await lines(text, name)).toEqual(mentions)
  })

  test('a word that the text has in lower case is no name because a sentence begins with it', async () => {
    expect(await lines('Swans are loud. He fed the swans.', 'Swans')).toBeUndefined()
  })
})

describe('one body under several names', () => {
  test.each(['TRO', 'Torvik Reed Organisation', 'Torvik Reed Organization'])('%s', async (name) => {
    const reed = [
      article(
        'a',
        '2023-06-10',
        'Reed',
        'The Torvik Reed Organisation bought a boat. The Torvik Reed Organization (TRO) said that the boat is old.',
      ),
      article('b', '2023-07-10', 'Talks', 'The TRO met Mara Keel in Torvik on 8 July 2023.'),
      article('c', '2023-08-10', 'Talks', 'The Torvik Road Forum (TRF) met Bo Stenn on 8 August 2023.'),
    ]
    const found = await profile(await sourceOf(reed), name)
    expect(found).toMatchObject({ name: 'Torvik Reed Organisation', articles: 2 })
    expect(found?.meetings.map((line) => line.others)).toEqual([['Mara Keel']])
  })
})
