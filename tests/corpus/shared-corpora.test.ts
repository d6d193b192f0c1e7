import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'

const shared = new URL('../../../shared/', import.meta.url)
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

function load(folder: string) {
  const address = new URL(folder, shared)
  const files = existsSync(address) ? readdirSync(address).filter((file) => file.endsWith('.txt')) : []
  return files.map((file) => ({ file, content: readFileSync(new URL(file, address), 'utf8') }))
}

const seeds = load('seeds/')
const wikinews = load('corpora/wikinews-apple/')

describe.skipIf(seeds.length === 0)('web pages saved as text (skipped where ../shared is absent)', () => {
  test.each(seeds)('$file: prose to the letter, no page matter', ({ file, content }) => {
    const { text, title } = parseArticle(file, content)
    const paragraphs = text.split('\n\n')
    expect(paragraphs.length).toBeGreaterThanOrEqual(8)
    for (const paragraph of paragraphs) {
      expect(flat(content)).toContain(flat(paragraph))
      // Menus, headlines, stamps and labels have no full stop; all of these pages' paragraphs have.
      expect(paragraph).toMatch(/[.!?]["”']?$/)
      expect(paragraph).not.toMatch(
        /^\d{1,2}[:.]\d{2}|cookies?\b|\bPrivacy\b|Photo\/|\bTel\b|@|PRNewswire|\p{Script=Cyrillic}|\p{Script=Han}/u,
      )
      expect(flat(paragraph)).not.toBe(flat(title))
    }
    expect(new Set(paragraphs).size).toBe(paragraphs.length)
  })

  test('titles and dates', () => {
    const found = seeds.map(({ file, content }) => parseArticle(file, content))
    expect(found.map(({ published }) => published)).toEqual([
      '2020-01-24',
      '2019-08~',
      '2018-02~',
      '2023-03-23',
      'XXXX-04-12',
    ])
    expect(found.map(({ title }) => title.split(' ').slice(0, 3).join(' '))).toEqual([
      'New Year reception',
      'SCO Secretary-General Vladimir',
      'Chongqing mayor interested',
      'Chongqing Leaders Meet',
      "West China's Chongqing",
    ])
    expect(found.map(({ author, place, publisher }) => [author, place, publisher])).toEqual([
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
      [undefined, undefined, undefined],
      ['YAN DENG', 'Chongqing', undefined],
      [undefined, 'Chongqing, China', 'PRNewswire'],
    ])
  })
})

describe.skipIf(wikinews.length === 0)('Wikinews articles (skipped where ../shared is absent)', () => {
  test.each(wikinews)('$file: the body whole, title, date and source as metadata', ({ file, content }) => {
    const lines = content
      .split('\n')
      .map(flat)
      .filter((line) => line !== '')
    const source = lines.at(-1)?.startsWith('Source:') ? lines.at(-1) : undefined
    const article = parseArticle(file, content)
    expect(article.title).toBe(lines[0])
    expect(article.published).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(article.published?.slice(0, 4)).toBe(lines[1]?.slice(-4))
    expect(article.publisher).toBe('Wikinews')
    expect(source).toContain(article.url)
    expect(article.text.split('\n\n').map(flat)).toEqual(lines.slice(2, -1))
  })
})
