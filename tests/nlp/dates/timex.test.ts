import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/nlp/dates/index.ts'
import { findTimes } from '../../../src/nlp/dates/timex/index.ts'

/** Thursday 10 June 2010. */
const published = '2010-06-10'

function times(text: string) {
  const sentences = [{ start: 0, end: text.length }]
  const dates = findDates(text, { published, sentences })
  return findTimes(text, { published, sentences, dates }).map(({ start, end, edtf, timex }) => ({
    words: text.slice(start, end),
    edtf,
    ...timex,
  }))
}

describe('time expressions', () => {
  it.each([
    ['The gate opens at 7 p.m. on Friday.', 'TIME 2010-06-11T19:00'],
    ['The probe landed at 14:30 UTC on 3 May 2010.', 'TIME 2010-05-03T14:30Z'],
    ['The probe landed at 9:15 p.m. EST on 3 May 2010.', 'TIME 2010-05-03T21:15-05:00'],
    ['The gate is open until 8 p.m. on Friday.', 'TIME 2010-06-11T20:00'],
    ['The gate opens at half past six.', 'TIME 2010-06-10T06:30'],
    ['The gate shut at 12:30 a.m. yesterday.', 'TIME 2010-06-09T00:30'],
    ['The gate shut on Tuesday evening.', 'TIME 2010-06-08TEV'],
    ['They sat for two-and-a-half hours.', 'DURATION PT2.5H'],
    ['They sat for half an hour.', 'DURATION PT30M'],
    ['They sat for an hour and a half.', 'DURATION PT1.5H'],
    ['They had waited a fortnight.', 'DURATION P2W'],
    ['It was the driest spell in half a century.', 'DURATION P50Y'],
    ['Two or three weeks may pass.', 'DURATION PXW'],
    ['A 92-year-old baker won.', 'DURATION P92Y'],
    ['The tram runs every other Sunday.', 'SET XXXX-WXX-7'],
    ['The tram runs every other week.', 'SET P2W'],
    ['The tram carries 40 people an hour.', 'SET PT1H'],
    ['The tram stands idle on weekends.', 'SET XXXX-WXX-WE'],
    ['The choir sings on Monday nights.', 'SET XXXX-WXX-1TNI'],
    ['They met in recent weeks.', 'DURATION PXW'],
    ['They met some years ago.', 'DATE PAST_REF'],
    ['They met two decades ago.', 'DATE 199'],
    ['They met between 1996 and 2001.', 'DATE 1996, DATE 2001'],
    ['They met in the third quarter of fiscal 2009.', 'DATE FY2009'],
    ['They met in the 5th century BC.', 'DATE BC04'],
    ['They met two weeks ago.', 'DATE 2010-W21'],
  ])('%s', (text, expected) => {
    const found = times(text).map(({ type, value }) => `${type} ${value}`)
    expect(found.join(', ')).toBe(expected)
  })

  it.each([
    'The second runner won.',
    'The Daily Mail said so.',
    'They left as soon as they could.',
    'They left shortly after the vote.',
    'They lost 3:1 at home.',
    'He sells light bulbs at $5.30 apiece.',
    'The future of the mill is open.',
    'The 10,000 metres was cut short.',
    'One day he will see it.',
    'A night club burned.',
  ])('none in: %s', (text) => {
    expect(times(text)).toEqual([])
  })

  it('only dates have an EDTF value', () => {
    const found = times('On Tuesday they sat for three hours, as they do every Tuesday, and met again at 9 p.m.')
    expect(found.map(({ words, edtf }) => [words, edtf])).toEqual([
      ['Tuesday', '2010-06-08'],
      ['three hours', undefined],
      ['every Tuesday', undefined],
      ['9 p.m.', undefined],
    ])
  })
})
