import { beforeAll, describe, expect, test } from 'vitest'
import { sourceOf } from '../../bench/story-source.ts'
import { type StorySource, timeline } from '../../src/story/index.ts'
import { calledOffIn, isCalledOff, referenceIn } from '../../src/story/reference.ts'
import { article, news } from './articles.ts'

let source: StorySource

beforeAll(async () => {
  source = await sourceOf(news)
})

const dates = async (topic: string, options = {}) =>
  (await timeline(source, topic, options)).entries.map((entry) => entry.date)

describe('a topic', () => {
  test.each([
    ['by name', 'Orrin Bridge'],
    ['whatever its case', 'orrin bridge'],
    ['misspelt', 'Orin Bridge'],
  ])('is found %s', async (_, topic) => {
    expect((await timeline(source, topic)).topic).toBe('Orrin Bridge')
    expect(await dates(topic)).toContain('2015-05-03')
  })

  test('may be words that are no name', async () => {
    expect(await dates('club founded')).toContain('1922')
  })

  test('that no article has gives no entries', async () => {
    expect(await timeline(source, 'volcano')).toEqual({ topic: 'volcano', entries: [], total: 0 })
  })
})

describe('one event in several articles', () => {
  test('is one entry with all its citations, planned until another article tells it', async () => {
    const { entries } = await timeline(source, 'Orrin Bridge')
    const opened = entries.filter((entry) => entry.date === '2015-05-03')
    expect(opened).toHaveLength(1)
    expect(opened[0]?.status).toBe('happened')
    expect(new Set(opened[0]?.citations.map((citation) => citation.article))).toEqual(
      new Set(['bridge-plan', 'bridge-open', 'bridge-back']),
    )
    expect(opened[0]?.citations[0].article).toBe('bridge-open')
  })

  test('shows figures that differ, each with its source', async () => {
    const { entries } = await timeline(source, 'Harwick Rowing Club')
    const founded = entries.filter((entry) => /founded/.test(entry.text))
    expect(founded).toHaveLength(1)
    expect(founded[0]?.conflicts).toEqual([expect.stringMatching(/^192[12], says /)])
  })

  test('is planned as long as no article tells it', async () => {
    const early = await sourceOf(news.slice(0, 1))
    const { entries } = await timeline(early, 'Orrin Bridge')
    expect(entries.find((entry) => entry.date === '2015-05-03')?.status).toBe('planned')
  })
})

test('different events on one day stay apart', async () => {
  const { entries } = await timeline(source, '', { article: 'bridge-open' })
  expect(entries.filter((entry) => entry.date === '2015-05-03').map((entry) => entry.text)).toEqual([
    expect.stringContaining('opened'),
    expect.stringContaining('Orrin Cup'),
  ])
})

test('the limit keeps what several articles tell, and the order is that of time', async () => {
  const { entries, total } = await timeline(source, 'Harwick Rowing Club', { limit: 1 })
  expect(entries.map((entry) => entry.citations.length)).toEqual([2])
  expect(total).toBeGreaterThan(1)
  const all = await dates('Harwick Rowing Club')
  expect(all).toEqual([...all].sort())
})

test('a short timeline rather shows another day than a second event of one', async () => {
  const all = await timeline(source, 'Harwick Rowing Club')
  const days = new Set(all.entries.map((entry) => entry.date))
  const short = await dates('Harwick Rowing Club', { limit: days.size })
  expect(new Set(short)).toEqual(days)
})

test('what an article takes back, denies or only heard is not told', async () => {
  const taken = await sourceOf([
    article(
      'weir',
      '2016-05-01',
      'New weir',
      'Ann Lee opened the Orrin Weir on 20 April 2016.\n\nCorrection: An earlier version of this article said that Joe Fox met Ann Lee at the Orrin Weir on 2 April 2016.\n\nReports that the Orrin Weir broke on 25 April 2016 were false.',
    ),
  ])
  expect((await timeline(taken, 'Orrin Weir')).entries.map((entry) => entry.date)).toEqual(['2016-04-20'])
})

test('from and to bound it', async () => {
  expect(await dates('Harwick Rowing Club', { from: '2015', to: '2015-12' })).toEqual(['2015-05-03', '2015-05-03'])
})

test('without a topic the highlights of the corpus come from the table made at build time', async () => {
  const { topic, entries } = await timeline(source, '')
  expect(topic).toBe('')
  expect(entries.map((entry) => entry.date)).toEqual(
    expect.arrayContaining(['1922', '2015-05-03', '2016-02-12', '2016-06']),
  )
})

test('every citation is to the letter', async () => {
  const texts = new Map(news.map((article) => [article.id, article.text]))
  for (const topic of ['', 'Orrin Bridge', 'Ann Lee', 'Harwick Rowing Club']) {
    for (const citation of (await timeline(source, topic)).entries.flatMap((entry) => entry.citations))
      expect(texts.get(citation.article)?.slice(citation.start, citation.end)).toBe(citation.quote)
  }
})

describe('back references', () => {
  const told = [
    article('out', '2022-05-04', 'Ferry crews walk out', 'Ferry crews of the Brenn Line went on strike on 3 May 2022.'),
    article('plan', '2022-05-05', 'March', 'The Brenn Line union plans to march to the quay on 9 May 2022.'),
    article('talks', '2022-05-12', 'Talks', 'Nine days after the strike of 3 May, the Brenn Line called for talks.'),
    article(
      'rain',
      '2022-05-13',
      'Rain',
      'The boats of the Brenn Line sail. The march of 9 May was called off because of rain.',
    ),
    article(
      'line',
      '2024-03-02',
      'Line',
      'The Brenn Line opened its pier on 1 March 2024, its first since the strike of May 2022.',
    ),
    article(
      'fair',
      '2024-05-02',
      'Fair',
      'The Brenn Line fair, planned for 1 May 2024, was put off. The Brenn Line sold 90 boats on the morning of 30 April 2024.',
    ),
    article('fair-plan', '2024-04-02', 'A fair', 'The Brenn Line will hold a fair on 1 May 2024.'),
    article(
      'gala',
      '2023-06-02',
      'Gala',
      'The Brenn Line gala of 1 June 2023 drew 300 guests. A second gala was cancelled.',
    ),
  ]
  const entries = async (topic: string, options = {}) => (await timeline(await sourceOf(told), topic, options)).entries

  test.each(['Brenn Line', ''])('are of the event that they point to, topic %j', async (topic) => {
    const strike = (await entries(topic)).filter(
      (entry) => entry.date.startsWith('2022-05-03') || entry.date === '2022-05',
    )
    expect(strike.map((entry) => entry.text)).toEqual(['Ferry crews of the Brenn Line went on strike on 3 May 2022.'])
    expect(strike[0]?.citations.map((citation) => citation.article)).toEqual(['out', 'talks', 'line'])
  })

  test.each(['Brenn Line', ''])('make an event weigh more, topic %j', async (topic) => {
    expect((await entries(topic, { limit: 1 })).map((entry) => entry.date)).toEqual(['2022-05-03'])
  })

  test.each(['Brenn Line', ''])('say that what was planned did not come about, topic %j', async (topic) => {
    const dates = (await entries(topic)).map((entry) => entry.date)
    expect(dates).not.toContain('2022-05-09')
    expect(dates).not.toContain('2024-05-01')
  })

  test('are shown where nothing else tells of the event, and a time of day is none', async () => {
    expect((await entries('Brenn Line')).map((entry) => entry.date)).toEqual(
      ['2022-05-03', '2023-06-01', '2024-03-01', '2024-04-30'].sort(),
    )
  })
})

test.each([
  ["Thursday's concert has been cancelled.", "Thursday's", 'concert'],
  ["Next week's meeting of the harbour board has been called off.", "Next week's", 'meeting of the harbour board'],
  ['The match on 9 May has been called off.', '9 May', 'The match'],
  ['The match between Kell and Arn on 9 May was cancelled.', '9 May', 'The match between Kell and Arn'],
  ['The talks, which were to begin on 9 May, have been put off.', '9 May', 'The talks'],
  ['The match on 9 May has been sold out.', '9 May', undefined],
  ['On 9 May the match was called off.', '9 May', undefined],
  ["Thursday's concert was loud.", "Thursday's", undefined],
])('calls off by its day: %s', (sentence, day, phrase) => {
  const start = sentence.indexOf(day)
  expect(calledOffIn(sentence, { start, end: start + day.length })?.phrase).toBe(phrase)
})

test('what was called off is neither planned nor happened, and what has lasted is shown with its open end', async () => {
  const of = async (text: string) => {
    const { entries } = await timeline(await sourceOf([article('a', '2024-05-15', 'A', text)]), '', { article: 'a' })
    return entries.map((entry) => `${entry.date} ${entry.status}`)
  }
  expect(await of('The match on 25 May has been called off.')).toEqual([])
  expect(await of("Thursday's concert has been cancelled.")).toEqual([])
  expect(await of('The match on 25 May has been sold out.')).toEqual(['2024-05-25 planned'])
  expect(await of('Trams have run in Kell since 1902.')).toEqual(['1902/.. happened'])
})

test.each([
  ['The march of 9 May was called off because of rain.', 'The march', true],
  ['The union cancelled its march of 9 May.', 'its march', true],
  ['The fair, planned for 9 May, did not take place.', 'The fair', true],
  ['The fair that had been planned for 9 May was later put off.', 'The fair', true],
  ['They called the fair of 9 May off.', 'the fair', true],
  ['After the storm of 9 May, 40 flights were cancelled.', 'the storm', false],
  ['The strike of 9 May did not change the offer.', 'The strike', false],
  ['The morning of 9 May was cold.', undefined, false],
  ['The council met on 9 May.', undefined, false],
  ['Most of 9 May was dry.', undefined, false],
])('%s', (sentence, phrase, calledOff) => {
  const start = sentence.indexOf('9 May')
  const date = { start, end: start + 5 }
  const reference = referenceIn(sentence, date)
  expect(reference?.phrase).toBe(phrase)
  expect(reference !== undefined && isCalledOff(sentence, reference, date)).toBe(calledOff)
})
