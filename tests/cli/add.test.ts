import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listSources, readSource } from '../../src/corpus/index.ts'
import { lines, pdfOf } from '../../src/demo/pdf.ts'
import { hardlyAPause, openSite, page, type Site } from '../fetch/site.ts'
import { run } from './run.ts'

let folder: string
let corpus: string
let site: Site

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-add-'))
  corpus = join(folder, 'articles')
  site = await openSite({
    '/robots.txt': hardlyAPause,
    '/bridge': page(
      'Harbour bridge opens',
      '2024-05-03',
      'Mayor Carla Reyes opened the harbour bridge on Thursday, and some nine hundred people came to see it.',
    ),
    '/notes.md':
      '---\ntitle: Notes on ships\ndate: 2023-01-02\ntags: [a]\n---\n\nThe *Ibis* was built in 1990 by Tom Hale.\n',
    '/minutes.txt': 'Minutes\n\nThe club met on 3 May 2019. Ann Lee was in the chair, and * spoke.\n',
  })
})
afterEach(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const dateline = (...words: readonly string[]) => run([...words, '--corpus', corpus, '--allow-private'])
const put = (file: string, content: string) => writeFile(join(corpus, file), content)
const content = (file: string) => readFile(join(corpus, file), 'utf8')
const files = async () => (await readdir(corpus, { recursive: true })).filter((name) => !name.startsWith('.')).sort()

async function articles() {
  const read = []
  for (const source of await listSources(corpus)) for await (const one of readSource(source)) read.push(one)
  return read
}

describe('add', () => {
  test('puts a page there as Markdown that says where it is from', async () => {
    const { status, out, warnings } = await dateline('add', `${site.origin}/bridge#comments`)
    expect({ status, out, warnings }).toEqual({
      status: 0,
      out: 'Added 2024-05-03-harbour-bridge-opens.md: Harbour bridge opens\n',
      warnings: [],
    })
    expect(await content('2024-05-03-harbour-bridge-opens.md')).toBe(
      `---\ntitle: Harbour bridge opens\ndate: 2024-05-03\nurl: ${site.origin}/bridge\nsource: ${site.origin}/bridge\n---\n\n` +
        'Mayor Carla Reyes opened the harbour bridge on Thursday, and some nine hundred people came to see it.\n',
    )
    expect(await articles()).toMatchObject([
      { article: { title: 'Harbour bridge opens', published: '2024-05-03', url: `${site.origin}/bridge` } },
    ])
  })

  test.each([
    ['/notes.md', 'Added 2023-01-02-notes-on-ships.md: Notes on ships\n', /\n\nThe \*Ibis\* was built in 1990/],
    ['/minutes.txt', /^Added .*minutes\.md: Minutes\n$/, /and \\\* spoke/],
  ])('keeps what %s says', async (path, line, words) => {
    const { out } = await dateline('add', `${site.origin}${path}`)
    expect(out).toEqual(typeof line === 'string' ? line : expect.stringMatching(line))
    const [file = ''] = await files()
    expect(await content(file)).toMatch(words)
    expect(await content(file)).toContain(`source: ${site.origin}${path}`)
  })

  test('asks again only for what has changed, and never replaces what was edited without a word', async () => {
    const address = `${site.origin}/bridge`
    const file = '2024-05-03-harbour-bridge-opens.md'
    await dateline('add', address)
    expect(await dateline('add', address)).toMatchObject({ status: 0, out: `Unchanged ${file}\n` })

    site.pages['/bridge'] = page(
      'Harbour bridge opens',
      '2024-05-03',
      'Mayor Carla Reyes opened the harbour bridge on Friday, and some nine hundred people came to see it.',
    )
    expect(await dateline('add', address)).toMatchObject({ status: 0, out: `Replaced ${file}: Harbour bridge opens\n` })
    expect(await content(file)).toContain('on Friday')

    await put(file, 'My own words.')
    expect(await dateline('add', address)).toMatchObject({ status: 0, out: `Unchanged ${file}\n` })
    site.pages['/bridge'] = page(
      'Harbour bridge opens',
      '2024-05-03',
      'Mayor Carla Reyes opened the harbour bridge on Sunday, and some nine hundred people came to see it.',
    )
    const refused = await dateline('add', address)
    expect(refused).toMatchObject({
      status: 2,
      out: '',
      warnings: [expect.stringMatching(/has changed, and so has .*--overwrite/)],
    })
    expect(await content(file)).toBe('My own words.')
    expect(await dateline('add', '--overwrite', address)).toMatchObject({
      status: 0,
      out: `Replaced ${file}: Harbour bridge opens\n`,
    })

    await rm(join(corpus, file))
    expect(await dateline('add', address)).toMatchObject({ status: 0, out: `Added ${file}: Harbour bridge opens\n` })
    expect(await files()).toEqual([file])
  })

  test('keeps a document as it is, which is cited with the address that it came from', async () => {
    const address = `${site.origin}/tug.pdf`
    site.pages['/tug.pdf'] = Buffer.from(
      pdfOf([lines(['The harbour board bought a second tug from a yard in Osby on 3 May 2019.'], 60, 700)]),
    )
    expect((await dateline('add', address)).status).toBe(0)
    expect(await files()).toEqual(['tug.pdf'])
    expect(await articles()).toMatchObject([{ article: { url: address, locators: [{ page: 1 }] } }])
  })

  test('gives another page of the same name a number', async () => {
    site.pages['/other'] = page(
      'Harbour bridge opens',
      '2024-05-03',
      'Quite another report says that the harbour bridge was opened by nobody but the wind.',
    )
    await dateline('add', `${site.origin}/bridge`, `${site.origin}/other`)
    expect(await files()).toEqual(['2024-05-03-harbour-bridge-opens-2.md', '2024-05-03-harbour-bridge-opens.md'])
  })

  test.each([
    ['../../etc/passwd', 'etc-passwd.md'],
    ['CON', '127-0-0-1-con.md'],
    ['<script>alert(1)</script>', /^script-alert-1-script\.md$|^.+\.md$/],
    ['💥', '127-0-0-1.md'],
    ['x'.repeat(400), /^x{80}\.md$/],
  ])('writes a page called %j into the folder and nowhere else', async (title, name) => {
    site.pages['/odd'] =
      `<html><head><title>${title.replaceAll('<', '&lt;')}</title></head><body><p>Ann Lee opened the harbour bridge, and some nine hundred people came to see it.</p></body></html>`
    await dateline('add', `${site.origin}/odd`)
    expect(await files()).toEqual([typeof name === 'string' ? name : expect.stringMatching(name)])
    expect(await readdir(folder)).toEqual(['articles'])
  })

  test('copies files, and never one over another', async () => {
    const own = join(folder, 'fair day.txt')
    await writeFile(own, 'Fair\n\nHarwick Fair was opened by Joe Fox on 1 April 2018.')
    expect(await dateline('add', own)).toMatchObject({ status: 0, out: 'Added fair-day.txt: Fair\n' })
    expect(await dateline('add', own)).toMatchObject({ status: 0, out: 'Unchanged fair-day.txt: Fair\n' })
    expect(await dateline('add', join(corpus, 'fair-day.txt'))).toMatchObject({
      status: 0,
      out: 'Unchanged fair-day.txt: Fair\n',
    })
    await writeFile(own, 'Fair\n\nHarwick Fair was opened by nobody on 1 April 2018.')
    expect(await dateline('add', own)).toMatchObject({
      status: 2,
      warnings: [expect.stringMatching(/fair-day\.txt is there with other content: .*--overwrite/)],
    })
    expect(await content('fair-day.txt')).toContain('Joe Fox')
    expect(await dateline('add', own, '--overwrite')).toMatchObject({ status: 0, out: 'Replaced fair-day.txt: Fair\n' })
    expect(await content('fair-day.txt')).toContain('nobody')
  })

  test('keeps an ending of two parts, by which the file is read', async () => {
    const html = page(
      'The new lock',
      '2022-05-03',
      'Carla Reyes opened the new lock at Tern Bay on Monday, and the keepers were glad.',
    )
    const response = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${html}`
    const head = [
      'WARC/1.0',
      'WARC-Type: response',
      'WARC-Target-URI: https://bay.example/lock',
      `Content-Length: ${response.length}`,
    ]
    const warc = gzipSync(`${head.join('\r\n')}\r\n\r\n${response}\r\n\r\n`)
    const own = join(folder, 'The bay.WARC.gz')
    await writeFile(own, warc)
    site.pages['/bay.warc.gz'] = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/gzip' }).end(warc)
    expect(await dateline('add', own)).toMatchObject({ status: 0, out: 'Added The-bay.warc.gz: The new lock\n' })
    expect(await dateline('add', `${site.origin}/bay.warc.gz`)).toMatchObject({
      out: 'Added bay.warc.gz: The new lock\n',
    })
    expect((await articles()).map((read) => 'article' in read && read.article.title)).toEqual([
      'The new lock',
      'The new lock',
    ])
  })

  test('names what can’t be added, each in a line, and adds the rest', async () => {
    const picture = join(folder, 'a.png')
    await writeFile(picture, 'x')
    const empty = join(folder, 'empty.txt')
    await writeFile(empty, '')
    site.pages['/feed.xml'] = '<rss version="2.0"><channel><title>T</title></channel></rss>'
    site.pages['/blank'] = '<html><body></body></html>'
    const { status, out, warnings } = await dateline(
      'add',
      picture,
      empty,
      join(folder, 'nothing.md'),
      folder,
      'ftp://news.example/',
      `${site.origin}/feed.xml`,
      `${site.origin}/blank`,
      `${site.origin}/bridge`,
    )
    expect(warnings).toEqual(
      [
        /a\.png is not added, as \.png files are not read: name a page, or a \.txt, .* file/,
        /empty\.txt is not added, the file is empty/,
        /there is no file .*nothing\.md: check its name/,
        /is not a file: name files, one by one/,
        /ftp:.* neither http nor https/,
        /feed\.xml is a feed: read it with: dateline feed http/,
        /blank is not added, /,
      ].map((line) => expect.stringMatching(line)),
    )
    expect([status, out]).toEqual([2, expect.stringMatching(/^Added .*bridge-opens\.md/)])
    expect(await readdir(corpus)).toEqual(['.dateline.json', '2024-05-03-harbour-bridge-opens.md'])
  })

  test('a run that adds nothing makes no folder', async () => {
    await dateline('add', `${site.origin}/nothing`)
    expect(await readdir(folder)).toEqual([])
  })
})

test.each<[readonly string[], RegExp]>([
  [['add', 'a.md'], /no folder is given: name the one .*--corpus/],
  [['add', 'a.md', '--corpus', 'data/articles'], /nothing is put among the bundled articles/],
  [['add', 'a.md', '--corpus', 'package.json'], /package\.json is not a folder/],
  [
    ['feed', 'https://news.example/', '--corpus', 'data/articles/', '--timeout', 'long'],
    /--timeout is long: give a number/,
  ],
  [['add', 'a.md', '--max-size', '-1'], /--max-size is -1/],
  [['add'], /missing required argument/],
  [['feed'], /missing required argument/],
])('%j ends with 2 and one line', async (words, line) => {
  expect(await run(words)).toMatchObject({ status: 2, out: '', warnings: [expect.stringMatching(line)] })
})

test('the folder of the setting is taken where none is given', async () => {
  const own = join(folder, 'fair.txt')
  await writeFile(own, 'Fair\n\nHarwick Fair was opened by Joe Fox on 1 April 2018.')
  expect(await run(['add', own], { env: { DATELINE_CORPUS: corpus } })).toMatchObject({ status: 0 })
  expect(await files()).toEqual(['fair.txt'])
})

test('private addresses are asked only where that is allowed', async () => {
  expect(await run(['add', `${site.origin}/bridge`, '--corpus', corpus])).toMatchObject({
    status: 2,
    warnings: [expect.stringMatching(/127\.0\.0\.1 is on a private network: .*--allow-private/)],
  })
  expect(site.asked).toEqual([])
})

test('damaged notes are named, and nothing is done', async () => {
  await mkdir(corpus)
  for (const damage of ['{', '{"pages": {"https://a.example/": {"file": "../../a.md", "hash": ""}}}']) {
    await put('.dateline.json', damage)
    expect(await dateline('add', `${site.origin}/bridge`)).toMatchObject({
      status: 2,
      warnings: [expect.stringMatching(/\.dateline\.json is damaged: mend it, or remove it/)],
    })
    expect(await content('.dateline.json')).toBe(damage)
  }
})

const entry = (title: string, day: string, words: string, link?: string) =>
  `<item><title>${title}</title>${link ? `<link>${link}</link>` : ''}<pubDate>${day} 10:00:00 GMT</pubDate><description>${words}</description></item>`
const rss = (...entries: readonly string[]) =>
  `<rss version="2.0"><channel><title>The Daily Tide</title>${entries.join('')}</channel></rss>`
const bridge = entry(
  'Bridge opens',
  'Fri, 03 May 2024',
  'Carla Reyes opened the bridge on Thursday.',
  'https://tide.example/bridge',
)
const ferry = entry('Ferry stops', 'Sat, 04 May 2024', 'The ferry to Dunmore has stopped, said Tom Hale.')
const fair = entry('Fair opens', 'Sun, 05 May 2024', 'Joe Fox opened the fair.', 'https://tide.example/fair')

describe('feed', () => {
  test('puts an article an entry there, and at the next run those that are new', async () => {
    site.pages['/feed.xml'] = rss(ferry, bridge)
    const address = `${site.origin}/feed.xml`
    const first = await dateline('feed', address)
    expect(first).toMatchObject({ status: 0, warnings: [] })
    expect(first.out).toBe(
      `Added the-daily-tide/2024-05-04-ferry-stops.md: Ferry stops\nAdded the-daily-tide/2024-05-03-bridge-opens.md: Bridge opens\n2 new in ${address}\n`,
    )
    expect(await articles()).toMatchObject([
      { article: { published: '2024-05-03', publisher: 'The Daily Tide', url: 'https://tide.example/bridge' } },
      { article: { published: '2024-05-04', publisher: 'The Daily Tide', url: address } },
    ])
    expect((await dateline('feed', address)).out).toBe(`Nothing new in ${address}\n`)

    await rm(join(corpus, 'the-daily-tide/2024-05-03-bridge-opens.md'))
    site.pages['/feed.xml'] = rss(fair, ferry, bridge)
    const second = await dateline('feed', address)
    expect(second.out).toBe(`Added the-daily-tide/2024-05-05-fair-opens.md: Fair opens\n1 new in ${address}\n`)
    expect(await files()).not.toContain('the-daily-tide/2024-05-03-bridge-opens.md')
  })

  test('is found through the page of its site', async () => {
    site.pages['/'] =
      '<html><head><link rel="alternate" type="application/rss+xml" href="feed.xml"></head><body></body></html>'
    site.pages['/feed.xml'] = rss(bridge)
    const { out } = await dateline('feed', site.origin)
    expect(out).toMatch(/^Added the-daily-tide\/2024-05-03-bridge-opens\.md: Bridge opens\n1 new/)
    expect((await dateline('feed', site.origin)).out).toMatch(/^Nothing new/)
  })

  test('two of one title have a folder each', async () => {
    site.pages['/a.xml'] = rss(bridge)
    site.pages['/b.xml'] = rss(ferry)
    await dateline('feed', `${site.origin}/a.xml`, `${site.origin}/b.xml`)
    expect(await files()).toEqual(expect.arrayContaining(['the-daily-tide', 'the-daily-tide-2']))
  })

  test('--pages reads the page of an entry in its place, and the entry where that fails', async () => {
    site.pages['/feed.xml'] = rss(
      entry('Bridge', 'Fri, 03 May 2024', 'Soon.', `${site.origin}/bridge`),
      entry('Gone', 'Fri, 03 May 2024', 'It has gone.', `${site.origin}/gone`),
    )
    const { status, warnings } = await dateline('feed', '--pages', `${site.origin}/feed.xml`)
    expect([status, warnings]).toEqual([
      0,
      [expect.stringMatching(/\/gone gives 404 .*; its words in the feed are taken/)],
    ])
    expect(await content('the-daily-tide/2024-05-03-bridge.md')).toContain('some nine hundred people')
    expect(await content('the-daily-tide/2024-05-03-gone.md')).toContain('It has gone.')
  })

  test('what is no feed, and what is empty in one, is said', async () => {
    site.pages['/feed.xml'] = rss(bridge, entry('Only a title', 'Fri, 03 May 2024', ''))
    site.pages['/broken.xml'] = '<rss><channel><item><title>Half</ti'
    const { status, out, warnings } = await dateline(
      'feed',
      `${site.origin}/bridge`,
      `${site.origin}/nothing`,
      `${site.origin}/broken.xml`,
      `${site.origin}/feed.xml`,
    )
    expect(warnings).toEqual(
      [
        /bridge is no feed and names none: add the page itself/,
        /nothing gives 404/,
        /broken\.xml: /,
        /1 of its entries have no text; --pages/,
      ].map((line) => expect.stringMatching(line)),
    )
    expect([status, out]).toEqual([2, expect.stringContaining('1 new in')])
  })
})
