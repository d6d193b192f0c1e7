import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, fetch, type Response } from 'undici'
import packageJson from '../../package.json' with { type: 'json' }
import { InputError } from '../errors.ts'
import { publicLookup, webAddress } from './address.ts'
import { robotName, type SiteRules, siteRules } from './robots.ts'

const userAgent = `${robotName}/${packageJson.version} (reads pages and feeds that the owner of a collection names, one by one)`
const accept =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8'

/** Redirects that are followed for one address. */
const mostRedirects = 5
/** Bytes of robots.txt that are read, as RFC 9309 has it. */
const largestRobots = 500 * 1024
/** Seconds between two requests to a site: that of a site that asks for none, and the longest that is waited. */
const delays = { usual: 1, longest: 30 }

export interface FetchLimits {
  /** Bytes of an answer. */
  readonly largest: number
  /** Milliseconds from a request to the end of its answer. */
  readonly longest: number
  /** Whether private addresses may be asked. */
  readonly allowPrivate: boolean
}

/** What a server said of a page's version, by which it is asked whether there is another. */
export interface Validators {
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
}

/** What came from an address. */
export interface Fetched extends Validators {
  /** Where it was in the end, after redirects. */
  readonly url: URL
  readonly bytes: Uint8Array
  /** As the server declares it, without parameters, in lower case; empty where it does not. */
  readonly type: string
  readonly charset: string | undefined
}

interface Options extends FetchLimits {
  /** Waits; milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<unknown>
  readonly lookup?: Parameters<typeof publicLookup>[1]
}

/** Reads pages politely: says what it is, obeys robots.txt, waits between requests to a site, asks for nothing that it has. */
export class Fetcher {
  readonly #agent: Agent
  readonly #pause: NonNullable<Options['pause']>
  readonly #sites = new Map<string, SiteRules>()
  /** Sites that were asked for a page. */
  readonly #asked = new Set<string>()

  constructor(private readonly options: Options) {
    this.#pause = options.pause ?? sleep
    this.#agent = new Agent({ connect: { lookup: publicLookup(options.allowPrivate, options.lookup) } })
  }

  /**
   * An address as it is remembered: in one spelling, without the place on the page.
   * @throws InputError where it may not be read
   */
  nameOf(address: string): string {
    return webAddress(address, this.options.allowPrivate).href
  }

  /**
   * Reads an address.
   * @param known what the server said of the version that is there already
   * @returns undefined where that is still the version
   * @throws InputError where it may not be read, is not there, or goes beyond a limit; its line says which
   */
  async get(address: string, known: Validators = {}): Promise<Fetched | undefined> {
    const headers = {
      ...(known.etag && { 'if-none-match': known.etag }),
      ...(known.lastModified && { 'if-modified-since': known.lastModified }),
    }
    const { url, response } = await this.#follow(address, headers, (page) => this.#askLeave(page))
    if (response.status === 304) return undefined
    if (!response.ok) {
      await response.body?.cancel()
      throw refusalOf(url, response)
    }
    const { bytes, isWhole } = await this.#within(url, () => bodyOf(response, this.options.largest))
    if (!isWhole)
      throw new InputError(
        `${url.href} is larger than ${this.options.largest / 1e6} MB`,
        'raise the limit with --max-size, or fetch it with a browser and add the file',
      )
    const [type = '', ...parameters] = (response.headers.get('content-type') ?? '').split(';')
    return {
      url,
      bytes,
      type: type.trim().toLowerCase(),
      charset: /charset\s*=\s*"?([\w-]+)/i.exec(parameters.join(';'))?.[1],
      etag: response.headers.get('etag') ?? undefined,
      lastModified: response.headers.get('last-modified') ?? undefined,
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy()
  }

  /** Follows redirects; each address is checked as the first is. */
  async #follow(
    address: string,
    headers: Readonly<Record<string, string>>,
    askLeave: (page: URL) => Promise<void>,
  ): Promise<{ url: URL; response: Response }> {
    let url = webAddress(address, this.options.allowPrivate)
    for (let redirects = 0; ; redirects++) {
      await askLeave(url)
      const response = await this.#send(url, headers)
      const target = response.headers.get('location')
      if (target === null || ![301, 302, 303, 307, 308].includes(response.status)) return { url, response }
      await response.body?.cancel()
      if (redirects === mostRedirects)
        throw new InputError(
          `${address} leads from one address to the next without end`,
          'give the address of the page',
        )
      if (!URL.canParse(target, url.href))
        throw new InputError(`${url.href} leads to what is no address`, 'check the address')
      url = webAddress(new URL(target, url).href, this.options.allowPrivate)
    }
  }

  #send(url: URL, headers: Readonly<Record<string, string>>): Promise<Response> {
    return this.#within(url, () =>
      fetch(url.href, {
        dispatcher: this.#agent,
        redirect: 'manual',
        headers: { 'user-agent': userAgent, accept, ...headers },
        signal: AbortSignal.timeout(this.options.longest),
      }),
    )
  }

  /** Does a part of a request, and says in one line what went wrong with it. */
  async #within<T>(url: URL, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw faultOf(url, error, this.options.longest)
    }
  }

  /** Asks robots.txt, and waits where the site was asked for a page before. */
  async #askLeave(page: URL): Promise<void> {
    const rules = this.#sites.get(page.origin) ?? (await this.#readRules(page.origin))
    this.#sites.set(page.origin, rules)
    if (!rules.allows(page))
      throw new InputError(
        `${page.href} is not read, since ${page.origin}/robots.txt does not allow it`,
        'save it with a browser and add the file',
      )
    if (this.#asked.has(page.origin)) await this.#pause(Math.min(rules.delay ?? delays.usual, delays.longest) * 1000)
    this.#asked.add(page.origin)
  }

  async #readRules(origin: string): Promise<SiteRules> {
    const { url, response } = await this.#follow(`${origin}/robots.txt`, {}, async () => undefined)
    const { bytes } = await this.#within(url, () => bodyOf(response, largestRobots))
    return siteRules(new URL('/robots.txt', origin), response.status, new TextDecoder().decode(bytes))
  }
}

/** The body of an answer, unpacked, up to a limit. */
async function bodyOf(response: Response, largest: number): Promise<{ bytes: Uint8Array; isWhole: boolean }> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    pieces.push(piece)
    // Leaving the loop closes the connection.
    if (size > largest) break
  }
  return { bytes: Buffer.concat(pieces).subarray(0, largest), isWhole: size <= largest }
}

function refusalOf(url: URL, response: Response): InputError {
  const { status } = response
  const what = `${url.href} gives ${status}${response.statusText ? ` ${response.statusText}` : ''}`
  const wait = response.headers.get('retry-after') ?? ''
  if (status === 404 || status === 410) return new InputError(what, 'check the address')
  if (status === 429 || status >= 500)
    return new InputError(what, /^\d+$/.test(wait) ? `try again in ${wait} s` : 'try again later')
  return new InputError(what, 'where a browser can open it, save it from there and add the file')
}

function faultOf(url: URL, error: unknown, longest: number): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === 'TimeoutError')
    return new InputError(
      `${url.href} takes longer than ${longest / 1000} s`,
      'try again later, or raise the limit with --timeout',
    )
  const { cause } = error
  if (cause instanceof InputError) return cause
  // What undici throws of a connection or an answer has what happened as its cause; all else is no fault of the site.
  if (!(cause instanceof Error) && !('code' in error && String(error.code).startsWith('UND_ERR'))) return error
  const reason = cause instanceof Error ? cause : error
  if (reason.message === 'bad port') return new InputError(`${url.href} has a port that is none of the web`, 'check it')
  const code = 'code' in reason ? String(reason.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new InputError(`there is no host ${url.hostname} to be found`, 'check the address, and the connection')
  return new InputError(`${url.href} can't be read (${reason.message || code})`, 'try again later')
}
