import { describe, expect, it } from 'vitest'
import { officeWords, titleFits } from '../../src/answer/kinds/office-words.ts'

describe('whether two wordings can be one office', () => {
  const rows: [asked: string, given: string, fits: boolean][] = [
    ['the mayor of Leeds', 'Mayor of Leeds', true],
    ['mayor of leeds', 'Leeds Vice Mayor', false],
    ['the vice mayor', 'Vice Mayor of Leeds', true],
    ['the vice-mayor of Leeds', 'Leeds Vice Mayor', true],
    ['head of the Harbour Board', 'Harbour Board President', true],
    ['the secretary of the Rowing Club', 'Rowing Club Secretary-General', false],
    ['the Secretary General of the Rowing Club', 'Rowing Club Secretary-General', true],
    ['the CEO of Harbour Inc.', 'chief executive officer of Harbour Inc.', true],
    ['the deputy secretary', 'secretary', false],
    ['the ambassador of Mali', 'Malian Ambassador to China', true],
  ]
  it.each(rows)('"%s" and "%s": %s', (asked, given, fits) => {
    const a = officeWords(asked)
    const b = officeWords(given)
    expect(a && b && titleFits(a, b)).toBe(fits)
  })

  it.each(['the largest producer', 'a bridge in Leeds', ''])('sees no office in "%s"', (words) => {
    expect(officeWords(words)).toBeUndefined()
  })
})
