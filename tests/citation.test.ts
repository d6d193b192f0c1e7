import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citationOf, infoOf } from '../src/citation.ts'
import type { Article, Locator } from '../src/types.ts'
import { campaign } from './campaign.ts'

const text = 'The board met. Ann Lee chaired it.\n\nIt bought a tug. All voted for it.'

const article = (more: Partial<Article> = {}): Article => ({ id: 'a', file: 'a.pdf', title: 'Minutes', text, ...more })

/** The citation of some words of the text. */
function cited(words: string, more: Partial<Article> = {}) {
  const own = article(more)
  const start = own.text.indexOf(words)
  return citationOf(own, { start, end: start + words.length })
}

/** Locators by the words that they stand at. */
const at = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([words, label]) => ({ label, start: text.indexOf(words) }))

const pages = at({ 'The board': 'p. 1', 'chaired it': 'p. 2', 'All voted': 'p. 4' })

describe('where in its file a quote stands', () => {
  test.each([
    ['on a page', 'The board met.', pages, 'p. 1'],
    ['over a page break', 'Ann Lee chaired it.', pages, 'pp. 1–2'],
    ['over two page breaks', text, pages, 'pp. 1–4'],
    ['on a page that begins before it', 'It bought a tug.', pages, 'p. 2'],
    ['up to the last sign of a page', 'It bought a tug. ', pages, 'p. 2'],
    ['on pages of a foreword', text, at({ 'The board': 'p. iv', 'All voted': 'p. v' }), 'pp. iv–v'],
    ['before the first page whose place is known', 'The board met.', pages.slice(1), undefined],
    ['at a time of a film', 'It bought a tug.', at({ The: '00:12:31', It: '00:12:40' }), '00:12:40'],
    ['over two of its times', 'tug. All voted', at({ It: '00:12:40', All: '00:12:44' }), '00:12:40–00:12:44'],
    ['in a message', 'All voted for it.', at({ The: 'Ann Lee, 14:05', It: 'Bo Ek, 14:07' }), 'Bo Ek, 14:07'],
    ['in a file without such places', 'The board met.', undefined, undefined],
  ])('%s', (_, words, locators, locator) => {
    expect(cited(words, locators && { locators }).locator).toBe(locator)
  })
})

test('a quote stands in the section whose heading is the last before it', () => {
  const sections = at({ 'Ann Lee': 'Chair', 'It bought': 'Chair › Purchases' })
  const sectionOf = (words: string) => cited(words, { sections }).section
  expect(['The board met.', 'Ann Lee chaired it.', 'chaired it.\n\nIt bought', 'All voted'].map(sectionOf)).toEqual([
    undefined,
    'Chair',
    'Chair',
    'Chair › Purchases',
  ])
})

describe('the link to a quote on its page', () => {
  const url = 'https://club.example/minutes'
  const linkOf = (body: string, words: string, address = url) => {
    const start = body.lastIndexOf(words)
    return citationOf(article({ text: body, url: address }), { start, end: start + words.length }).link
  }
  const long = 'The board of the harbour agreed on Tuesday to buy a second tug for 2.4 million crowns.'
  const repeated =
    'So a ship, said the board, is a ship, said the board. And who would not want a ship, said the board.'

  test.each<[string, string, string, string]>([
    ['a short quote is written whole', text, 'The board met.', 'The%20board%20met.'],
    [
      'of a long one both ends are',
      `All met. ${long} All left.`,
      long,
      'The%20board%20of%20the,for%202.4%20million%20crowns.',
    ],
    [
      'its end as long as tells it from the same words within',
      repeated,
      repeated,
      'So%20a%20ship%2C%20said,want%20a%20ship%2C%20said%20the%20board.',
    ],
    [
      'commas, hyphens and ampersands are written by their codes',
      'Ann-Li, Bo & co.',
      'Ann-Li, Bo & co.',
      'Ann%2DLi%2C%20Bo%20%26%20co.',
    ],
    ['line breaks are spaces', 'The board\nmet.', 'The board\nmet.', 'The%20board%20met.'],
    [
      'letters of any script',
      'Ça va, 漢字 😀.',
      'Ça va, 漢字 😀.',
      '%C3%87a%20va%2C%20%E6%BC%A2%E5%AD%97%20%F0%9F%98%80.',
    ],
    ['half a sign is none', 'It\ud83d is.', 'It\ud83d is.', 'It%EF%BF%BD%20is.'],
    [
      'words that stand further up too have those before them',
      'It sank. Then it rose. Later it sank.',
      'it sank.',
      'Later-,it%20sank.',
    ],
    [
      'as many as tell them',
      'So it sank. He said so it sank. Why? He said so it sank.',
      'it sank.',
      'Why%3F%20He%20said%20so-,it%20sank.',
    ],
    [
      'at a head of a paragraph those of the one above',
      'It sank.\n\nIt rose.\n\nIt sank.',
      'It sank.',
      'rose.-,It%20sank.',
    ],
  ])('%s', (_, body, words, directive) => {
    expect(linkOf(body, words)).toBe(`${url}#:~:text=${directive}`)
  })

  test.each([
    ['https://club.example/#minutes', 'https://club.example/#minutes:~:text=Hi.'],
    ['https://club.example/#:~:text=other', 'https://club.example/#:~:text=Hi.'],
    ['http://club.example/?a=1&b=(2)', 'http://club.example/?a=1&b=(2)#:~:text=Hi.'],
    ['ftp://club.example/minutes', undefined],
    ['file:///etc/minutes', undefined],
    ['https://', undefined],
    ['minutes of May', undefined],
  ])('of an article at %s', (address, link) => {
    expect(linkOf('Hi.', 'Hi.', address)).toBe(link)
  })

  const cover = [
    { label: 'p. i', start: 0, page: 1 },
    { label: 'p. 1', start: text.indexOf('chaired'), page: 2 },
    { label: 'p. 2', start: text.indexOf('All'), page: 3 },
  ]
  test.each<[string, string, readonly Locator[] | undefined, string, string]>([
    ['a PDF opens at the page', 'https://club.example/a.pdf', cover, 'All voted', 'https://club.example/a.pdf#page=3'],
    [
      'at the first of two',
      'https://club.example/a.pdf?v=2#zoom=50',
      cover,
      'Lee chaired',
      'https://club.example/a.pdf?v=2#page=1',
    ],
    ['whatever its address', 'https://club.example/get?id=4', cover, 'All', 'https://club.example/get?id=4#page=3'],
    [
      'where no page is known it opens as such',
      'https://club.example/A.PDF',
      undefined,
      'All',
      'https://club.example/A.PDF',
    ],
    ...[
      'https://club.example/rules.docx',
      'https://club.example/rules.odt?dl=1',
      'https://club.example/book.epub#ch1',
      'https://club.example/boats.xlsx',
      'https://discord.com/channels/1/2/3',
      'https://ptb.discord.com/channels/1/2/3',
      'https://discordapp.com/channels/@me/2/3',
      'https://club.slack.com/archives/C1/p1',
      'https://app.slack.com/client/T1/C1',
      'https://t.me/club/12',
      'https://telegram.me/club/12',
    ].map((address): [string, string, undefined, string, string] => [address, address, undefined, 'All', address]),
    ...[
      'https://discord.com/blog/news',
      'https://slack.com/help/articles/1',
      'https://t.me/s/club/12',
      'https://chat.me/club/12',
      'https://notdiscord.com/channels/1/2/3',
      'https://club.example/?file=rules.docx',
      'https://club.example/rules.txt',
      'https://club.example/pdf/minutes',
    ].map((address): [string, string, undefined, string, string] => [
      address,
      address,
      undefined,
      'All voted',
      `${address}#:~:text=All%20voted`,
    ]),
  ])('%s', (_, address, locators, words, link) => {
    expect(cited(words, { url: address, ...(locators && { locators }) }).link).toBe(link)
  })

  test('a browser that follows it comes to the quote, whatever the text', () => {
    const word = fc.constantFrom('It', 'sank', 'rose.', 'so,', 'a-b', '(c)', '50%', 'é', '\n\n', 'IT', 'x*')
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat({ max: 20 }),
        (words, a, length) => {
          const body = words
            .join(' ')
            .replace(/ *\n+ */g, '\n\n')
            .trim()
          const ends = [...body.matchAll(/\S+/g)].map(({ 0: one, index }) => ({
            start: index,
            end: index + one.length,
          }))
          const first = ends[a % Math.max(1, ends.length)]
          if (first === undefined) return
          const last =
            ends
              .slice(ends.indexOf(first))
              .slice(0, length + 1)
              .at(-1) ?? first
          const { link = '' } = citationOf(article({ text: body, url }), { start: first.start, end: last.end })
          const found = follow(body, link)
          const wanted = body.slice(first.start, last.end).replace(/\s+/g, ' ').toLowerCase()
          expect(found?.text.replace(/\s+/g, ' ').toLowerCase()).toBe(wanted)
        },
      ),
      { numRuns: campaign(300, 20_000) },
    )
  })
})

/** What a browser marks for a link, by the steps of the specification: the first match of prefix and start, then of end. */
function follow(body: string, link: string): { readonly text: string } | undefined {
  const pieces = (link.split(':~:text=')[1] ?? '').split(',')
  const prefix = pieces[0]?.endsWith('-') ? pieces.shift()?.slice(0, -1) : undefined
  const pattern = (piece = '') =>
    decodeURIComponent(piece)
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replace(/\s+/g, '\\s+')
  const [start, end] = pieces.map(pattern)
  const lead = prefix === undefined ? '' : `(?<=${pattern(prefix)}\\s*)`
  const found = new RegExp(`${lead}${start}${end === undefined ? '' : `[\\s\\S]*?${end}`}`, 'i').exec(body)
  return found ? { text: found[0] } : undefined
}

test('a citation has the words to the letter, what is known of the article, and a highlight inside of it only', () => {
  const own = article({ published: '2019-05', publisher: 'Club', url: 'https://club.example/', author: 'Ann Lee' })
  const span = { start: 15, end: 34 }
  const citation = {
    article: 'a',
    file: 'a.pdf',
    title: 'Minutes',
    published: '2019-05',
    publisher: 'Club',
    url: 'https://club.example/',
    quote: 'Ann Lee chaired it.',
    ...span,
  }
  expect(citationOf(own, span)).toMatchObject(citation)
  expect(citationOf(own, span, { start: 15, end: 22 })).toMatchObject({ ...citation, highlight: { start: 0, end: 7 } })
  expect(citationOf(own, span, { start: 4, end: 22 }).highlight).toBeUndefined()
})

test('what is known of an article has nothing of its text', () => {
  expect(infoOf(article({ locators: pages, sections: pages }))).toEqual({ id: 'a', file: 'a.pdf', title: 'Minutes' })
})
