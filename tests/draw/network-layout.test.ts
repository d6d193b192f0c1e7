import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileSvg } from '../../src/draw/index.ts'
import { layoutNetwork, type NetworkBox, type NetworkLayout } from '../../src/draw/network/layout.ts'
import { countMeetings } from '../../src/draw/network/meetings.ts'
import type { MeetingLine, Profile } from '../../src/types.ts'
import { campaign } from '../campaign.ts'
import { collide } from './boxes.ts'
import { cite, MAYOR } from './samples.ts'

const FRAME = { left: 28, right: 872, top: 120, bottom: 820 }

function profileOf(name: string, groups: readonly (readonly string[])[], date?: string): Profile {
  const meetings = groups.map((others): MeetingLine => {
    return { text: 'They met.', others, citations: [cite('They met.')], ...(date === undefined ? {} : { date }) }
  })
  return { ...MAYOR, name, meetings }
}

function layoutOf(profile: Profile): NetworkLayout {
  const meetings = countMeetings(profile)
  if (!meetings) throw new Error('no meetings')
  return layoutNetwork(meetings, FRAME)
}

function rectangles({ person, edges }: NetworkLayout) {
  const corner = ({ x, y, width, height }: NetworkBox) => ({ x: x - width / 2, y: y - height / 2, width, height })
  return [person, ...edges.flatMap(({ other, label }) => [other, label])].map(corner)
}

const names = fc.oneof(
  fc.lorem({ maxCount: 4 }),
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.constant('W'.repeat(200)),
)
const profiles = fc
  .tuple(names, fc.array(fc.array(names, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 16 }))
  .map(([name, groups]) => profileOf(name, groups, '2019-09-24'))
  .filter((profile) => countMeetings(profile) !== undefined)

function expectRoom(profile: Profile): void {
  const layout = layoutOf(profile)
  const boxes = rectangles(layout)
  boxes.forEach((a, i) => {
    expect(a.width).toBeGreaterThan(0)
    expect(a.x).toBeGreaterThanOrEqual(FRAME.left - 0.1)
    expect(a.x + a.width).toBeLessThanOrEqual(FRAME.right + 0.1)
    expect(a.y).toBeGreaterThanOrEqual(FRAME.top - 0.1)
    expect(a.y + a.height).toBeLessThanOrEqual(FRAME.top + layout.height + 0.1)
    expect(boxes.some((b, j) => j > i && collide(a, b, 8))).toBe(false)
  })
}

describe('any network', () => {
  it('has no two boxes that touch, and none outside its frame', () => {
    fc.assert(fc.property(profiles, expectRoom), { numRuns: campaign(5, 25) })
  }, 30_000)

  it.each([' ', '\u0000', ''])('calls a person whose name %j has nothing to draw "this person"', (name) => {
    const profile = profileOf(name, [['W'.repeat(100)]], '2019-09-24')
    expectRoom(profile)
    expect(layoutOf(profile).person.lines).toEqual(['this person'])
    expect(profileSvg(profile, { theme: 'light' })?.altText).toMatch(/^Whom this person met\.\n/)
  })
})

describe('counting', () => {
  it.each([
    [['2019-08-24'], '24 August 2019'],
    [['2019-08-24', '2019-08-24'], '24 August 2019'],
    [['2019-08-24', '2019-11'], '2019'],
    [['2019-08-24', '2021'], '2019–2021'],
    [['XXXX-04-09', 'XXXX-05-09'], ''],
  ])('%j is %j', (dates, text) => {
    const meetings = dates.flatMap((date) => profileOf('A', [['B']], date).meetings)
    expect(countMeetings({ ...MAYOR, meetings })?.acquaintances).toEqual([
      { name: 'B', count: dates.length, dates: text },
    ])
  })

  it('keeps those met most often, and those who were together', () => {
    const groups = Array.from({ length: 20 }, (_, i) => [
      `Person ${String.fromCharCode(65 + i)}`,
      'Everyone',
      'A. Person',
    ])
    const counted = countMeetings(profileOf('A. Person', groups))
    expect(counted?.total).toBe(21)
    expect(counted?.acquaintances).toHaveLength(12)
    expect(counted?.acquaintances[0]).toEqual({ name: 'Everyone', count: 20, dates: '' })
    expect(counted?.company).toHaveLength(11)
  })
})
