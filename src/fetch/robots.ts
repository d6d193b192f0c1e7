import robotsParser from 'robots-parser'
import { InputError } from '../errors.ts'

type Parse = typeof robotsParser.default
/** The types of the package have its function one level deeper than its code has. */
const isParse = (value: unknown): value is Parse => typeof value === 'function'

/** What a site lets a program read. */
export interface SiteRules {
  /** Whether a page may be read. */
  readonly allows: (page: URL) => boolean
  /** Seconds between two requests that the site asks for. */
  readonly delay: number | undefined
}

/** The name under which sites may speak to this program in robots.txt. */
export const robotName = 'Dateline'

/**
 * The rules of a site by RFC 9309: without robots.txt all is allowed; where the site fails to give it, nothing is.
 * @param status HTTP status of the answer for robots.txt
 * @param text the answer
 * @throws InputError where the site fails
 */
export function siteRules(address: URL, status: number, text: string): SiteRules {
  if (status >= 500 || status === 429)
    throw new InputError(
      `${address.host} does not say what may be read there (${address.href} gives ${status})`,
      'try again later',
    )
  if (status >= 300) return { allows: () => true, delay: undefined }
  const parse: unknown = robotsParser
  if (!isParse(parse)) throw new Error('robots-parser is another package than it was')
  const robots = parse(address.href, text)
  return {
    allows: (page) => robots.isAllowed(page.href, robotName) !== false,
    delay: robots.getCrawlDelay(robotName),
  }
}
