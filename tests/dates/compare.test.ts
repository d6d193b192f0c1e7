import { describe, expect, it } from 'vitest'
import { compareEdtf, contains, matchesDate, matchesHappening, overlaps, withinScope } from '../../src/dates/index.ts'

describe('overlaps', () => {
  it.each([
    ['2019', '2019-08-24', true],
    ['2019-08', '2019-09', false],
    ['2019-08/2019-10', '2019-10-31', true],
    ['2012/..', '2030', true],
    ['2012/..', '2011-12-31', false],
    ['XXXX-04-09', '2021-04', true],
    ['XXXX-04-09', '2021-05', false],
    ['XXXX-04-09', 'XXXX-04', true],
    ['XXXX-04-09', 'XXXX-05', false],
    ['XXXX-12-30/XXXX-01-02', '2019-01-01', true],
    ['XXXX-02-29', '2019', false],
    ['XXXX-02-29', '2019/2025', true],
    ['nonsense', '2019', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected)
    expect(overlaps(b, a)).toBe(expected)
  })
})

describe('contains', () => {
  it.each([
    ['2019', '2019-08-24', true],
    ['2019-08-24', '2019', false],
    ['201X', '2018-41', true],
    ['XXXX-04', '2021-04-09', true],
    ['2021', 'XXXX-04-09', true],
    ['2021-05', 'XXXX-04-09', false],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    expect(contains(outer, inner)).toBe(expected)
  })
})

it('sorts by the earliest day, the shorter first, dates without a year last', () => {
  const sorted = ['../1990', '1990', '199X', '2012/..', '2019', '2019-01-01', '2019-08', 'XXXX-04', 'XXXX-04-09']
  expect([...sorted].reverse().sort(compareEdtf)).toEqual([
    '1990',
    '199X',
    '../1990',
    ...sorted.slice(3, 4),
    '2019-01-01',
    '2019',
    ...sorted.slice(6),
  ])
})

describe('withinScope', () => {
  it.each([
    ['2019-08-24', '2019', '2019', true],
    ['2019-08-24', '2019-08-25', undefined, false],
    ['2019-08', '2019-08-25', undefined, true],
    ['2019-08-24', undefined, '2019-08', true],
    ['XXXX-04-09', '2019', undefined, false],
    ['XXXX-04-09', undefined, undefined, true],
  ])('%s from %s to %s: %s', (edtf, from, to, expected) => {
    expect(withinScope(edtf, from, to)).toBe(expected)
  })
})

describe('matchesDate', () => {
  it.each([
    ['2019-08-24', '2019-08-24', 'exact'],
    ['2019-08-24', '2019-08-24?', 'exact'],
    ['2019-08', '2019-08-24', 'within'],
    ['2019-08-24', '2019-08', 'compatible'],
    ['2019-08-24', '2019-08-23/2019-08-26', 'compatible'],
    ['2019-08-24', '2018-08-24', 'no'],
    ['XXXX-03-21', '2023-03-21', 'exact'],
    ['XXXX-03', '2023-03-21', 'within'],
    ['XXXX-03', '2023-04-01', 'no'],
    ['2021-04-09', 'XXXX-04-09', 'compatible'],
    ['2021', 'XXXX-04-09', 'compatible'],
    ['XXXX-04-09', 'XXXX-04-09', 'exact'],
    ['199X', '1994', 'within'],
    ['2015', '2012/..', 'compatible'],
    ['XXXX-03-03/..', '2025-03-03/..', 'compatible'],
    ['XXXX-09-16/..', '2024-09-16/2024-10-11', 'within'],
    ['XXXX-09-16/..', '2024-08-31', 'no'],
    ['../XXXX-09-16', '2024-08-31', 'within'],
    ['../XXXX-09-16', '2024-10-01', 'no'],
  ])('asked for %s, a fact of %s: %s', (question, fact, expected) => {
    expect(matchesDate(question, fact)).toBe(expected)
  })
})

it.each([
  ['2023-10', '1871/..', 'no'],
  ['2023-10', '../2027', 'no'],
  ['1990', '195X/..', 'no'],
  ['1871', '1871/..', 'compatible'],
  ['1871-05', '1871/..', 'compatible'],
  ['2027', '../2027-03', 'compatible'],
  ['2020/..', '1871/..', 'compatible'],
  ['2023-10', '2023-10-12', 'within'],
])('at %s of what is dated %s: %s', (asked, told, match) => {
  expect(matchesHappening(asked, told)).toBe(match)
})
