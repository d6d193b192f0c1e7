import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formFit } from '../../src/answer/answer-form.ts'
import { contextOf, spanAt, spanOf } from './hand-made.ts'

/** How the form of some words of a text fits a question. */
async function fitOf(question: string, text: string, words: string): Promise<number> {
  const context = await contextOf(question, text)
  const span = spanOf(context, words)
  return formFit(context.question, span.reading, span.sentence, span)
}

const war =
  'The war lasted five years and killed 4,000 veterans of the Navy. Peace was signed by Ann Lee in Leeds on 4 May 1921 because both sides had no money left. It cost $3 million, or 12 per cent of the budget. The Harwick Shipping Company paid.'

/** For each question, words whose form is right and words whose form is wrong. */
const rows: readonly (readonly [question: string, right: readonly string[], wrong: readonly string[]])[] = [
  ['When was peace signed?', ['4 May 1921', 'on 4 May 1921'], ['Ann Lee', 'the Navy', 'the budget']],
  ['In which year was peace signed?', ['1921', '4 May 1921'], ['Leeds', 'the budget']],
  ['How many veterans did the war kill?', ['4,000', '4,000 veterans'], ['five years', '1921', 'Leeds', 'the Navy']],
  ['How long did the war last?', ['five years'], ['the Navy', 'Leeds', 'both sides']],
  ['How much did the war cost?', ['$3 million'], ['4 May 1921', 'the budget', 'Ann Lee']],
  ['What percentage of the budget did it cost?', ['12 per cent'], ['Leeds', 'Ann Lee', 'both sides']],
  ['Who signed the peace?', ['Ann Lee'], ['Leeds', '4 May 1921', '4,000', '1921']],
  ['Where was peace signed?', ['Leeds'], ['4 May 1921', 'Ann Lee', '12']],
  ['Which company paid?', ['The Harwick Shipping Company'], ['4 May 1921', '12', 'the budget']],
  ['Why was peace signed?', ['because both sides had no money left', 'both sides had no money left'], ['4 May 1921']],
]

describe('the form of an answer', () => {
  const cases = (pick: 1 | 2) => rows.flatMap((row) => row[pick].map((words) => [row[0], words] as const))

  it.each(cases(1))('%s "%s" has it', async (question, words) => {
    expect(await fitOf(question, war, words)).toBeGreaterThanOrEqual(0.4)
  })

  it.each(cases(2))('%s "%s" has not', async (question, words) => {
    expect(await fitOf(question, war, words)).toBeLessThan(0.2)
  })
})

const fair =
  'The Lantern Festival was held in Leeds in England before the rain came. Ann Lee came for the judging of the boats because a prize was promised. In 2019 the council paid in order to keep it free. The Spring Festival followed on 9 May.'

describe('the form of an answer, where a word gives it away', () => {
  it.each([
    ['When was the fair held?', 'on 9 May', 'Spring Festival'],
    ['On which day was the fair held?', '9 May', 'The Lantern Festival'],
    ['Who came to the fair?', 'Ann Lee', 'for the judging of the boats'],
    ['Who paid for the fair?', 'the council', 'in order to keep it free'],
    ['In which city was the fair held?', 'Leeds', 'England'],
    ['In which country was the fair held?', 'England', 'Leeds'],
    ['Why did Ann Lee come?', 'because a prize was promised', 'before the rain came'],
    ['Why did the council pay?', 'in order to keep it free', 'In 2019'],
  ])('%s "%s", not "%s"', async (question, right, wrong) => {
    expect(await fitOf(question, fair, right)).toBeGreaterThanOrEqual(0)
    expect(await fitOf(question, fair, wrong)).toBeLessThan(0)
  })
})

describe('what is better than what', () => {
  it.each([
    ['How many veterans did the war kill?', '4,000', 'five'],
    ['How many years did the war last?', 'five years', '4,000'],
    ['How much did the war cost?', '$3 million', '4,000'],
    ['When was peace signed?', '4 May 1921', 'on 4 May 1921 because both sides had no money left'],
    ['Where was peace signed?', 'Leeds', 'the budget'],
    ['Which company paid?', 'Harwick Shipping Company', 'Ann Lee'],
  ])('%s "%s", not "%s"', async (question, better, worse) => {
    expect(await fitOf(question, war, better)).toBeGreaterThan(await fitOf(question, war, worse))
  })

  // "both" and "a" count, and so pass for a number that a date may have.
  it('knows that "both sides" is no date', async () => {
    expect(await fitOf('When was peace signed?', war, 'both sides')).toBeLessThan(0)
  })

  it('says nothing where any form may be right', async () => {
    expect(await fitOf('What is peace?', war, 'the budget')).toBe(0)
  })
})

it('is between -1 and 1 for any span', async () => {
  const questions = rows.map(([question]) => question)
  const contexts = new Map(
    await Promise.all(questions.map(async (question) => [question, await contextOf(question, war)] as const)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...questions), fc.nat(war.length - 1), fc.nat(60), (question, start, length) => {
      const context = contexts.get(question)
      const [reading] = context?.readings ?? []
      if (!context || !reading) throw new Error('nothing is found')
      fc.pre(reading.document.sentences.some((one) => one.start <= start && start < one.end))
      const span = spanAt(context, reading, { start, end: Math.min(war.length, start + length) })
      const fit = formFit(context.question, reading, span.sentence, span)
      expect(fit).toBeGreaterThanOrEqual(-1)
      expect(fit).toBeLessThanOrEqual(1)
    }),
    { numRuns: 300 },
  )
})
