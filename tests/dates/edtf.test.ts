import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, bounds, formatEdtf, parseEdtf, parseUserDate, precision, weekday } from '../../src/dates/index.ts'

describe('bounds and precision', () => {
  it.each([
    ['2019', 'year', '2019-01-01', '2019-12-31'],
    ['2019-08', 'month', '2019-08-01', '2019-08-31'],
    ['2019-02', 'month', '2019-02-01', '2019-02-28'],
    ['2000-02', 'month', '2000-02-01', '2000-02-29'],
    ['1900-02', 'month', '1900-02-01', '1900-02-28'],
    ['2019-08-24', 'day', '2019-08-24', '2019-08-24'],
    ['2019-08-24?', 'day', '2019-08-24', '2019-08-24'],
    ['2004~', 'year', '2004-01-01', '2004-12-31'],
    ['199X', 'decade', '1990-01-01', '1999-12-31'],
    ['18XX', 'century', '1800-01-01', '1899-12-31'],
    ['2018-21', 'season', '2018-03-01', '2018-05-31'],
    ['2018-24', 'season', '2018-12-01', '2019-02-28'],
    ['2018-36', 'quarter', '2018-10-01', '2018-12-31'],
    ['2018-40', 'half', '2018-01-01', '2018-06-30'],
    ['2018-41', 'half', '2018-07-01', '2018-12-31'],
    ['2019-08-23/2019-08-26', 'interval', '2019-08-23', '2019-08-26'],
    ['2003/2007-05', 'interval', '2003-01-01', '2007-05-31'],
    ['../1999', 'interval', '-9999-01-01', '1999-12-31'],
    ['-0043-03-15', 'day', '-0043-03-15', '-0043-03-15'],
    ['-0043-02', 'month', '-0043-02-01', '-0043-02-28'],
    ['-0043', 'year', '-0043-01-01', '-0043-12-31'],
    ['0000', 'year', '0000-01-01', '0000-12-31'],
    ['00XX', 'century', '0000-01-01', '0099-12-31'],
    ['-04XX', 'century', '-0499-01-01', '-0400-12-31'],
    ['-00XX', 'century', '-0099-01-01', '0000-12-31'],
    ['-0446/-0430', 'interval', '-0446-01-01', '-0430-12-31'],
    ['2012/..', 'interval', '2012-01-01', '9999-12-31'],
  ])('%s is a %s from %s to %s', (edtf, kind, from, to) => {
    expect(precision(edtf)).toBe(kind)
    expect(bounds(edtf)).toEqual({ from, to })
  })

  it.each(['XXXX-04-09', 'XXXX-04', 'XXXX-08-23/XXXX-08-26'])('%s has no bounds', (edtf) => {
    expect(parseEdtf(edtf)).toBeDefined()
    expect(bounds(edtf)).toBeUndefined()
  })

  it.each([
    '',
    '..',
    '../..',
    '19',
    '2019-13',
    '2019-02-29',
    '2019-8-4',
    'XXXX',
    'XXXX-02-30',
    '199X-04',
    '2018-25',
    '2018-42',
    'a/b',
    '2019/',
    '24.08.2019',
    '-0000',
    '-44',
  ])('%j is no EDTF', (text) => {
    expect(parseEdtf(text)).toBeUndefined()
  })

  it('keeps the bounds in order', () => {
    const part = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(21, 22, 23, 24, 33, 34, 35, 36, 40, 41))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9998 }), part, (year, p) => {
        const edtf = `${String(year).padStart(4, '0')}-${String(p).padStart(2, '0')}`
        const found = bounds(edtf)
        return found !== undefined && found.from < found.to
      }),
    )
  })
})

describe('calendar', () => {
  it.each([
    ['2019-08-24', 5],
    ['1970-01-01', 3],
    ['1955-02-24', 3],
    ['2000-01-01', 5],
  ])('%s is weekday %i', (day, expected) => {
    expect(weekday(day)).toBe(expected)
  })

  it('adds and takes away days', () => {
    expect(addDays('2019-02-28', 1)).toBe('2019-03-01')
    expect(addDays('2020-03-01', -1)).toBe('2020-02-29')
  })
})

describe('formatEdtf', () => {
  it.each([
    ['2019-08-24', '24 August 2019'],
    ['2019-08', 'August 2019'],
    ['2019', '2019'],
    ['2019-08-23/2019-08-26', '23–26 August 2019'],
    ['2019-08-30/2019-09-02', '30 August – 2 September 2019'],
    ['2018-12-30/2019-01-02', '30 December 2018 – 2 January 2019'],
    ['2019-06/2019-08', 'June–August 2019'],
    ['2003/2007', '2003–2007'],
    ['2003/2007-05', '2003 – May 2007'],
    ['XXXX-04-09', '9 April (year not given)'],
    ['XXXX-08-23/XXXX-08-26', '23–26 August (year not given)'],
    ['199X', 'the 1990s'],
    ['18XX', 'the 1800s'],
    ['2018-23', 'autumn 2018'],
    ['2018-33', 'first quarter of 2018'],
    ['2018-41', 'second half of 2018'],
    ['2012/..', 'since 2012'],
    ['../1999', 'until 1999'],
    ['2004~', 'about 2004'],
    ['2021-04-09?', '9 April 2021 (uncertain)'],
    ['not a date', 'not a date'],
  ])('%s is %s', (edtf, text) => {
    expect(formatEdtf(edtf)).toBe(text)
  })
})

describe('parseUserDate', () => {
  it.each(['2019', ' 2019-08 ', '2019-08-24'])('takes %j', (text) => {
    expect(parseUserDate(text)).toBe(text.trim())
  })

  it.each(['yesterday', '24.08.2019', '2019-02-29', '2019-21', '199X', ''])('refuses %j with an example', (text) => {
    expect(() => parseUserDate(text)).toThrow(expect.objectContaining({ next: 'write 2019, 2019-08 or 2019-08-24' }))
  })
})
