import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANE_WIDTH, layoutTimeline, type TimelineLayout } from '../../src/draw/timeline/layout.ts'
import { yearOf } from '../../src/draw/timeline/time-scale.ts'
import { campaign } from '../campaign.ts'
import { anyTimeline } from './arbitrary.ts'
import { collide, textBox } from './boxes.ts'
import { BRIDGE, entry, timelineOf } from './samples.ts'

const widths = fc.constantFrom(640, 900, 1200)
const parts = fc.option(fc.record({ first: fc.nat({ max: 30 }), count: fc.integer({ min: 1, max: 8 }) }), {
  nil: undefined,
})
const layouts = fc
  .tuple(anyTimeline, widths, parts)
  .map(([timeline, width, part]) => layoutTimeline(timeline, width, part))

/** The column of a mark, arrows included. */
function markBox({ marks, axis }: TimelineLayout, index: number) {
  const mark = marks[index]
  if (!mark) throw new Error('no such mark')
  const x = axis.x + mark.lane * LANE_WIDTH - 10
  const top = mark.item.dot ? mark.top - 11 : mark.top - (mark.arrowUp ? 14 : 0)
  const bottom = mark.item.dot ? mark.top + 11 : mark.bottom + (mark.arrowDown ? 14 : 0)
  return { x, y: top, width: 20, height: bottom - top }
}

describe('any timeline', () => {
  it('has no two texts that touch, and none outside the picture', () => {
    fc.assert(
      fc.property(layouts, ({ texts, width, height }) => {
        const boxes = texts.map(textBox)
        boxes.forEach((a, i) => {
          expect(a.x).toBeGreaterThanOrEqual(0)
          expect(a.y).toBeGreaterThanOrEqual(0)
          expect(a.x + a.width).toBeLessThanOrEqual(width)
          expect(a.y + a.height).toBeLessThanOrEqual(height)
          for (const [j, b] of boxes.entries())
            if (j > i)
              expect([texts[i], texts[j], collide(a, b)][2], `${texts[i]?.text} | ${texts[j]?.text}`).toBe(false)
        })
      }),
      { numRuns: campaign(40, 100) },
    )
  })

  it('has no mark that touches a text or the mark of another entry', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const marks = layout.marks.map((_, i) => markBox(layout, i))
        const texts = layout.texts.map(textBox)
        marks.forEach((a, i) => {
          expect(texts.some((b) => collide(a, b))).toBe(false)
          expect(marks.some((b, j) => j > i && collide(a, b))).toBe(false)
        })
      }),
      { numRuns: campaign(40, 100) },
    )
  })

  it('numbers entries as the text does, each once', () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const { items } = layoutTimeline(timeline, 900)
        expect(items.length).toBe(Math.min(timeline.entries.length, 25))
        expect(new Set(items.map(({ number }) => number)).size).toBe(items.length)
        for (const { number, entry: one } of items) expect(timeline.entries[number - 1]).toBe(one)
      }),
      { numRuns: campaign(30, 60) },
    )
  })

  it('shows of it the entries of a part, each with its number', () => {
    fc.assert(
      fc.property(anyTimeline, parts, (timeline, part) => {
        const { first, count } = part ?? { first: 0, count: 25 }
        const { items } = layoutTimeline(timeline, 900, { first, count })
        const numbers = items.map(({ number }) => number).sort((a, b) => a - b)
        expect(numbers).toEqual(timeline.entries.map((_, i) => i + 1).slice(first, first + count))
      }),
      { numRuns: campaign(30, 60) },
    )
  })

  it('goes down as time goes on, and folds up only years in which nothing is', () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const { marks, breaks } = layoutTimeline(timeline, 900)
        marks.forEach((mark, i) => {
          const before = marks[i - 1]
          if (before) expect(mark.top).toBeGreaterThan(before.top)
          const days = mark.item.days
          for (const { firstYear, lastYear } of breaks) {
            if (days) expect(yearOf(days.to) < firstYear || yearOf(days.from) > lastYear).toBe(true)
          }
        })
      }),
      { numRuns: campaign(30, 60) },
    )
  })
})

describe('a timeline of every kind of date', () => {
  const { breaks, marks, ticks } = layoutTimeline(BRIDGE, 900)

  it('folds up the empty years', () => {
    expect(breaks.map(({ firstYear, lastYear }) => [firstYear, lastYear])).toEqual([
      [1999, 2010],
      [2013, 2016],
      [2020, 2022],
    ])
  })

  it('names the years that have entries', () => {
    const years = ticks.filter(({ isYear }) => isYear).map(({ text }) => text)
    expect(years).toEqual(['1998', '2011', '2012', '2017', '2018', '2019', '2023'])
  })

  it.each([
    [1, 'bar', false, false],
    [3, 'dot', false, false],
    [6, 'dot', true, false],
    [7, 'bar', false, false],
    [12, 'bar', false, true],
    [13, 'dot', true, false],
  ])('marks entry %i as a %s, uncertain %s, planned %s', (number, form, uncertain, planned) => {
    const item = marks.find((mark) => mark.item.number === number)?.item
    expect([item?.dot ? 'dot' : 'bar', item?.uncertain, item?.planned]).toEqual([form, uncertain, planned])
  })

  it('ends a bar where its stretch ends: the year 2018 at the tick of 2019', () => {
    const bar = marks.find(({ item }) => item.number === 8)
    const tick = ticks.find(({ text }) => text === '2019')
    expect(bar?.bottom).toBeCloseTo(tick?.y ?? 0, 3)
  })
})

it('shows of too many entries the heaviest, and says so', () => {
  const entries = Array.from({ length: 40 }, (_, i) => {
    return entry(`2020-01-${String((i % 28) + 1).padStart(2, '0')}`, `Event ${i}.`, { weight: i })
  })
  const { items, texts } = layoutTimeline(timelineOf(entries, { total: 61 }), 900)
  expect(Math.min(...items.map(({ entry: one }) => one.weight))).toBe(15)
  expect(texts.map(({ text }) => text)).toContain('61 events; the 25 that matter most are shown')
})

it('draws an open stretch with an arrow', () => {
  const { marks } = layoutTimeline(timelineOf([entry('../1999', 'Before.'), entry('2012/..', 'Since.')]), 900)
  expect(marks.map(({ arrowUp, arrowDown }) => [arrowUp, arrowDown])).toEqual([
    [true, false],
    [false, true],
  ])
})

it.each([
  ['in one lane', ['2019-23', '../2019']],
  ['where the lanes are used up', [...Array(4).fill('2012/2030'), '2013-01-01/..', '../2013-01-01']],
])('keeps arrows apart %s', (_, dates) => {
  const entries = dates.map((date, i) => entry(date, i < dates.length - 1 ? 'An event.' : ''))
  const layout = layoutTimeline(timelineOf(entries), 640)
  const [before, last] = layout.marks.map((_mark, i) => markBox(layout, i)).slice(-2)
  expect(before && last && collide(before, last)).toBe(false)
})

it('ends a bar after all entries of its last day', () => {
  const day = ['2020-05-10', '2020-05-10', '2020-05-10', '2020-05-20'].map((date) => entry(date, 'An event.'))
  const { marks } = layoutTimeline(timelineOf([entry('2020-05-01/2020-05-10', 'A fair.'), ...day]), 900)
  expect(marks[0]?.bottom).toBeGreaterThan(marks[3]?.top ?? Number.POSITIVE_INFINITY)
  expect(marks[0]?.bottom).toBeLessThan(marks[4]?.top ?? 0)
})

/** So many entries over many years, of all kinds of date. */
function many(count: number) {
  const entries = Array.from({ length: count }, (_, i) => {
    const [one = entry('2000', 'None.')] = BRIDGE.entries.slice(i % 12)
    const later = (year: string) => String(Number(year) + 30 * Math.floor(i / 12))
    return { ...one, date: one.date.replaceAll(/\d{4}/g, later) }
  })
  return timelineOf(entries)
}

describe.each([5, 12, 25])('of %i entries, five at a time', (count) => {
  const timeline = many(count)
  const layouts = Array.from({ length: Math.ceil(count / 5) }, (_, i) =>
    layoutTimeline(timeline, 900, { first: i * 5, count: 5 }),
  )

  it('each picture stays readable in a preview of 550 by 350 pixels, and on a phone 350 wide', () => {
    for (const { width, height, texts } of layouts) {
      const scale = Math.min(550 / width, 350 / height)
      expect(Math.min(...texts.map(({ size }) => size)) * scale).toBeGreaterThan(8.5)
      expect(Math.min(...texts.map(({ size }) => size)) * (350 / width)).toBeGreaterThan(10)
    }
  })

  it('each says which it shows, and where in all time these are', () => {
    for (const [i, { texts, overview }] of layouts.entries()) {
      const last = Math.min(count, i * 5 + 5)
      if (count === 5) expect(overview).toBeUndefined()
      else {
        expect(texts.map(({ text }) => text)).toContain(`${count} events; numbers ${i * 5 + 1} to ${last} are shown`)
        expect(overview?.dots.length).toBe(count)
        expect(overview?.dots.filter(({ isShown }) => isShown).length).toBe(last - i * 5)
        for (const { x } of overview?.dots ?? []) {
          expect(x).toBeGreaterThanOrEqual(overview?.left ?? 0)
          expect(x).toBeLessThanOrEqual(overview?.right ?? 0)
        }
      }
    }
  })
})

it('an overview is left out where all is in one year or has no year', () => {
  const entries = ['2020-01', '2020-05-02', 'XXXX-04-09', ''].map((date) => entry(date, 'An event.'))
  expect(layoutTimeline(timelineOf(entries), 900, { first: 0, count: 2 }).overview).toBeUndefined()
})
