import { beforeAll, describe, expect, it } from 'vitest'
import {
  isPronoun,
  isReal,
  type Label,
  precision,
  present,
  readDocuments,
  readLabels,
  tally,
} from '../../bench/reference-labels.ts'
import type { Document } from '../../src/nlp/document.ts'

const labels = readLabels(new URL('../golden/references.jsonl', import.meta.url).pathname)

describe('labelled pronouns and descriptions', () => {
  let documents: ReadonlyMap<string, Document> = new Map()
  beforeAll(async () => {
    documents = await readDocuments()
  })
  const count = (belongs: (label: Label) => boolean) => tally(labels.filter(belongs), documents)

  it('of our own articles are resolved seldom wrongly', () => {
    const pronouns = count((label) => !isReal(label) && isPronoun(label))
    expect(pronouns.resolved).toBeGreaterThanOrEqual(35)
    expect(precision(pronouns)).toBeGreaterThanOrEqual(0.97)
    const descriptions = count((label) => !isReal(label) && !isPronoun(label))
    expect(descriptions.resolved).toBeGreaterThanOrEqual(12)
    expect(precision(descriptions)).toBeGreaterThanOrEqual(0.9)
  })

  it.skipIf(!present)('of real articles are resolved seldom wrongly (skipped where ../shared is absent)', () => {
    const pronouns = count((label) => isReal(label) && isPronoun(label))
    expect(pronouns.resolved).toBeGreaterThanOrEqual(50)
    expect(precision(pronouns)).toBeGreaterThanOrEqual(0.95)
    const descriptions = count((label) => isReal(label) && !isPronoun(label))
    expect(descriptions.resolved).toBeGreaterThanOrEqual(8)
    expect(precision(descriptions)).toBeGreaterThanOrEqual(0.88)
  })

  it('that stand for nothing named are left alone', () => {
    const { unnamed, trapped } = count((label) => label.names.length === 0)
    expect(unnamed).toBeGreaterThanOrEqual(50)
    expect(trapped).toBe(0)
  })
})
