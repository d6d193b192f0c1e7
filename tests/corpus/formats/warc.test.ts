import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpackLimits } from '../../../src/corpus/formats/unpacking.ts'
import { askFiles, readFiles, readMutated } from './reading.ts'

const body =
  'Carla Reyes opened the new lock at Tern Bay on Monday, and the keepers of the harbour were glad of it after two years of work.'
const page = (text: string, title = 'The new lock') =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`

type Content = string | Uint8Array

const record = (type: string, url: string, content: Content, headers: readonly string[] = []): Buffer => {
  const bytes = Buffer.from(content as string)
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2022-05-03T10:00:00Z',
    ...headers,
    `Content-Length: ${bytes.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')])
}

const response = (
  url: string,
  content: Content,
  headers: readonly string[] = [],
  status = '200 OK',
  more: readonly string[] = [],
) => {
  const head = [`HTTP/1.1 ${status}`, 'Content-Type: text/html; charset=utf-8', ...headers].join('\r\n')
  return record('response', url, Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(content as string)]), more)
}

const chunked = (content: string): string => {
  const half = Math.floor(content.length / 2)
  return [content.slice(0, half), content.slice(half), '']
    .map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`)
    .join('')
}

const info = record('warcinfo', '', 'software: our own\r\n')
const lock = response('https://bay.example/lock', page(body))
const archive = [
  info,
  record('request', 'https://bay.example/lock', 'GET /lock HTTP/1.1\r\n\r\n'),
  lock,
  response('https://bay.example/gone', page('It is not here, says the server of the bay.'), [], '404 Not Found'),
  record('response', 'https://bay.example/a.png', 'HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx'),
  response(
    'https://bay.example/weir',
    page('Bo Ray keeps the weir since the spring of last year, says the board.', 'The weir'),
  ),
]

test.each<[string, Buffer]>([
  ['bay.warc', Buffer.concat(archive)],
  ['bay.warc.gz', Buffer.concat(archive.map((each) => gzipSync(each)))],
])('%s: a page is an article with its address, as of the day on which it was taken', async (file, content) => {
  const { articles, problems } = await readFiles({ [file]: content })
  expect(problems).toEqual([])
  expect(articles).toMatchObject([
    {
      id: 'bay/bay-example-lock',
      file,
      title: 'The new lock',
      url: 'https://bay.example/lock',
      published: '2022-05-03',
      text: body,
    },
    { id: 'bay/bay-example-weir', title: 'The weir' },
  ])
})

test.each<[string, Buffer]>([
  ['in pieces', response('https://bay.example/lock', chunked(page(body)), ['Transfer-Encoding: chunked'])],
  [
    'said to be in pieces, put together',
    response('https://bay.example/lock', page(body), ['Transfer-Encoding: chunked']),
  ],
  ['packed by gzip', response('https://bay.example/lock', gzipSync(page(body)), ['Content-Encoding: gzip'])],
  ['packed by deflate', response('https://bay.example/lock', deflateSync(page(body)), ['Content-Encoding: deflate'])],
  ['packed by Brotli', response('https://bay.example/lock', brotliCompressSync(page(body)), ['Content-Encoding: br'])],
  ['a resource', record('resource', 'https://bay.example/lock', page(body), ['Content-Type: text/html'])],
  [
    'taken twice',
    Buffer.concat(
      [1, 2].map(() => response('https://bay.example/lock', page(body), [], '200 OK', ['WARC-Payload-Digest: sha1:A'])),
    ),
  ],
])('a page %s', async (_, content) => {
  const { articles, problems } = await readFiles({ 'a.warc': content })
  expect(problems).toEqual([])
  expect(articles).toMatchObject([{ text: body, url: 'https://bay.example/lock' }])
})

test('a page in the encoding that it says', async () => {
  const content = page(`${body} The café is open.`).replace('<head>', '<head><meta charset="iso-8859-1">')
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'
  const bytes = Buffer.from(head + content, 'latin1')
  const { articles } = await readFiles({ 'a.warc': record('response', 'https://bay.example/', bytes) })
  expect(articles[0]?.text).toContain('The café is open.')
})

test.each<[string, Buffer, number, RegExp]>([
  ['no pages', info, 0, /no pages/],
  ['an archive that breaks off', Buffer.concat(archive).subarray(0, -120), 1, /breaks off/],
  [
    'a length that is no number of bytes',
    Buffer.concat([lock, Buffer.from('WARC/1.0\r\nContent-Length: 1.5\r\n\r\nab')]),
    1,
    /damaged/,
  ],
  ['a damaged record', Buffer.concat([lock, Buffer.from('nothing\r\n\r\n'), lock]), 1, /damaged/],
  [
    'a damaged page',
    Buffer.concat([
      response('https://bay.example/x', gzipSync(page(body)).subarray(0, 30), ['Content-Encoding: gzip']),
      lock,
    ]),
    1,
    /page could not be read/,
  ],
])('%s: told, and the rest is read', async (_, content, count, reason) => {
  const { articles, problems } = await readFiles({ 'a.warc': content })
  expect(articles).toHaveLength(count)
  expect(problems).toMatchObject([{ reason: expect.stringMatching(reason) }])
})

test('a small archive that unpacks to much more is left, and what came before is read', async () => {
  const { least } = unpackLimits
  unpackLimits.least = 100_000
  const length = 2_000_000
  const zeros = Buffer.concat([Buffer.from(`WARC/1.0\r\nContent-Length: ${length}\r\n\r\n`), Buffer.alloc(length)])
  try {
    const { articles, problems } = await readFiles({ 'a.warc.gz': Buffer.concat([gzipSync(lock), gzipSync(zeros)]) })
    expect(articles).toHaveLength(1)
    expect(problems).toMatchObject([{ reason: expect.stringMatching(/unpacks to more than 50 times its size/) }])
  } finally {
    unpackLimits.least = least
  }
})

test('a changed archive is read or told', async () => {
  await readMutated('a.warc', Buffer.concat(archive))
  await readMutated('a.warc.gz', gzipSync(Buffer.concat(archive)))
})

test('a question is answered from an archive of pages', async () => {
  expect(await askFiles({ 'bay.warc': Buffer.concat(archive) }, 'Who opened the new lock?')).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Carla Reyes'),
    citations: [{ url: 'https://bay.example/lock', published: '2022-05-03' }],
  })
})
