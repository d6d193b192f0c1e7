import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Drawing, profileSvg, timelineSvg, toPng } from '../../src/draw/index.ts'
import { campaign } from '../campaign.ts'
import { anyText, anyTimeline } from './arbitrary.ts'
import { BRIDGE, entry, MAYOR, timelineOf } from './samples.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Width and height from the header of a PNG file. */
async function sizeOfPng(drawing: Drawing): Promise<[number, number]> {
  const png = await toPng(drawing)
  expect(png.subarray(0, 8).equals(PNG)).toBe(true)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

describe('a picture of a timeline', () => {
  it.each(['light', 'dark'] as const)('is the same each time, in %s', async (theme) => {
    const drawing = timelineSvg(BRIDGE, { theme })
    expect(timelineSvg(BRIDGE, { theme })).toEqual(drawing)
    expect(await sizeOfPng(drawing)).toEqual([drawing.width, drawing.height])
    expect((await toPng(drawing)).equals(await toPng(drawing))).toBe(true)
  })

  it('keeps the width that was asked for', () => {
    expect(timelineSvg(BRIDGE, { theme: 'light', width: 1000 }).width).toBe(1000)
    expect(timelineSvg(BRIDGE, { theme: 'light', width: 1 }).width).toBe(640)
  })

  it('has type of 26 pixels at least', () => {
    const sizes = [...timelineSvg(BRIDGE, { theme: 'light' }).svg.matchAll(/font-size="([\d.]+)"/g)]
    expect(Math.min(...sizes.map(([, size]) => Number(size)))).toBeGreaterThanOrEqual(26)
  })

  it('of a part has words for that part', () => {
    const { altText, svg } = timelineSvg(BRIDGE, { theme: 'dark', part: { first: 5, count: 2 } })
    expect(altText.split('\n').map((line) => line.slice(0, 60))).toEqual(
      [
        'Timeline: Harbour Bridge of Velmora. 13 events; numbers 6 to ',
        '6. 2 April 2017 (uncertain): A crane falls into the water; n',
        '7. 20–28 September 2017: Welders and divers strike for bette',
      ].map((line) => line.slice(0, 60)),
    )
    expect(svg.match(/<circle/g)?.length).toBeGreaterThan(10)
  })

  it('escapes markup', () => {
    const { svg } = timelineSvg(timelineOf([entry('2020', '</text><script>&')], { topic: '"<&>' }), { theme: 'dark' })
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&#x3C;/text>&#x3C;script>&#x26;')
  })

  it('is drawn whatever the texts are', async () => {
    await fc.assert(
      fc.asyncProperty(anyTimeline, async (timeline) => {
        const drawing = timelineSvg(timeline, { theme: 'light' })
        expect(await sizeOfPng(drawing)).toEqual([drawing.width, drawing.height])
      }),
      { numRuns: campaign(4, 12) },
    )
  }, 30_000)
})

describe('the words for a picture of a timeline', () => {
  it('give each entry with its number, date and text', () => {
    const { altText } = timelineSvg(
      timelineOf([entry('2019-08-24', 'The bridge opens.'), entry('2030', 'Trams run.', { status: 'planned' })]),
      { theme: 'light' },
    )
    expect(altText).toBe(
      'Timeline: Harbour Bridge of Velmora. 2 events.\n1. 24 August 2019: The bridge opens.\n2. 2030, planned: Trams run.',
    )
  })

  it('keep every date where the texts have to be cut', () => {
    const { altText } = timelineSvg(BRIDGE, { theme: 'light' })
    expect(altText).toMatch(/^13\. 9 April/m)
    expect(altText).toMatch(/^8\. 2018: Storms/m)
  })

  it('never pass the limit', () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        const { altText } = timelineSvg(timeline, { theme: 'light' })
        expect(altText.length).toBeGreaterThan(0)
        expect(altText.length).toBeLessThanOrEqual(1024)
      }),
      { numRuns: campaign(20, 60) },
    )
  })
})

describe('a picture of who met whom', () => {
  it('is the same each time', async () => {
    const drawing = profileSvg(MAYOR, { theme: 'dark' })
    expect(profileSvg(MAYOR, { theme: 'dark' })).toEqual(drawing)
    expect(drawing && (await sizeOfPng(drawing))).toEqual([drawing?.width, drawing?.height])
  })

  it('is not there where nobody was met', () => {
    expect(profileSvg({ ...MAYOR, meetings: [] }, { theme: 'light' })).toBeUndefined()
    expect(
      profileSvg(
        { ...MAYOR, meetings: MAYOR.meetings.map((one) => ({ ...one, others: [MAYOR.name, ''] })) },
        { theme: 'light' },
      ),
    ).toBeUndefined()
  })

  it('says the same in words', () => {
    expect(profileSvg(MAYOR, { theme: 'light' })?.altText.split('\n')).toEqual([
      'Whom Annika Solberg met.',
      'Ilse Brandt: 3 times, 2018–2021',
      'Noor Al-Hadidi: twice, 2012–2020',
      'Wu Jiaqi: twice, 2014–2020',
      'Jan Hus: 15 June 2017',
      'Maria Concepción Fernández de la Vega: 13 April 2015',
      'Olu Adeyemi: once',
      'Péter Szabó-Kovács: 11 February 2013',
      'Tomas Reyk: 4 March 2018',
      'At the same meeting: Ilse Brandt with Tomas Reyk; Noor Al-Hadidi with Wu Jiaqi',
    ])
  })

  it('is drawn whatever the names are', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText,
        fc.array(fc.array(anyText, { maxLength: 4 }), { maxLength: 14 }),
        async (name, groups) => {
          const [line] = MAYOR.meetings
          if (!line) throw new Error('the sample has no meeting')
          const drawing = profileSvg(
            { ...MAYOR, name, meetings: groups.map((others) => ({ ...line, others })) },
            { theme: 'light' },
          )
          if (drawing) expect(await sizeOfPng(drawing)).toEqual([drawing.width, drawing.height])
        },
      ),
      { numRuns: campaign(4, 12) },
    )
  }, 30_000)
})
