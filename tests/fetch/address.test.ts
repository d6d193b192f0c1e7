import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { isPublic, publicLookup, webAddress } from '../../src/fetch/address.ts'

test.each([
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
  ['::ffff:93.184.216.34', true],
  ['127.0.0.1', false],
  ['127.8.8.8', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['240.0.0.1', false],
  ['198.18.0.1', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['::127.0.0.1', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fc00::1', false],
  ['fd12:3456::1', false],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b:1::7f00:1', false],
  ['2002:7f00:1::', false],
  ['2001:0:7f00:1::', false],
  ['2001:db8::1', false],
  ['ff02::1', false],
  ['nonsense', false],
])('%s is public: %s', (ip, expected) => {
  expect(isPublic(ip)).toBe(expected)
})

test.each([
  ['https://news.example/a#b', 'https://news.example/a'],
  ['http://93.184.216.34/', 'http://93.184.216.34/'],
  ['HTTP://News.Example', 'http://news.example/'],
])('%s is read as %s', (text, href) => {
  expect(webAddress(text, false).href).toBe(href)
})

test.each([
  ['news.example/a', /is not an address: write it as https/],
  ['ftp://news.example/a', /neither http nor https/],
  ['file:///etc/passwd', /neither http nor https/],
  ['https://ann:secret@news.example/', /^the address of news\.example has a name or password in it/],
  ['http://127.0.0.1/', /private network.*--allow-private/],
  ['http://0x7f.1/', /private network/],
  ['http://2130706433/', /private network/],
  ['http://[::1]:8080/', /private network/],
  ['http://[::ffff:169.254.169.254]/', /private network/],
])('%s is refused', (text, line) => {
  const refused = () => webAddress(text, false)
  expect(refused).toThrow(InputError)
  try {
    refused()
  } catch (error) {
    expect(error instanceof InputError && error.line).toMatch(line)
    expect(String(error)).not.toContain('secret')
  }
})

/** What is connected to where a name stands for some addresses. */
function connectedTo(addresses: readonly string[], allowPrivate: boolean): Promise<readonly string[] | Error> {
  const found: LookupAddress[] = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const resolve: Parameters<typeof publicLookup>[1] = Object.assign(
    (_: string, __: unknown, done: (error: null, found: LookupAddress[]) => void) => done(null, found),
  )
  return new Promise((done) => {
    publicLookup(allowPrivate, resolve)('news.example', { all: true }, (error, all) => {
      done(error ?? (Array.isArray(all) ? all.map(({ address }) => address) : []))
    })
  })
}

test.each<[readonly string[], boolean, readonly string[] | RegExp]>([
  [['93.184.216.34'], false, ['93.184.216.34']],
  [['10.0.0.1', '93.184.216.34'], false, ['93.184.216.34']],
  [['10.0.0.1', '::1'], false, /news\.example is on a private network/],
  [['10.0.0.1'], true, ['10.0.0.1']],
])('a name for %j, private ones allowed: %s', async (addresses, allowed, expected) => {
  const found = await connectedTo(addresses, allowed)
  if (expected instanceof RegExp) expect(String(found)).toMatch(expected)
  else expect(found).toEqual(expected)
})
