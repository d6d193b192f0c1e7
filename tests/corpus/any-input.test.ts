import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { decode } from '../../src/corpus/decode.ts'
import { parseArticle } from '../../src/corpus/index.ts'
import { campaign } from '../campaign.ts'

/**
 * `DATELINE_PROPERTY_RUNS=20000 npx vitest run tests/corpus/any-input.test.ts --testTimeout=0` for a long search, which says at its end what took longest
 * and fails where a file takes more than some seconds. A usual test does not look at the clock: the machine may be busy.
 */
const asked = process.env.DATELINE_PROPERTY_RUNS
const runs = Number(asked ?? campaign(60, 600))
/** Seconds of the processor. */
const longest = 5

let slowest = { seconds: 0, file: '', content: '' }

/** Reads a file, and in a long search keeps the one that took longest. */
function read(file: string, content: string) {
  const before = process.cpuUsage()
  const article = parseArticle(file, content)
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  if (seconds > slowest.seconds) slowest = { seconds, file, content }
  if (asked !== undefined) expect(seconds, `${file}, ${content.length} characters`).toBeLessThan(longest)
  return article
}

afterAll(() => {
  if (asked === undefined) return
  const { seconds, file, content } = slowest
  console.log(
    `slowest: ${seconds.toFixed(2)} s for ${file}, ${content.length} characters: ${JSON.stringify(content.slice(0, 200))}`,
  )
})

const mark = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '~~',
    '==',
    '%%',
    '[',
    '](',
    '![',
    '[[',
    ']]',
    '`',
    '```\n',
    '> ',
    '- ',
    '# ',
    '|',
    '|-|-|\n',
    '^',
    '[^1]',
  ],
  ...[
    '---\n',
    '+++\n',
    '{',
    '}\n',
    '<!--',
    '-->',
    '<p>',
    '<div>',
    '</div>',
    '<sup>',
    '<table><tr><td>',
    '<dl><dt>',
    '<a href="#fn1">',
  ],
  ...[
    '<script type="application/ld+json">',
    '</script>',
    '<time datetime="2021-05-05">',
    '<h1>',
    '<article hidden>',
    '&shy;',
    '&amp',
  ],
  ...[
    '\u00ad',
    '\u200d',
    '\ud800',
    '\t',
    '\n',
    '\n\n',
    '\r',
    ' ',
    'By ',
    '3 May 2021',
    'Ann Lee opened it. ',
    '[1]',
    'Source: ',
  ],
)
const run = fc.tuple(mark, fc.integer({ min: 1, max: 300 })).map(([text, count]) => text.repeat(count))
const soup = fc
  .array(fc.oneof(mark, run, fc.string({ unit: 'binary' })), { maxLength: 30 })
  .map((parts) => parts.join(''))

test.each(['a.txt', 'a.md', 'a.html'])('any soup of marks in %s is read', (file) => {
  fc.assert(
    fc.property(soup, (content) => {
      const article = read(file, content)
      expect(typeof article.text).toBe('string')
      expect(article.title).not.toBe('')
    }),
    { numRuns: runs },
  )
})

test('any bytes are text, or are told from text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const decoded = decode(bytes)
      if ('reason' in decoded) expect(decoded.reason).toMatch(/\w/)
      else for (const file of ['a.txt', 'a.md', 'a.html']) expect(typeof read(file, decoded.text).text).toBe('string')
    }),
    { numRuns: runs },
  )
})

test.each<[string, string, string]>([
  ['a word of 200 kB', 'a.md', 'aB3/'.repeat(50_000)],
  ['open links', 'a.md', '[a]('.repeat(30_000)],
  ['open brackets in plain text', 'a.txt', '[a]('.repeat(30_000)],
  ['stars', 'a.md', '**a*'.repeat(30_000)],
  ['white space', 'a.md', `x${'\t '.repeat(100_000)}y`],
  ['quotations in quotations', 'a.md', `${'>'.repeat(20_000)}a`],
  ['lists in lists on one line', 'a.md', `${'- '.repeat(10_000)}nets`],
  ['numbered lists in quotations', 'a.md', `${'> 1. '.repeat(5000)}nets`],
  ['lists in lists', 'a.md', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
  ['elements in elements', 'a.html', `${'<div>'.repeat(20_000)}Ann Lee opened the loft.`],
  ['tables in tables', 'a.html', `${'<table><tr><td>'.repeat(3000)}Ann Lee opened the loft.`],
  ['lists of terms in lists of terms', 'a.html', `${'<dl><dt>a<dd>'.repeat(3000)}Ann Lee opened the loft.`],
])('%s: read', { timeout: 120_000 }, (_, file, content) => {
  expect(typeof read(file, content).text).toBe('string')
})
