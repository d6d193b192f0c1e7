import { describe, expect, test } from 'vitest'
import { mostPassages, type PassageReading, readPassages, spansPerPassage } from '../../src/reader/read.ts'

const question = 'What is the capital of France?'
const paris = { heading: '', text: 'The capital of France is Paris.' }
const weather = { heading: '', text: 'It rained all night in the hills, and the bridge was closed to lorries.' }
const margin = ({ spans, none }: PassageReading): number => (spans[0]?.score ?? -Infinity) - none
const best = (reading: PassageReading | undefined, text: string): string | undefined => {
  const span = reading?.spans[0]
  return span && text.slice(span.start, span.end)
}

describe('reading passages', () => {
  test('finds the answer, and is surer where it stands', async () => {
    const [answered, unrelated] = await readPassages(question, [paris, weather])
    expect(best(answered, paris.text)).toBe('Paris')
    if (!answered || !unrelated) throw new Error('a passage has no reading')
    expect(margin(answered)).toBeGreaterThan(margin(unrelated))
  })

  test('gives whole words of the text, best first, never of the heading', async () => {
    const text = 'Chen Min’er met Łukasz Wałęsa in\u00a0Zürich on 24 August.'
    const heading = 'Paris is the capital of France, 24 August 2019. '
    const [reading] = await readPassages(question, [{ heading, text }])
    const spans = reading?.spans ?? []
    expect(spans.length).toBe(spansPerPassage)
    for (const { start, end } of spans) {
      expect(text.slice(0, start)).toMatch(/(?:^|[^\p{L}\p{N}])$/u)
      expect(text.slice(start, end)).toMatch(/^\S.*\S$|^\S$/su)
      expect(text.slice(end)).toMatch(/^(?:[^\p{L}\p{N}]|$)/u)
    }
    expect(spans.map(({ score }) => score)).toEqual(spans.map(({ score }) => score).sort((a, b) => b - a))
    expect(new Set(spans.map(({ start, end }) => `${start}-${end}`)).size).toBe(spans.length)
  })

  test('a passage reads the same alone, beside others, and twice', async () => {
    const [alone] = await readPassages(question, [paris])
    const beside = await readPassages(question, [weather, paris, weather])
    expect(beside[1]).toEqual(alone)
    expect(beside[2]).toEqual(beside[0])
  })

  test.each([0, 300, 700])('finds it in a long text after %i words', async (words) => {
    const before = 'The hills were wet and the road was long. '.repeat(Math.ceil(words / 9))
    const text = `${before}${paris.text} ${'Nobody went out that evening. '.repeat(60)}`
    const [reading] = await readPassages(question, [{ heading: 'A report. ', text }])
    expect(best(reading, text)).toBe('Paris')
    const places = reading?.spans.map(({ start, end }) => `${start}-${end}`) ?? []
    expect(new Set(places).size).toBe(places.length)
  })

  test('an empty text has no span', async () => {
    const [reading] = await readPassages(question, [{ heading: 'Paris. ', text: ' \n' }])
    expect(reading?.spans).toEqual([])
    expect(Number.isFinite(reading?.none)).toBe(true)
  })

  test('as many spans as are asked for', async () => {
    const [reading] = await readPassages(question, [paris], { limit: 2 })
    expect(reading?.spans.length).toBe(2)
  })

  test('a question may be long, or empty', async () => {
    for (const asked of [`${question} `.repeat(5000), '']) {
      const [reading] = await readPassages(asked, [paris])
      expect(reading?.spans.length).toBe(spansPerPassage)
    }
  })

  test('no passages, no readings; too many are refused', async () => {
    expect(await readPassages(question, [])).toEqual([])
    await expect(readPassages(question, new Array(mostPassages + 1).fill(paris))).rejects.toThrow(RangeError)
  })
})
