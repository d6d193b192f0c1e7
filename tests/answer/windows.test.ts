import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { windowLimit, windowsFor } from '../../src/answer/windows.ts'
import { contextOf } from './hand-made.ts'

const town = [
  'The quay was swept in the morning.',
  'Rain fell on the hills.',
  'The council opened the bridge in 1921.',
  'A band played until dark.',
  'Ferries ran as usual.',
  'Nobody saw the comet.',
  'The market sold fish.',
]

/** What the windows of a question hold, best first. */
async function windowsOf(question: string, sentences: readonly string[], limit?: number): Promise<string[]> {
  const text = sentences.join(' ')
  const context = await contextOf(question, text)
  return windowsFor(context, limit).map(({ start, end }) => text.slice(start, end))
}

describe('which sentences are read', () => {
  it.each([
    ['When did the council open the bridge?', town.slice(1, 4)],
    ['Who saw the comet?', town.slice(4, 7)],
    ['When was the quay swept?', town.slice(0, 2)],
    ['What did the market sell?', town.slice(5, 7)],
  ])('%s', async (question, sentences) => {
    expect((await windowsOf(question, town))[0]).toBe(sentences.join(' '))
  })

  it.each([
    'Ship: Ibis; Built: 1990; Captain: Maren Olsby.',
    'Ship: Heron; Built: 2004; Captain: Ida Marsh.',
    'All ships are at sea.',
  ])('a row of a table stands by itself, and what follows it: %s', async (sentence) => {
    const rows = ['Ship: Ibis; Built: 1990; Captain: Maren Olsby.', 'Ship: Heron; Built: 2004; Captain: Ida Marsh.']
    expect(await windowsOf('Who is the captain?', [...rows, 'All ships are at sea.'])).toContain(sentence)
  })

  it.each([
    ['The ferry: it ran. Rain fell.', 'When did the ferry run?'],
    ['Time: noon. The ferry ran at noon.', 'When did the ferry run?'],
  ])('a colon makes no row: %s', async (text, question) => {
    expect(await windowsOf(question, [text])).toEqual([text])
  })

  it('all of a short text are in some window', async () => {
    const windows = await windowsOf('Who saw the comet?', town)
    for (const sentence of town) expect(windows.some((window) => window.includes(sentence))).toBe(true)
  })

  it('an article that tells more of what is asked for comes first', async () => {
    const context = await contextOf(
      'When did the council open the mill?',
      'The council met on Monday. The shop did open.',
      'The council opened the mill in 1921. Rain fell.',
    )
    expect(windowsFor(context).map(({ reading }) => reading.number)).toEqual([1, 0])
  })

  it('none where nothing is found', async () => {
    expect(windowsFor(await contextOf('Why?'))).toEqual([])
  })
})

it('a sentence that stands in a window is the middle of no other, and the best come first', async () => {
  const sentence = fc.constantFrom(...town)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(sentence, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 8 }),
      async (articles, limit) => {
        const context = await contextOf(
          'Who opened the bridge for the ferries?',
          ...articles.map((list) => list.join(' ')),
        )
        const windows = windowsFor(context, limit)
        expect(windows.length).toBeLessThanOrEqual(limit)
        for (const [i, window] of windows.entries()) {
          const { view, reading, start, end } = window
          expect(view.sentence.start).toBeGreaterThanOrEqual(start)
          expect(view.sentence.end).toBeLessThanOrEqual(end)
          expect(window.score).toBeLessThanOrEqual(windows[i - 1]?.score ?? Infinity)
          const others = windows.filter((other) => other !== window && other.reading === reading)
          expect(
            others.filter((other) => other.start <= view.sentence.start && view.sentence.end <= other.end),
          ).toEqual([])
        }
      },
    ),
    { numRuns: 40 },
  )
})

it('reads no more windows than it should', async () => {
  const long = Array.from({ length: 60 }, (_, i) => `The council opened bridge ${i}.`)
  expect(await windowsOf('Who opened bridge 7?', long)).toHaveLength(windowLimit)
  expect(await windowsOf('Who opened bridge 7?', long, 3)).toHaveLength(3)
})

describe('what stands in front', () => {
  it.each([
    [{ title: 'Bridge opened', published: '1921-05-04' }, 'Bridge opened, 4 May 1921. '],
    [{ title: 'Bridge opened.', published: '1921-05' }, 'Bridge opened, May 1921. '],
    [{ title: 'Bridge\n opened ' }, 'Bridge opened. '],
    [{ published: '1921' }, '1921. '],
    [{}, ''],
    [{ title: 'No end '.repeat(40) }, `${'No end '.repeat(17)}N. `],
  ])('%j', async (info, heading) => {
    const context = await contextOf('Who opened the bridge?', { text: 'Ann opened the bridge.', ...info })
    expect(windowsFor(context)[0]?.heading).toBe(heading)
  })
})
