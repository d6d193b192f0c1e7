import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDateStamp, parseDateField } from '../../src/corpus/date-formats.ts'

test.each([
  ['2019-08-24', '2019-08-24'],
  ['2019-08', '2019-08'],
  ['2019-08-24T10:07:00+08:00', '2019-08-24'],
  ['24.01.2020 10:07', '2020-01-24'],
  ['Mar 23,2023', '2023-03-23'],
  ['January 17, 2011', '2011-01-17'],
  ['3rd of May 2021', '2021-05-03'],
  ['Sept. 9, 2010', '2010-09-09'],
  ['Tue, 24 Jan 2020 10:00:00 GMT', '2020-01-24'],
  ['2020/1/4', '2020-01-04'],
  ['25/12/2020', '2020-12-25'],
  ['12/25/2020', '2020-12-25'],
  // March or April: only the year is sure.
  ['03/04/2021', '2021'],
  ['05/05/2021', '2021-05-05'],
  ['August 2019', '2019-08'],
  ['April 12', 'XXXX-04-12'],
  ['12 April', 'XXXX-04-12'],
  ['XXXX-04-12', 'XXXX-04-12'],
  ['2021-04-09?', '2021-04-09?'],
  ['2019-08-23/2019-08-26', '2019-08-23/2019-08-26'],
  [2019, '2019'],
  ['Wed Mar 09 06:30:00 +0000 2022', '2022-03-09'],
  ['Wed Mar 09 06:30:00 CET 2022', '2022-03-09'],
  ['1646809200', '2022-03-09'],
  [1646809200000, '2022-03-09'],
  // A day and an hour.
  ['2024030510', undefined],
  ['1970-01-01T00:00:00Z', undefined],
  ['1970-01-01T01:00:00+01:00', undefined],
  ['1970-01-01', '1970-01-01'],
  ['0001-01-01T00:00:00Z', undefined],
  ['-0001-11-30T00:00:00+00:00', undefined],
  ['31.02.2020', undefined],
  ['2020-13-01', undefined],
  ['February 30, 2020', undefined],
  ['soon', undefined],
  ['may be published later', undefined],
  [null, undefined],
])('%j is %s', (value, edtf) => {
  expect(parseDateField(value)).toBe(edtf)
})

test.each([
  ['24.01.2020 10:07', true],
  ['January 17, 2011', true],
  ['Published: 3 May 2021 | Updated: 4 May 2021', true],
  ['Tuesday, September 4, 2018', true],
  ['13:39 UTC+8, 2023-11-03       0', true],
  ['2 hours ago', true],
  ['10:48', true],
  ['Held on 14 March 2022 at the Village Hall', false],
  ['Chapter 12', false],
  ['On 3 May 2021 it rained.', false],
])('%j stands for a date alone: %s', (line, expected) => {
  expect(isDateStamp(line)).toBe(expected)
})

test('every calendar day reads back from each written form', () => {
  const names = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ]
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year = '', month = '', day = ''] = iso.split('-')
      const name = names[Number(month) - 1]
      for (const written of [
        iso,
        `${day}.${month}.${year}`,
        `${name} ${Number(day)}, ${year}`,
        `${Number(day)} ${name} ${year}`,
      ]) {
        expect(parseDateField(written)).toBe(iso)
      }
    }),
  )
})
