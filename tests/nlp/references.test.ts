import { expect, it } from 'vitest'
import { type ReferenceTally, referenceLabels, tallyReferences } from '../../bench/reference-labels.ts'

const right = ({ right: found, resolved, overread }: ReferenceTally): number => found / Math.max(1, resolved + overread)

// Without ../shared the labels of our own texts remain.
it('resolves labelled pronouns and descriptions seldom wrongly (the real articles only where ../shared is there)', async () => {
  const labels = referenceLabels()
  expect(labels.length).toBeGreaterThan(50)
  const { pronouns, descriptions } = await tallyReferences(labels)
  expect(right(pronouns), pronouns.wrong.join('\n')).toBeGreaterThan(0.92)
  expect(pronouns.resolved / pronouns.named).toBeGreaterThan(0.7)
  expect(right(descriptions), descriptions.wrong.join('\n')).toBeGreaterThan(0.8)
})
