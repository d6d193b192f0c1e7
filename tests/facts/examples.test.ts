import { describe, expect, it } from 'vitest'
import * as definition from '../../src/facts/definition.ts'
import * as expansion from '../../src/facts/expansion.ts'
import * as figure from '../../src/facts/figure.ts'
import { extractFacts, type Fact } from '../../src/facts/index.ts'
import * as meeting from '../../src/facts/meeting.ts'
import * as office from '../../src/facts/office.ts'
import * as presence from '../../src/facts/presence.ts'
import * as statement from '../../src/facts/statement.ts'
import { readDocument } from '../../src/nlp/document.ts'

/** Facts of a text, in the words of the examples: parties as names, dates as EDTF, spans as text. */
function read(text: string, kind: Fact['kind']): Record<string, unknown>[] {
  const document = readDocument({ id: 'x', file: 'x.txt', title: 'X', published: '2014-06-01', text })
  const plain = (key: string, value: unknown): unknown => {
    if (Array.isArray(value) && key.startsWith('who')) return value.map((party: { name: string }) => party.name)
    if (key === 'when' && typeof value === 'object' && value !== null && 'edtf' in value) return value.edtf
    if (key === 'what' && typeof value === 'object' && value !== null && 'start' in value && 'end' in value)
      return text.slice(Number(value.start), Number(value.end))
    return value
  }
  return extractFacts(document)
    .filter((fact) => fact.kind === kind)
    .map((fact) => Object.fromEntries(Object.entries(fact).map(([key, value]) => [key, plain(key, value)])))
}

const kinds: readonly [
  Fact['kind'],
  readonly ({ readonly text: string } & Record<string, unknown>)[],
  readonly string[],
][] = [
  ['meeting', meeting.examples, meeting.counterExamples],
  ['office', office.examples, office.counterExamples],
  ['statement', statement.examples, statement.counterExamples],
  ['figure', figure.examples, figure.counterExamples],
  ['presence', presence.examples, presence.counterExamples],
  ['expansion', expansion.examples, expansion.counterExamples],
  ['definition', definition.examples, definition.counterExamples],
]

describe.each(kinds)('%s', (kind, examples, counterExamples) => {
  it.each(examples)('is read off "$text"', ({ text, ...wanted }) => {
    expect(read(text, kind)).toContainEqual(expect.objectContaining(wanted))
  })
  it.each(counterExamples)('is not read off "%s"', (text) => {
    expect(read(text, kind)).toEqual([])
  })
})
