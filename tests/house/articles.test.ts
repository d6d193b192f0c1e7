import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { parseEdtf } from '../../src/dates/index.ts'

const folder = 'data/articles'
const originals = '../shared/seeds'
/** A run of words that chance does not give: a sentence taken over. */
const run = 12

const frontMatter = z.strictObject({
  title: z.string().min(10),
  date: z.string().refine((date) => parseEdtf(date) !== undefined, 'not an EDTF date'),
  publisher: z.string().min(1).optional(),
  author: z.string().min(1).optional(),
  url: z.url().optional(),
  note: z.string().optional(),
})

const articles = readdirSync(folder).map((file) => {
  const [, head = '', body = ''] = readFileSync(`${folder}/${file}`, 'utf8').split(/^---$/m)
  return { file, head, body }
})

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return words.slice(run - 1).map((_, index) => words.slice(index, index + run).join(' '))
}

describe('the bundled articles', () => {
  test('are Markdown files', () => {
    expect(articles.length).toBeGreaterThanOrEqual(5)
    for (const { file } of articles) expect(file).toMatch(/^[a-z\d-]+\.md$/)
  })

  test.each(articles)('$file has valid front matter', ({ head }) => {
    expect(frontMatter.safeParse(parse(head)).error?.issues ?? []).toEqual([])
  })

  test.each(articles)('$file has 300 to 600 words', ({ body }) => {
    const words = body.trim().split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(300)
    expect(words).toBeLessThanOrEqual(600)
  })
})

describe.skipIf(!existsSync(originals))('beside the originals (skipped where ../shared/seeds is absent)', () => {
  const taken = new Set(
    existsSync(originals)
      ? readdirSync(originals).flatMap((file) => runsOf(readFileSync(`${originals}/${file}`, 'utf8')))
      : [],
  )

  test.each(articles)(`$file shares no run of ${run} words with them`, ({ body }) => {
    expect(taken.size).toBeGreaterThan(0)
    expect(runsOf(body).filter((words) => taken.has(words))).toEqual([])
  })
})
