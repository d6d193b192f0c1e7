import fc from 'fast-check'
import type { Timeline, TimelineEntry } from '../../src/types.ts'
import { cite, entry, timelineOf } from './samples.ts'

const two = (value: number) => String(value).padStart(2, '0')

const year = fc
  .oneof(fc.integer({ min: 2015, max: 2021 }), fc.integer({ min: 1, max: 9998 }))
  .map((y) => String(y).padStart(4, '0'))
const month = fc.integer({ min: 1, max: 12 }).map(two)
const dayOfMonth = fc.integer({ min: 1, max: 28 }).map(two)
const day = fc.tuple(year, month, dayOfMonth).map((parts) => parts.join('-'))
const part = fc.integer({ min: 21, max: 24 }).map(String)

/** Dates of every kind, most of them in a few years. */
const date = fc.oneof(
  { weight: 4, arbitrary: day },
  { weight: 2, arbitrary: fc.tuple(year, month).map((parts) => parts.join('-')) },
  fc.tuple(year, part).map((parts) => parts.join('-')),
  fc.tuple(year, fc.constantFrom('33', '34', '35', '36', '40', '41')).map((parts) => parts.join('-')),
  year,
  year.map((y) => `${y.slice(0, 3)}X`),
  year.map((y) => `${y.slice(0, 2)}XX`),
  fc.tuple(day, fc.constantFrom('?', '~', '%')).map(([d, mark]) => d + mark),
  fc.tuple(day, day).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)),
  fc.tuple(year, year).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)),
  year.map((y) => `${y}/..`),
  year.map((y) => `../${y}`),
  fc.tuple(month, dayOfMonth).map((parts) => `XXXX-${parts.join('-')}`),
  month.map((m) => `XXXX-${m}`),
  fc.constantFrom('', 'no date', '2021-13-45'),
)

/** Texts of people and of those who mean no good: other scripts, emoji, direction marks, lone surrogates, markup, words without end. */
export const anyText = fc.oneof(
  fc.lorem({ maxCount: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    'W'.repeat(3000),
    'שלום עולם',
    '李洪忠',
    '👩‍👩‍👧‍👦🏳️‍🌈',
    '</text><script>alert(1)</script>',
    '\u202eevil\u0000\ud800',
    'a\u0301'.repeat(500),
  ),
)

const anyEntry: fc.Arbitrary<TimelineEntry> = fc
  .record({
    date,
    text: anyText,
    status: fc.constantFrom('happened', 'planned'),
    basis: fc.constantFrom('stated', 'assumed-year'),
    weight: fc.integer({ min: 0, max: 9 }),
    reports: fc.integer({ min: 0, max: 3 }),
    conflicts: fc.array(anyText, { maxLength: 1 }),
  })
  .map(({ date: when, text, reports, ...rest }) => {
    return entry(when, text, { ...rest, citations: [cite(text), ...Array.from({ length: reports }, () => cite(text))] })
  })

/** Timelines of up to 30 entries, in any order. */
export const anyTimeline: fc.Arbitrary<Timeline> = fc
  .tuple(anyText, fc.array(anyEntry, { maxLength: 30 }))
  .map(([topic, entries]) => timelineOf(entries, { topic, total: entries.length }))
