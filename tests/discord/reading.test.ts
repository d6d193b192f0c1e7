import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Action, decodeAction } from '../../src/discord/custom-id.ts'
import { fromStart, renderReading } from '../../src/discord/render/reading.ts'
import type { Article } from '../../src/types.ts'
import { campaign } from '../campaign.ts'
import { messageProblems } from './server/limits.ts'
import { text } from './support/arbitrary-reply.ts'
import { buttonsOf, menuOf, type SeenButton, textOf } from './support/seen.ts'

const CONTEXT = { owner: '800000000000000001', library: 'a1b2c3d4', isPrivate: true }

function articleOf(lines: string, sections: readonly string[] = [], more: Partial<Article> = {}): Article {
  return {
    id: 'a',
    file: 'a.md',
    title: 'The bridge',
    text: lines,
    sections: sections.map((label) => ({ label, start: lines.indexOf(label) })),
    ...more,
  }
}

/** A page as the test server keeps a message. */
function pageOf(article: Article, at: number, quote = '') {
  const start = article.text.indexOf(quote)
  const ref = { ...fromStart(article).ref, start, boldLength: quote.length }
  const body = renderReading(article, { ref, at }, CONTEXT)
  expect(messageProblems(body, [])).toEqual([])
  return { id: '1', body: { ...body }, files: [] }
}

/** Only what the article says: no title above it, no facts below it. */
const wordsOf = (article: Article, at: number, quote?: string): string =>
  textOf(pageOf(article, at, quote))
    .split('\n')
    .filter((line, index) => index > 0 && !line.startsWith('-# '))
    .join('\n')

/** Where the pages of an article begin, found by pressing Next. */
function starts(article: Article): number[] {
  const found = [0]
  for (let last: number | undefined = 0; last !== undefined; ) {
    const next: SeenButton | undefined = buttonsOf(pageOf(article, last)).find(
      ({ label, disabled }) => label.startsWith('Next') && !disabled,
    )
    const action: Action | undefined = next && decodeAction(next.customId)
    last = action?.kind === 'leaf' ? action.at : undefined
    if (last !== undefined) found.push(last)
  }
  return found
}

const LONG = 'The council met in the old mill and spoke of the bridge. '
const repeated = (sentence: string, times: number): string =>
  Array.from({ length: times }, (_, index) => sentence.replace('council', `council no. ${index}`)).join('')

test.each([
  [
    'paragraphs, lines and headings',
    'Fees\n\nIt is free.\nFor all.\n\nFor *all*.',
    '**Fees**\nIt is free.\nFor all.\n\nFor \\*all\\*.',
  ],
  ['what Markdown would read', '# one\n- two\n3. three\n> four', '\\# one\n\\- two\n3\\. three\n\\> four'],
  ['nothing', '   \n\n ', ''],
])('a page shows %s', (_, lines, expected) => {
  expect(
    wordsOf(
      articleOf(
        lines,
        ['Fees'].filter((label) => lines.includes(label)),
      ),
      0,
    ),
  ).toBe(expected)
})

test('what is not known of an article has no line', () => {
  const bare = articleOf('It opened.', [], { file: 'a.md' })
  expect(textOf(pageOf(bare, 0)).split('\n')).toEqual([
    '### The bridge',
    'It opened.',
    '-# File: a.md · for a question to this article only: `/ask` with `article`',
  ])
  const known = articleOf('Fees\n\nIt is free.', ['Fees'], {
    publisher: 'Gazette',
    author: 'Ann Lee',
    published: '2019-08',
  })
  expect(textOf(pageOf(known, 0))).toMatch(/\n-# Fees\n[\s\S]*\n-# Gazette · Ann Lee · August 2019 · File: a\.md/)
})

test.each([
  [
    'a sentence',
    'It rains. It opened in May. It closed.',
    'It opened in May.',
    'It rains. **It opened in May.** It closed.',
  ],
  ['what goes over a line', 'It opened\nin May. Yes.', 'It opened\nin May.', '**It opened**\n**in May.** Yes.'],
  ['nothing where nothing is cited', 'It opened.', '', 'It opened.'],
])('in bold: %s', (_, lines, quote, expected) => {
  expect(wordsOf(articleOf(lines), 0, quote)).toBe(expected)
})

test.each([
  ['one long paragraph', repeated(LONG, 100)],
  ['short paragraphs', repeated(`${LONG}\n\n`, 100)],
  ['long paragraphs', repeated(`${LONG.repeat(7)}\n\n`, 20)],
])('%s: each page begins with a sentence, and the page of each sentence shows it', (_, lines) => {
  const article = articleOf(lines.trim())
  const pages = starts(article)
  expect(pages.length).toBeGreaterThan(3)
  for (const start of pages) expect(article.text.slice(start)).toMatch(/^The council/)
  for (const { 0: quote, index } of lines.matchAll(/The council no\. \d+ [^.]+\./g))
    expect(wordsOf(article, index, quote)).toContain(`**${quote}**`)
})

test.each([
  ['words without a sentence', 'word '.repeat(4_000)],
  ['one word', 'w'.repeat(20_000)],
  ['characters of two units', '😀'.repeat(5_000)],
  ['titles before names', 'It was said by Dr. Quill and A. Vance at no. 4 of the street. '.repeat(200)],
  ['sentences of another script', '议会在老磨坊开会。'.repeat(900)],
])('%s: pages leave nothing out and part no character', (_, lines) => {
  const article = articleOf(lines.trim())
  const pages = starts(article).map((at) => wordsOf(article, at))
  expect(pages.join('').replaceAll(/\s/g, '')).toBe(lines.replaceAll(/\s/g, ''))
  for (const page of pages) expect(page).not.toMatch(/\p{Surrogate}|(?:Dr|A|no)\.$/u)
})

test('a paragraph of a million characters is cut at once', () => {
  const article = articleOf(LONG.repeat(20_000).trim())
  const begin = performance.now()
  expect(wordsOf(article, 900_000)).toMatch(/^The council/)
  expect(performance.now() - begin).toBeLessThan(3_000)
})

test('a heading does not stand at the end of a page', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `Part ${index}\n\n${LONG.repeat(1 + (index % 9))}`).join(
    '\n\n',
  )
  const article = articleOf(
    lines,
    Array.from({ length: 40 }, (_, index) => `Part ${index}`),
  )
  for (const start of starts(article)) expect(wordsOf(article, start)).not.toMatch(/\*\*Part \d+\*\*$/)
})

test.each([
  ['headings', { sections: 60, locators: 3 }, /^Section 5[0-9]/],
  ['pages, where there are no headings', { sections: 0, locators: 60 }, /^p\. 5[0-9]/],
])('of many %s the nearest are offered, and some of all', (_, { sections, locators }, near) => {
  const lines = repeated(`${LONG.repeat(5)}\n\n`, 60)
  const places = [...lines.matchAll(/The council no/g)].map(({ index }) => index)
  const made = (label: string, count: number) =>
    places.slice(0, count).map((start, index) => ({ label: `${label}${index + 1}`, start }))
  const article = { ...articleOf(lines), sections: made('Section ', sections), locators: made('p. ', locators) }
  const page = pageOf(article, places[52] ?? 0)
  const labels = JSON.stringify(page.body.components).match(/(?<="label":")(?:Section|p\.) \d+/g) ?? []
  expect(labels.length).toBeGreaterThan(20)
  expect(labels.length).toBeLessThanOrEqual(25)
  expect(labels.filter((label) => near.test(label)).length).toBeGreaterThan(7)
  expect(labels[0]).toMatch(/ 1$/)
  expect(new Set(menuOf(page).values).size).toBe(labels.length)
  expect(textOf(page)).toMatch(sections > 0 ? /-# Section 5\d, p\. 3/ : /-# pp\. 5\d–5\d|-# p\. 5\d/)
})

const hostile: fc.Arbitrary<Article> = fc
  .record({
    parts: fc.array(text, { maxLength: 12, size: 'max' }),
    joint: fc.constantFrom(' ', '\n', '\n\n'),
    title: text,
    url: fc.option(fc.constant(`https://x.example/${'y'.repeat(470)}`), { nil: undefined }),
    file: text,
    labels: fc.array(text, { maxLength: 40 }),
  })
  .map(({ parts, joint, url, labels, ...rest }) => ({
    id: 'a',
    ...rest,
    text: parts.join(joint),
    ...(url !== undefined && { url }),
    sections: labels.map((label, index) => ({ label, start: index * 7 })),
  }))

test('whatever an article says, its pages keep every limit and leave nothing out', () => {
  fc.assert(
    fc.property(hostile, fc.nat({ max: 5_000 }), fc.nat({ max: 3_000 }), (article, start, length) => {
      const ref = { ...fromStart(article).ref, start, boldLength: length }
      const pages = starts(article)
      for (const at of pages) expect(messageProblems(renderReading(article, { ref, at }, CONTEXT), [])).toEqual([])
      expect(pages).toEqual([...pages].sort((a, b) => a - b))
      // Between two pages lies white space only.
      for (const at of pages.slice(1)) expect(article.text.slice(at)).toMatch(/^\S/)
      expect(pages.length).toBeGreaterThanOrEqual(article.text.replace(/\s+/g, ' ').trim().length / 1_600)
    }),
    { numRuns: campaign(12, 40) },
  )
})
