import { describe, expect, test } from 'vitest'
import { counterExamples, examples, extract } from '../../src/facts/event.ts'
import { readDocument } from '../../src/nlp/document.ts'

const read = (text: string, published?: string) =>
  extract(readDocument({ id: 'a', file: 'a.txt', title: 'A', text, ...(published ? { published } : {}) }))

test.each(examples)('$text', ({ text, verb, when, planned }) => {
  expect(read(text)).toContainEqual(
    expect.objectContaining({ verb, planned, when: expect.objectContaining({ edtf: when }) }),
  )
})

test.each(counterExamples)('no event in: %s', (text) => {
  expect(read(text)).toEqual([])
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
