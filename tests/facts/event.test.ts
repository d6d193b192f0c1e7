import { describe, expect, test } from 'vitest'
import { counterExamples, examples, extract } from '../../src/facts/event.ts'
import { readDocument } from '../../src/nlp/document.ts'

const read = (text: string, published?: string) =>
  extract(readDocument({ id: 'a', file: 'a.txt', title: 'A', text, ...(published ? { published } : {}) }))

test.each(examples)('$text', ({ text, when, planned = false, ...told }) => {
  expect(read(text)).toContainEqual(
    expect.objectContaining({ ...told, planned, when: expect.objectContaining({ edtf: when }) }),
  )
})

test.each(counterExamples)('no event in: %s', (text) => {
  expect(read(text)).toEqual([])
})

test('who only says whose aide somebody is does nothing', () => {
  expect(read('Joe Fox biographer Ann Lee resigned on 3 May 2014.')).toContainEqual(
    expect.objectContaining({ verb: 'resign', who: [{ name: 'Ann Lee', named: true }] }),
  )
})

test('a name beside an office does what its clause tells, and "her deputy" is another', () => {
  expect(read('The minister, Ann Lee, met Joe Fox, her deputy, on 3 May 2014.')).toContainEqual(
    expect.objectContaining({
      verb: 'meet',
      who: [
        { name: 'Ann Lee', named: true },
        { name: 'Joe Fox', named: true },
      ],
    }),
  )
})

test.each([
  ['Last month Farrow joined the Corden Bank.', ['Farrow', 'Corden Bank']],
  ['Yesterday Marsh visited Karla Lind in Oslo.', ['Marsh', 'Karla Lind']],
  ['This morning Penn dismissed Ada Rusk.', ['Penn', 'Ada Rusk']],
])('a time before it is no part of who does it: %s', (text, names) => {
  expect(read(text, '2014-05-04')[0]?.who.map(({ name }) => name)).toEqual(names)
})

test('what a picture is said to show is nobody’s word', () => {
  const text = 'A video said to show the castle burning on 3 March 2014 was filmed in 2011.'
  expect(read(text, '2014-05-04').map(({ when }) => when.edtf)).toEqual(['2011'])
})

test.each(['Joe Fox has been jailed for six years.', 'The council closed the bridge for two weeks.'])(
  'done on the day of its article, though for long: %s',
  (text) => {
    expect(read(text, '2014-05-04').map(({ when }) => when.edtf)).toEqual(['2014-05-04'])
  },
)

describe('what is set right is no event', () => {
  test.each([
    ['The race was held on Sunday, not Saturday as first reported.', ['2014-05-04']],
    ['The race was held, not on Saturday but on Sunday, in Leeds.', ['2014-05-04']],
    ['Ann Lee, not Joe Fox, opened the fair on Saturday.', ['2014-05-03']],
    ['Ann Lee opened the fair on Saturday, not knowing that Joe Fox had left.', ['2014-05-03']],
    ['The race was moved from 3 May to 4 May 2014 because of the storm.', ['2014-05-04']],
    ['The race was put back by the club from Saturday to Sunday.', ['2014-05-11']],
    ['The race, which was planned for Saturday, has been moved to Sunday.', ['2014-05-11']],
    ['The race ran from 3 May to 4 May 2014.', ['2014-05-03/2014-05-04']],
    ["Saturday's race has been moved to Sunday.", ['2014-05-11']],
    ['The race on 10 May was postponed until 1 June.', ['../2014-06-01']],
    ['On 3 May the race was moved to 1 June.', ['2014-05-03', '2014-06-01']],
    ["In Friday's edition, we wrote that Joe Fox sold the mill on 3 May 2014.", []],
    ['We wrongly said that Joe Fox sold the mill on 3 May 2014.', []],
  ])('%s', (text, days) => {
    const told = read(text, '2014-05-05').filter(({ when, verb }) => when.edtf !== '2014-05-02' && verb !== 'leave')
    expect([...new Set(told.map(({ when }) => when.edtf))]).toEqual(days)
  })
})

describe('several dates in one sentence', () => {
  const text = 'In 1998 Acme introduced a saw, in 2001 the Orrin plane and in 2005 the Dunn drill was released.'

  test('each go with their own part', () => {
    expect(read(text).map((event) => [event.when.edtf, text.slice(event.what.start, event.what.end)])).toEqual([
      ['1998', 'In 1998 Acme introduced a saw'],
      ['2001', expect.stringContaining('in 2001 the Orrin plane')],
      ['2005', expect.stringContaining('in 2005 the Dunn drill was released')],
    ])
  })

  test('a day makes the year around it needless', () => {
    expect(
      read('On 3 May 2014, at this year’s fair, Ann Lee spoke.', '2014-05-04').map((event) => event.when.edtf),
    ).toEqual(['2014-05-03'])
  })
})

describe('the date of the article', () => {
  test.each([
    ['stands for a lead in the past tense', 'Ann Lee resigned as mayor of Leeds.', '2014-05-04', ['2014-05-04']],
    ['and in the perfect', 'Ann Lee has resigned as mayor of Leeds.', '2014-05-04', ['2014-05-04']],
    ['not for a lead with a date of its own', 'Ann Lee resigned on Friday.', '2014-05-04', ['2014-05-02']],
    ['not for a state', 'Leeds is a city. It has a mayor.', '2014-05-04', []],
    ['not for what ranks where today', 'Today Leeds ranks third.', '2014-05-04', []],
    ['not where it is no day', 'Ann Lee resigned as mayor of Leeds.', '2014-05', []],
  ])('%s', (_, text, published, dates) => {
    expect(read(text, published).map((event) => event.when.edtf)).toEqual(dates)
  })

  test('goes on with what is told in the past tense, up to another date', () => {
    const text =
      'Ann Lee resigned on Friday. She thanked Joe Fox. In March, Fox was elected. Fox praised Ann Lee.\n\nJoe Fox praised her again.'
    expect(
      read(text, '2014-05-04')
        .filter((event) => event.dating === 'narrative')
        .map((event) => [event.when.edtf, event.sentence]),
    ).toEqual([
      ['2014-05-02', 1],
      ['2014-05-02', 4],
    ])
  })

  test('makes later dates plans', () => {
    expect(read('It goes live on July 1.', '2014-05-04').map((event) => event.planned)).toEqual([true])
  })
})

test('names what the sentence speaks of, also by a pronoun', () => {
  expect(read('Ann Lee opened the bridge. She retired in 2014.')[0]?.about).toContain('Ann Lee')
})

describe('what is not told as having happened', () => {
  test.each([
    'Correction: An earlier version of this article said that the kiln was fired on 1 February 2014.',
    'This story originally stated that the dam burst on 3 March 2014.',
    'Correction to this report: a name. It originally gave a wrong name and said that the dam burst on 3 March 2014.',
    'An earlier version of this report was wrong. It said that the dam burst on 3 March 2014.',
    'Reports that the dam burst on 3 March 2014 were false.',
    'Ann Lee denied that she sold the yard on 3 March 2014.',
    'Rumours had it that the baker left town on 3 March 2014.',
    'If the pool opened on 3 March 2014, nobody saw it.',
    'Joe Fox was cleared of burning the mill on 3 March 2014.',
    'The pool did not open on 3 March 2014.',
    'The pool should have opened on 3 March 2014.',
    'Ann Lee failed to open the pool on 3 March 2014.',
    'There is no truth in the story that the mill closed in 2011.',
    'CORRECTION — Due to wrong information from the agency, we wrote that the mill was sold on 3 March 2014.',
    'Note: We previously reported that the mill was sold on 3 March 2014.',
    "Editor's note: This article first stated that Joe Fox bought the mill on 3 March 2014. We apologise for the error.",
    "Editor's note: We have retracted our report that the mayor was arrested on 3 March 2014.",
    "Correction: Tuesday's edition wrongly gave the date of the ball as 3 March 2014.",
    'Corrections and clarifications: An earlier version misstated the date as 3 March 2014.',
    'Correction, 1 May 2014: A previous version of this story gave the date as 3 March 2014.',
    'Correction (1 May 2014): An earlier version of this article said that the mill was sold on 3 March 2014.',
    'This article was amended on 1 May 2014 to correct the name of the choir.',
    'Updated at 3 p.m. on 1 May 2014.',
    'Erratum: We wrote on 1 May 2014 that the mill was sold to Joe Fox.',
    'An article on 1 May misidentified the man who opened the fair.',
    'Neither the mayor nor the council signed the contract on 3 March 2014.',
    'No one opened the safe on 3 March 2014.',
    'Not one boat sailed on 3 March 2014.',
    'The bridge was to have opened on 3 March 2014.',
    'Had the bill passed on 3 March 2014, the mill would have closed.',
    'The opening of the pier on 3 March 2014 was a hoax.',
    'Joe Fox allegedly stole the boat on 3 March 2014.',
    'According to an unconfirmed report, pirates seized the ship on 3 March 2014.',
    'Over the past decade, the village has lost three shops.',
    'For three decades the Foxes ran the ferry.',
    'Ann Lee has taught at the school for 12 years.',
    'The library has been shut for six years.',
  ])('is no event: %s', (text) => {
    expect(read(text, '2014-05-04')).toEqual([])
  })

  test.each([
    'The pool was to open on 3 March 2014.',
    'The pool was planned for 3 March 2014.',
    'The council had hoped to open the pool on 3 March 2014.',
    'The strike may begin on 3 March 2014.',
    'Joe Fox threatened to resign on 3 March 2014.',
    'The mayor promised to open the pier on 3 March 2014.',
    'The opening was postponed until 3 June.',
  ])('is planned: %s', (text) => {
    expect(read(text, '2014-05-04').map((event) => event.planned)).toEqual([true])
  })

  test.each([
    'Ending weeks of rumours, the baker left town on 3 March 2014.',
    'No fewer than 40 boats sailed on 3 March 2014.',
    'Joe Fox promised on 3 March 2014 to open the pier.',
    'The council had the shed pulled down on 3 March 2014.',
    'Note: the pool was closed on 3 March 2014.',
    'Update: the mill was sold on 3 March 2014.',
    'The council withdrew its plan on 3 March 2014.',
    'The report was published on 3 March 2014.',
    'The bomb threat on 3 March 2014 was a hoax.',
    'The envoys met in Leeds to sign the treaty on 3 March 2014.',
    'The firm agreed to buy the mill on 3 March 2014.',
    'An earlier version of this report gave a wrong day; the dam burst on 3 March 2014.',
    'On 3 March 2014, Ann Lee denied that she had sold the yard.',
  ])('but this happened: %s', (text) => {
    expect(read(text, '2014-05-04').map((event) => [event.when.edtf, event.planned])).toEqual([['2014-03-03', false]])
  })
})
