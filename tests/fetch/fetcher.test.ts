import type { LookupAddress } from 'node:dns'
import { afterEach, expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { Fetcher } from '../../src/fetch/fetcher.ts'
import { openSite, type Site } from './site.ts'

type Options = ConstructorParameters<typeof Fetcher>[0]
const limits = { largest: 1000, longest: 10_000, allowPrivate: true, pause: async () => undefined }

let site: Site | undefined
afterEach(() => site?.close())

/** Reads paths of a site, one after the other: their texts, or the lines of what went wrong. */
async function read(pages: Site['pages'], paths: readonly string[], options: Partial<Options> = {}): Promise<string[]> {
  site = await openSite(pages)
  const fetcher = new Fetcher({ ...limits, ...options })
  const texts: string[] = []
  try {
    for (const path of paths) {
      try {
        const fetched = await fetcher.get(URL.canParse(path) ? path : `${site.origin}${path}`)
        texts.push(Buffer.from(fetched?.bytes ?? []).toString())
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        texts.push(error.line)
      }
    }
  } finally {
    await fetcher.close()
  }
  return texts
}

const rules = (...lines: readonly string[]) => ({ '/robots.txt': lines.join('\n') })
const redirect =
  (location: string, status = 302): Exclude<Site['pages'][string], string | Buffer> =>
  (_, response) =>
    response.writeHead(status, { location }).end()

test.each<[string, Site['pages'], string, RegExp, Partial<Options>?]>([
  ['a page', { '/a': 'words' }, '/a', /^words$/],
  ['a redirect', { '/a': redirect('/b', 301), '/b': 'words' }, '/a', /^words$/],
  ['a redirect without end', { '/a': redirect('/a') }, '/a', /leads from one address to the next/],
  ['a redirect to another scheme', { '/a': redirect('file:///etc/passwd') }, '/a', /neither http nor https/],
  ['a redirect to nonsense', { '/a': redirect('http://[') }, '/a', /leads to what is no address/],
  ['a page that is not there', {}, '/a', /\/a gives 404 Not Found: check the address/],
  ['a login', { '/a': (_, response) => response.writeHead(403).end() }, '/a', /403 Forbidden: .*save it from there/],
  [
    'a site that is busy',
    { '/a': (_, response) => response.writeHead(429, { 'retry-after': '120' }).end() },
    '/a',
    /429 .*: try again in 120 s/,
  ],
  ['a large page', { '/a': 'x'.repeat(1001) }, '/a', /larger than 0.001 MB: raise the limit with --max-size/],
  ['a page that grows when unpacked', { '/a': '\0'.repeat(3_000_000) }, '/a', /larger than .*--max-size/],
  [
    'a page that never ends',
    { '/a': (_, response) => void response.writeHead(200).write('x') },
    '/a',
    /longer than 0.2 s: .*--timeout/,
    { longest: 200 },
  ],
  [
    'a connection that breaks',
    { '/a': (request) => request.socket.destroy() },
    '/a',
    /\/a can't be read \(.+\): try again/,
  ],
  ['a port of mail', {}, 'http://127.0.0.1:25/', /:25\/robots\.txt has a port that is none of the web: check it/],
  ['a site that is down', {}, 'http://127.0.0.1:2/', /can't be read \(.+\): try again later/],
  [
    'what robots.txt forbids',
    { ...rules('User-agent: *', 'Disallow: /a'), '/a': 'words' },
    '/a',
    /robots\.txt does not allow it/,
  ],
  ['what it forbids to others', { ...rules('User-agent: Other', 'Disallow: /'), '/a': 'words' }, '/a', /^words$/],
  ['what it forbids to us', { ...rules('User-agent: dateline', 'Disallow: /'), '/a': 'words' }, '/a', /does not allow/],
  [
    'where it leads to what is forbidden',
    { ...rules('User-agent: *', 'Disallow: /b'), '/a': redirect('/b'), '/b': 'words' },
    '/a',
    /\/b is not read/,
  ],
  [
    'a robots.txt that fails',
    { '/robots.txt': (_, response) => response.writeHead(503).end(), '/a': 'words' },
    '/a',
    /does not say what may be read.*503.*try again later/,
  ],
  [
    'a robots.txt that has moved',
    { '/robots.txt': redirect('/r'), '/r': 'User-agent: *\nDisallow: /a', '/a': 'words' },
    '/a',
    /does not allow/,
  ],
  ['a private address', { '/a': 'words' }, '/a', /127\.0\.0\.1 is on a private network/, { allowPrivate: false }],
])('%s', async (_, pages, path, line, options) => {
  expect(await read(pages, [path], options)).toEqual([expect.stringMatching(line)])
})

test('a site is asked for its rules once, and waited for between its pages', async () => {
  const waits: number[] = []
  const pause = async (milliseconds: number) => waits.push(milliseconds)
  await read({ ...rules('User-agent: *', 'Crawl-delay: 3'), '/a': 'a', '/b': 'b', '/c': 'c' }, ['/a', '/b', '/c'], {
    pause,
  })
  expect(waits).toEqual([3000, 3000])
  expect(site?.asked).toEqual(['/robots.txt', '/a', '/b', '/c'])
  await site?.close()
  await read({ ...rules('User-agent: *', 'Crawl-delay: 9000'), '/a': 'a', '/b': 'b' }, ['/a', '/b'], { pause })
  expect(waits.slice(2)).toEqual([30_000])
})

test('says what it is', async () => {
  let agent: string | undefined
  const take: Site['pages'][string] = (request, response) => {
    agent = request.headers['user-agent']
    response.end('words')
  }
  await read({ '/a': take }, ['/a'])
  expect(agent).toMatch(/^Dateline\/\d+\.\d+\.\d+ \(reads pages/)
})

test('a name that leads elsewhere the second time is checked where it is connected to', async () => {
  const answers = ['127.0.0.1', '10.0.0.1']
  let asked = 0
  const lookup: Options['lookup'] = Object.assign(
    (_: string, __: unknown, done: (error: null, found: LookupAddress[]) => void) =>
      done(null, [{ address: answers[asked++ % 2] ?? '', family: 4 }]),
  )
  const [first, second] = await read({}, ['http://rebound.example/', 'http://rebound.example/'], {
    lookup,
    allowPrivate: false,
  })
  expect([first, second]).toEqual(Array(2).fill(expect.stringMatching(/rebound\.example is on a private network/)))
  expect(asked).toBe(2)
})
