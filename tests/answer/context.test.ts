import { describe, expect, it } from 'vitest'
import { contextOf } from './hand-made.ts'

const harbour = {
  title: 'Harbour',
  text: 'Tarnby has three schools. Mayor Ada Quill opened the third. She lives in Marl.',
}
const fair = {
  title: 'Fair',
  text: 'The fair in Velm drew many people. China sent a band to Velm. The people of Velm danced.',
}

describe('an article has the names that a question gives', () => {
  it.each([
    ['How many schools does Tarnby have?', 0, true],
    ['How many schools does Velm have?', 0, false],
    ['How many schools did Ada Quill open in Tarnby?', 0, true],
    ['How many schools did Ada Quill open in Velm?', 0, false],
    ['How many schools did Quill open?', 0, true],
    ['Who came to the fair in Velm?', 1, true],
    ['Which Chinese band came to the fair?', 1, true],
    ['Who came to the fair?', 1, true],
    ['Did Ada Quill see the fair in Velm?', 1, false],
  ])('%s in article %i: %s', async (question, article, expected) => {
    const context = await contextOf(question, harbour, fair)
    const reading = context.readings.find(({ number }) => number === article)
    expect(reading && context.tellsOfNames(reading)).toBe(expected)
  })
})
