import { lookup as resolveName } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { InputError } from '../errors.ts'

/**
 * Whether an IP address is one of the public net: not private, loopback, link-local, shared, or of a block with a use of
 * its own. An IPv4 address in the clothes of an IPv6 one is judged by what it is.
 */
export function isPublic(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false
  const address = ipaddr.process(ip)
  // Of IPv6 only 2000::/3 is given out; what leads to an IPv4 address has a range of its own.
  const isGiven = address.kind() === 'ipv4' || /^[23][\da-f]{3}:/.test(address.toNormalizedString())
  return isGiven && address.range() === 'unicast'
}

const refusal = (host: string): InputError =>
  new InputError(
    `${host} is on a private network`,
    'give an address of the public web, or allow it with --allow-private',
  )

/**
 * The address of a page, checked as far as its letters tell.
 * @throws InputError where it is not of the web, has a password in it, or is a private IP address that is not allowed
 */
export function webAddress(text: string, allowPrivate: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined) throw new InputError(`${text} is not an address`, 'write it as https://example.org/page')
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new InputError(`${text} is neither http nor https`, 'give the address of a web page, or a file')
  if (url.username !== '' || url.password !== '')
    throw new InputError(`the address of ${url.host} has a name or password in it`, 'leave it out')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) throw refusal(host)
  url.hash = ''
  return url
}

/**
 * Resolves names for connections, to public addresses only. The address that is checked is the one that is connected to, so
 * a name that leads to another address the second time it is asked gains nothing.
 */
export function publicLookup(allowPrivate: boolean, resolve: typeof resolveName = resolveName): LookupFunction {
  return (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, [])
      const [first, ...rest] = allowPrivate ? found : found.filter(({ address }) => isPublic(address))
      if (first === undefined) done(refusal(host), [])
      else if (options.all) done(null, [first, ...rest])
      else done(null, first.address, first.family)
    })
}
