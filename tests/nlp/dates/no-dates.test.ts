import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEdtf } from '../../../src/dates/index.ts'
import { findDates } from '../../../src/nlp/dates/index.ts'

function read(text: string, names: readonly string[] = []): string[] {
  const spans = names.map((name) => ({ sentence: 0, start: text.indexOf(name), end: text.indexOf(name) + name.length }))
  const dates = findDates(text, { published: '2010-06-10', sentences: [{ start: 0, end: text.length }], names: spans })
  return dates.map((d) => text.slice(d.start, d.end))
}

describe('no dates', () => {
  it.each([
    'Sun Chunlan met the guests.',
    'April Chen won the race.',
    'It may rain, he said.',
    'May I come in?',
    'They march on the capital.',
    'The March on Washington drew crowds.',
    'The Sun said so.',
    'The Two Sessions were a success.',
    'Version 10.7 is out.',
    'Version 10.4.1 is out.',
    'Some 1.8 million came.',
    'The iPhone 4 is out.',
    'About 70 percent of it was sold.',
    'Some 2,000 people came.',
    'Some 2000 people came.',
    'The firm has 1984 employees.',
    'They counted 1950 cars.',
    'He is a member of the 19th Politburo.',
    'The 20th CPC National Congress was a success.',
    'It begins at 10:30 a.m.',
    'He worked there for six months.',
    'It took two years.',
    'Over the past few weeks it has rained.',
    'In recent years it has grown.',
    'In the past decade it has grown.',
    'It will occur within the next six months.',
    'Sales doubled in the last two years.',
    'He calls every Monday.',
    'It is held every October.',
    'They meet on Wednesday afternoons.',
    "It was worth ten dollars in today's money.",
    'USA Today said so.',
    'Friday the 13th brings bad luck.',
    'It came a day earlier than planned.',
    'He works on Mondays.',
    'Prices fell on Black Friday.',
    'The Sunday Times said so.',
    'Call +86-10-63074558.',
    'Call 010-2345-1999.',
    'It costs $1999.',
    'It costs £2000.',
    'It was sold for 2000.',
    'Windows 2000 is old.',
    'It rose from 1,500 to 2000 in a week.',
    'He lives in May Street.',
    'The score was 3-2.',
    'He is 49.',
    'It fell several months ago.',
    'It came just days after the report.',
    'It came two days before the phone launches.',
    'It came five years after its launch.',
    'Today it is one of the largest cities.',
    'He was there in the fall of the government.',
    'They scored in the second half.',
    'It is a 2000-year-old temple.',
    'During the first quarter of the financial year sales rose.',
    'Printed 03/04/2019.',
    'It is shown from 14/10 to 11/17.',
    'The desk is staffed on 24/7 shifts.',
    'It grew from 1/16 to 3/16 inch.',
    'He read 20/20 on the chart.',
    'The club meets on the first Monday of the month.',
    'The choir sings on the last Sunday of every month.',
  ])('%s', (text) => {
    expect(read(text)).toEqual([])
  })

  it.each([
    ['It stood at the Smart China Expo 2019.', ['Smart China Expo 2019']],
    ['It stood at the Smart China Expo 2019.', []],
    ['He met April Chen there.', ['April Chen']],
    ['The 2010 World Cup was a success.', ['2010 World Cup']],
  ])('%s with the names %j', (text, names) => {
    expect(read(text, names)).toEqual([])
  })
})

it('months and weekdays alone are no name', () => {
  expect(read('It slowed in January-February.', ['January-February'])).toEqual(['January-February'])
})

describe('mentions', () => {
  const words = [
    'on',
    'in',
    '24',
    'August',
    '2019',
    'May',
    'last',
    'year',
    'Tuesday',
    'the',
    'of',
    'since',
    'and',
    'to',
    '–',
    ',',
    '.',
    '1990s',
    'two',
    'days',
    'ago',
    'will',
    'quarter',
  ]

  it('are in order, apart, and good EDTF, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (picked) => {
        const text = picked.join(' ')
        const dates = findDates(text, { published: '2019-08-28', sentences: [{ start: 0, end: text.length }] })
        for (const [i, date] of dates.entries()) {
          expect(parseEdtf(date.edtf), `${date.edtf} in "${text}"`).toBeDefined()
          expect(date.start).toBeGreaterThanOrEqual(dates[i - 1]?.end ?? 0)
          expect(date.end).toBeGreaterThan(date.start)
        }
      }),
      { numRuns: 500 },
    )
  })
  it('are the same whatever white space stands between the words', () => {
    const blank = fc.constantFrom(' ', '  ', '\u00a0', '\n', ' \n\t  ', '          ')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...words), blank), { maxLength: 30 }), (picked) => {
        const read = (text: string) =>
          findDates(text, { published: '2019-08-28', sentences: [{ start: 0, end: text.length }] }).map((date) => [
            date.edtf,
            text.slice(date.start, date.end).replace(/\s+/g, ' '),
          ])
        const spaced = picked.map(([word, space]) => word + space).join('')
        expect(read(spaced)).toEqual(read(picked.map(([word]) => `${word} `).join('')))
      }),
      { numRuns: 500 },
    )
  })
})
