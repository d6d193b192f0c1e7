import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerContext } from '../../src/answer/context.ts'
import { type Evidence, evidenceFor } from '../../src/answer/evidence.ts'
import { judgeModel } from '../../src/answer/judge.ts'
import type { SpanProposal } from '../../src/answer/proposal.ts'
import { windowsFor } from '../../src/answer/windows.ts'
import { contextOf, spanOf, type Told } from './hand-made.ts'

/** The reader's findings as if it had proposed these spans, the likeliest first. */
const findingsOf = (context: AnswerContext, spans: readonly SpanProposal[]) => ({ spans, windows: windowsFor(context) })

const news: readonly Told[] = [
  { text: 'Ann Lee opened the bridge in 1921. Joe Fox sold fish in 1930.' },
  { text: 'The fair was not held in 1922. A band played in 1923.' },
  { text: 'Some say that the bridge was opened in 1921. The old mayor of Leeds met Ann Lee in Leeds.' },
]

/** What counts for each of some words as an answer, in the order of how likely the reader finds them: 6, 5, 4 and so on. */
async function evidenceOf(question: string, ...words: readonly string[]): Promise<Evidence[]> {
  const context = await contextOf(question, ...news)
  const spans = words.map((text, i) => spanOf(context, text, { score: 6 - i, none: 0 }))
  return spans.map((span) => evidenceFor(span, context, findingsOf(context, spans)))
}

describe('whether the question’s names stand where the answer does', () => {
  it('all of them', async () => {
    const [said] = await evidenceOf('When did Ann Lee open the bridge?', 'in [1921]')
    expect(said).toMatchObject({ names: 1, namesAround: 1, missingName: 0, unknownNames: 0 })
  })

  it('none of them', async () => {
    const [said] = await evidenceOf('When did Joe Fox play in a band?', 'in [1923]')
    expect(said).toMatchObject({ names: 0, namesAround: 0 })
    expect(said?.missingName).toBeGreaterThan(0.4)
  })

  it('nearby alone', async () => {
    const [said] = await evidenceOf('When did Ann Lee sell fish?', 'in [1930]')
    expect(said).toMatchObject({ names: 0, namesAround: 1 })
  })

  it('a name that no article has', async () => {
    const [said] = await evidenceOf('When did Zebulon open the bridge?', 'in [1921]')
    expect(said).toMatchObject({ unknownNames: 1 })
  })
})

describe('whether the sentence denies it', () => {
  it.each([
    ['When was the fair held?', 'in [1922]', 1],
    ['When was the fair not held?', 'in [1922]', 0],
    ['When did a band play?', 'in [1923]', 0],
  ])('%s %s: %d', async (question, words, negated) => {
    expect((await evidenceOf(question, words))[0]).toMatchObject({ negated })
  })
})

describe('what the reader finds elsewhere', () => {
  it('the same answer in another article is no rival', async () => {
    const [said, other] = await evidenceOf('When was the bridge opened?', 'bridge in [1921]', 'opened in [1921]')
    expect(said?.lead).toBeGreaterThan(1)
    expect(said?.behind).toBe(0)
    expect(other?.behind).toBeGreaterThan(0)
  })

  it('another answer is', async () => {
    const [said, rival] = await evidenceOf('When was the bridge opened?', 'in [1921]', 'in [1930]')
    expect(said?.lead).toBeGreaterThan(0)
    expect(rival?.lead).toBeLessThan(0)
    const [alone] = await evidenceOf('When was the bridge opened?', 'in [1921]')
    expect(alone?.lead).toBeGreaterThan(said?.lead ?? 0)
  })
})

describe('what tells of the answer itself', () => {
  it.each([
    ['its form', 'form', '[Ann Lee] opened', 'in [1921]'],
    ['its length', 'length', '[The old mayor of Leeds] met', '[Ann Lee] opened'],
    ['what it only repeats', 'repeats', 'the [bridge]', '[Ann Lee] opened'],
    ['how much of the question stands there', 'own', '[Ann Lee] opened', '[Joe Fox] sold'],
  ])('%s', async (_, name, more, less) => {
    const [said, other] = await evidenceOf('Who opened the bridge?', more, less)
    expect(said?.[name]).toBeGreaterThan(other?.[name] ?? 0)
  })
})

it('has all that the judge of the program looks at', async () => {
  const context = await contextOf('Who is the mayor of Leeds?', 'Mayor of Leeds Ann Lee opened the bridge.')
  const span = spanOf(context, 'Ann Lee')
  const known = new Set(Object.keys(evidenceFor(span, context, findingsOf(context, [span]))))
  expect(judgeModel().inputs.flatMap(({ name }) => (known.has(name) ? [] : name))).toEqual([])
})

it('is finite and bounded for whatever is asked', async () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('who', 'When did', 'Ann Lee', 'how many', 'the bridge', 'not', '1921', 'mayor of Leeds', 'Is', '?'),
  )
  const score = fc.double({ min: -60, max: 60, noNaN: true })
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { maxLength: 8 }),
      fc.array(fc.tuple(fc.constantFrom('Ann Lee', '1921', 'the fair', ' ', '. '), score, score), { maxLength: 4 }),
      async (words, proposed) => {
        const context = await contextOf(words.join(' '), ...news)
        const spans = proposed.flatMap(([text, high, none]) =>
          context.readings.some(({ document }) => document.article.text.includes(text))
            ? spanOf(context, text, { score: high, none })
            : [],
        )
        spans.sort((a, b) => b.score - b.none - (a.score - a.none))
        for (const span of spans)
          for (const value of Object.values(evidenceFor(span, context, findingsOf(context, spans)))) {
            expect(Number.isFinite(value)).toBe(true)
            expect(Math.abs(value)).toBeLessThanOrEqual(2)
          }
      },
    ),
    { numRuns: 100 },
  )
})
