import { describe, expect, it } from 'vitest'
import { equalTerms } from '../../src/answer/equal-terms.ts'
import { analyse } from '../../src/search/terms.ts'

const term = (word: string): string => analyse(`the ${word}`)[0] ?? ''

describe('terms that say the same', () => {
  it.each([
    ['China', 'Chinese'],
    ['Norwegian', 'Norway'],
    ['American', 'US'],
    ['British', 'Britain'],
    ['English', 'England'],
    ['8', 'eight'],
    ['forty', '40'],
  ])('%s and %s', (one, other) => {
    expect([...equalTerms(term(one))]).toContain(term(other))
    expect([...equalTerms(term(other))]).toContain(term(one))
  })

  it.each([
    ['United', 'American'],
    ['state', 'American'],
    ['Korean', 'Korea'],
    ['sixty', 'six'],
    ['18', 'eight'],
  ])('not %s and %s', (one, other) => {
    expect([...equalTerms(term(one))]).not.toContain(term(other))
  })
})
