import { describe, expect, it } from 'vitest'
import { closeness } from '../../src/search/closeness.ts'

const weights = new Map([
  ['mayor', 3],
  ['oslo', 2],
  ['ferri', 5],
])
const weightOf = (term: string): number => weights.get(term) ?? 1
const filler = Array.from({ length: 30 }, (_, number) => `word${number}`)

describe('closeness', () => {
  it.each([
    ['side by side', ['mayor', 'oslo'], ['the', 'mayor', 'oslo'], { pairs: 2, window: 5 }],
    ['the other way round', ['mayor', 'oslo'], ['oslo', 'x', 'mayor'], { pairs: 2, window: 5 }],
    ['too far for a pair', ['mayor', 'oslo'], ['oslo', 'a', 'b', 'c', 'mayor'], { pairs: 0, window: 5 }],
    ['too far for a window', ['mayor', 'oslo'], ['oslo', ...filler, 'mayor'], { pairs: 0, window: 3 }],
    [
      'the best of several windows',
      ['mayor', 'oslo', 'ferri'],
      ['oslo', 'mayor', ...filler, 'ferri', 'mayor'],
      { pairs: 2, window: 8 },
    ],
    ['a term counts once in a window', ['mayor'], ['mayor', 'mayor'], { pairs: 0, window: 3 }],
    ['a term is no pair with itself', ['mayor', 'mayor'], ['mayor', 'mayor'], { pairs: 0, window: 3 }],
    ['nothing in common', ['mayor'], ['oslo'], { pairs: 0, window: 0 }],
    ['an empty query', [], ['oslo'], { pairs: 0, window: 0 }],
  ])('%s', (_, query, passage, expected) => {
    expect(closeness(query, passage, weightOf)).toEqual(expected)
  })
})
