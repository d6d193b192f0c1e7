import { expect, it } from 'vitest'
import { isRight, present, readLabels, valuesAt } from '../../../bench/date-labels.ts'

const labels = readLabels(new URL('../../golden/date-expressions.jsonl', import.meta.url).pathname)

// The labels were written from the texts before the program had seen them.
it.skipIf(!present)(
  'reads at least 95 of 100 labelled expressions of real articles (skipped where ../shared is absent)',
  () => {
    const wrong = labels
      .map((label) => ({ label, values: valuesAt(label) }))
      .filter(({ label, values }) => !isRight(label, values))
      .map(({ label, values }) => `${label.file} "${label.expression}" ${label.edtf}: ${values.join(', ')}`)
    expect(labels.length).toBeGreaterThan(100)
    expect(wrong.length / labels.length, wrong.join('\n')).toBeLessThanOrEqual(0.05)
  },
)
