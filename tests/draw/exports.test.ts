import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { timelineCsv, timelineIcs, timelineMarkdown } from '../../src/draw/index.ts'
import type { Timeline } from '../../src/types.ts'
import { anyTimeline } from './arbitrary.ts'
import { BRIDGE, cite, entry, timelineOf } from './samples.ts'

const HOSTILE = 'A; b, c\r\nBEGIN:VEVENT\n*d* [e](http://f) <b>&amp; `g`\u0000 \u202eh'

function events(timeline: Timeline): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(timelineIcs(timeline).text))
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

describe('a calendar', () => {
  it.each([
    ['2019-08-24', '2019-08-24', '2019-08-25'],
    ['2019-08-23/2019-08-26', '2019-08-23', '2019-08-27'],
    ['2020-02-28/2020-02-29', '2020-02-28', '2020-03-01'],
    ['2021-04-09?', '2021-04-09', '2021-04-10'],
  ])('has %s from %s to before %s', (date, start, end) => {
    const [event] = events(timelineOf([entry(date, 'It happens.')]))
    expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      true,
      start,
      end,
    ])
  })

  it.each([
    '2019-08',
    '2019',
    '2019-24',
    '2019-08-24~',
    '2019-08/2019-09',
    '2019-08-24/..',
    '../2019-08-24',
    'XXXX-04-09',
    '199X',
    '',
  ])('leaves out %j, which is no day', (date) => {
    const { text, leftOut } = timelineIcs(timelineOf([entry(date, 'It happens.')]))
    expect(leftOut).toBe(1)
    expect(text).not.toContain('VEVENT')
  })

  it('writes years of four digits', () => {
    const { text } = timelineIcs(timelineOf([entry('0987-12-31', 'It happens.')]))
    expect(text).toContain('DTSTART;VALUE=DATE:09871231\r\nDTEND;VALUE=DATE:09880101\r\n')
    expect(timelineIcs(timelineOf([entry('9999-12-31', 'It ends.')])).leftOut).toBe(1)
  })

  it('is tentative where an event is planned or its date is uncertain', () => {
    const statuses = events(
      timelineOf([
        entry('2019-08-24', 'Held.'),
        entry('2019-08-25', 'Planned.', { status: 'planned' }),
        entry('2019-08-26', 'Perhaps.', { basis: 'assumed-year' }),
        entry('2019-08-27?', 'Perhaps.'),
      ]),
    ).map(({ component }) => component.getFirstPropertyValue('status'))
    expect(statuses).toEqual(['CONFIRMED', 'TENTATIVE', 'TENTATIVE', 'TENTATIVE'])
  })

  it('names each report, and what they disagree on', () => {
    const [event] = events(
      timelineOf([
        entry('2012-03-09', 'Granted.', {
          citations: [cite('Granted.'), cite('So it is.')],
          conflicts: ['It was less.'],
        }),
      ]),
    )
    expect(event?.description).toBe(
      '“Granted.” (The harbour bridge, 2 May 2021)\n“So it is.” (The harbour bridge, 2 May 2021)\nBut: It was less.',
    )
  })

  it('gives back hostile texts as text', () => {
    const [event, ...others] = events(timelineOf([entry('2019-08-24', HOSTILE)], { topic: HOSTILE }))
    expect(others).toEqual([])
    expect(event?.summary).toBe('A; b, c BEGIN:VEVENT *d* [e](http://f) <b>&amp; `g` h')
  })

  it('is the same each time, can be read, and has no line over 75 octets', () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const { text, leftOut } = timelineIcs(timeline)
        expect(timelineIcs(timeline).text).toBe(text)
        const read = events(timeline)
        expect(read.length + leftOut).toBe(timeline.entries.length)
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
      { numRuns: 60 },
    )
  })

  it('takes its time stamp from the article, not from a clock', () => {
    expect(timelineIcs(timelineOf([entry('2019-08-24', 'It happens.')])).text).toContain('DTSTAMP:20210502T000000Z')
  })
})

function table(timeline: Timeline): Record<string, string>[] {
  return parse(timelineCsv(timeline), { columns: true, bom: true })
}

describe('a table', () => {
  it('has a row for each report', () => {
    const rows = table(BRIDGE)
    expect(rows).toHaveLength(BRIDGE.entries.reduce((sum, { citations }) => sum + citations.length, 0))
    expect(rows.filter(({ number }) => number === '11').map(({ quote }) => quote)).toEqual([
      'One report.',
      'Another report.',
      'Third.',
    ])
    expect(rows[1]).toMatchObject({
      number: '2',
      date: '2011-06',
      'date in words': 'June 2011',
      'first day': '2011-06-01',
      'last day': '2011-06-30',
    })
  })

  it('leaves an open end empty', () => {
    expect(table(timelineOf([entry('2012/..', 'Since.')]))[0]).toMatchObject({
      'first day': '2012-01-01',
      'last day': '',
    })
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1', ' \u0000=1'])(
    'does not let %j be a formula',
    (text) => {
      const [row] = table(timelineOf([entry('2020', text, { places: [text] })]))
      expect(row?.text).toMatch(/^'/)
      expect(row?.places).toMatch(/^'/)
    },
  )

  it('has as many columns in each row, whatever the texts are', () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const rows = parse(timelineCsv(timeline), { bom: true })
        expect(rows.length).toBe(1 + timeline.entries.reduce((sum, { citations }) => sum + citations.length, 0))
      }),
      { numRuns: 60 },
    )
  })
})

describe('Markdown', () => {
  it('numbers events and their sources alike', () => {
    const text = timelineMarkdown(
      timelineOf([
        entry('2019-08-24', 'The bridge opens.'),
        entry('2030', 'Trams run.', {
          status: 'planned',
          citations: [cite('Trams run.', { url: 'https://example.org/a(b)' }), cite('Trams!')],
        }),
      ]),
    )
    expect(text).toBe(
      [
        '# Harbour Bridge of Velmora',
        '',
        '1. **24 August 2019**: The bridge opens. \\[1]',
        '2. **2030** (planned): Trams run. \\[2]',
        '',
        '## Sources',
        '',
        '1. “The bridge opens.” *The harbour bridge*, 2 May 2021, a1.md',
        '2. “Trams run.” [The harbour bridge](https://example.org/a\\(b\\)), 2 May 2021',
        '   * “Trams!” *The harbour bridge*, 2 May 2021, a1.md',
        '',
      ].join('\n'),
    )
  })

  it('shows hostile texts as they are', () => {
    const tree = fromMarkdown(timelineMarkdown(timelineOf([entry('2020', HOSTILE)], { topic: '# *x*' })))
    const kinds = JSON.stringify(tree)
    expect(kinds).not.toMatch(/"type":"(html|code|inlineCode|image|thematicBreak|blockquote)"/)
    expect(textOf(tree)).toContain('A; b, c BEGIN:VEVENT *d* [e](http://f) <b>&amp; `g` h')
    expect(textOf(tree)).toContain('# *x*')
  })

  it('links only to the web', () => {
    const text = timelineMarkdown(
      timelineOf([entry('2020', 'x', { citations: [cite('x', { url: 'javascript:alert(1)' })] })]),
    )
    expect(text).not.toContain('javascript')
  })

  it('says how many events were left out', () => {
    expect(timelineMarkdown({ ...BRIDGE, total: 61 })).toContain('13 of 61 events, those that matter most.')
    expect(timelineMarkdown(timelineOf([]))).toContain('No dated events.')
  })
})
