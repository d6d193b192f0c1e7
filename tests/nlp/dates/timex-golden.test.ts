import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findTimes } from '../../../src/nlp/dates/timex/index.ts'
import { readDocument } from '../../../src/nlp/document.ts'
import type { Span } from '../../../src/types.ts'

interface Row {
  readonly published: string
  readonly text: string
  readonly timex: readonly (readonly [words: string, type: string, value: string])[]
}

const rows: Row[] = readFileSync(new URL('../../golden/timex.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** What is wrong in a row, and how many expressions are labelled, found and found with their value. */
function tally({ published, text, timex }: Row) {
  const article = { id: 'a', file: 'a', title: '', text, published }
  const { sentences, dates, mentions } = readDocument(article)
  const found = findTimes(text, { published, sentences, dates, names: mentions })
  const left = new Set(found)
  const missed: string[] = []
  let right = 0
  let from = 0
  for (const [words, type, value] of timex) {
    const start = text.indexOf(words, from)
    const span = { start, end: start + words.length }
    from = span.end
    const match = [...left].find((mention) => overlap(mention, span))
    if (match) left.delete(match)
    if (match?.timex.value === value && match.timex.type === type) right++
    else missed.push(`"${words}" ${value}: ${match ? match.timex.value : 'not found'}`)
  }
  const extra = [...left].map((mention) => `"${text.slice(mention.start, mention.end)}" ${mention.timex.value}: none`)
  return { labelled: timex.length, found: found.length, right, wrong: [...missed, ...extra] }
}

// The labels were written by the TimeML guidelines before the rules for them.
it('gives time expressions their TIMEX3 type and value (F1 of at least 0.95)', () => {
  const tallies = rows.map(tally)
  const sum = (of: (one: ReturnType<typeof tally>) => number) => tallies.reduce((all, one) => all + of(one), 0)
  const f1 = (2 * sum((one) => one.right)) / (sum((one) => one.labelled) + sum((one) => one.found))
  const wrong = tallies.flatMap((one) => one.wrong).join('\n')
  expect(sum((one) => one.labelled)).toBeGreaterThan(200)
  expect(f1, `${f1.toFixed(3)}\n${wrong}`).toBeGreaterThanOrEqual(0.95)
})
