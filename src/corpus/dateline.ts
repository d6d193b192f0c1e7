import type { Edtf } from '../types.ts'
import { findDate } from './date-formats.ts'

/** What a dateline says, and how much of the paragraph it takes up. */
export interface Dateline {
  readonly place?: string
  readonly published?: Edtf
  readonly publisher?: string
  /** Number of characters from the paragraph's start to its first sentence. */
  readonly length: number
}

const capitalPlace = "\\p{Lu}[\\p{Lu}.'’-]+(?:[ -]\\p{Lu}[\\p{Lu}.'’-]*){0,3}"
const mixedPlace = "\\p{Lu}[\\p{L}.'’-]+(?:[ -]\\p{Lu}[\\p{L}.'’-]+){0,2}"
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?'
const day = `(?:${month} \\d{1,2}|\\d{1,2} ${month})(?:,? \\d{4})?|\\d{1,2}[./]\\d{1,2}[./]\\d{4}`
const agency = '(?:/[^/\\n]{2,40}/|\\([^()\\n]{2,40}\\))'
const dash = '(?:--?|[–—:])'

/** CITY[, Region][, date] then an agency in brackets or slashes, or a dash, or both. */
const wholeDateline = new RegExp(
  `^(${capitalPlace}|${mixedPlace})((?:, ${mixedPlace}|, ${capitalPlace}){0,2}?)(?:,? (${day}))?\\.?(?: ?(${agency}))?\\.?(?: (${dash}))?\\s+(?=["“‘'(]?[\\p{Lu}\\d])`,
  'u',
)
/** What opens a sentence rather than carries on a name: makes "Leeds - On Monday" a dateline and "Wal - Mart" a name. */
const opener =
  /^["“‘']?(?:The|A|An|On|In|At|After|As|It|More|This|Two|Three|Over|Nearly|About|For|From|With|Police|Officials)\b/
const capitals = new RegExp(`^${capitalPlace}$`, 'u')

/** Whether a place without a date is a dateline's, not the sentence's own first words. */
function isSafe(place: string, source: string | undefined, separator: string | undefined, rest: string): boolean {
  if (source?.startsWith('/')) return true
  if (capitals.test(place)) return source !== undefined || (separator !== ':' && place.length >= 5)
  return separator !== undefined && separator !== ':' && opener.test(rest) && !/^\([^a-z]*\)$/.test(source ?? '')
}

/** Reads the dateline at the start of an article's first paragraph: "LEEDS, England, May 3. /Newswire/. The …", "Leeds - On Monday, …". */
export function readDateline(paragraph: string): Dateline | undefined {
  const line = paragraph.slice(0, 160)
  const parts = wholeDateline.exec(line)
  if (!parts) return undefined
  const [whole, place, region, date, source, separator] = parts
  if (!place || (!source && !separator)) return undefined
  if (source?.includes(':') || (!date && !isSafe(place, source, separator, paragraph.slice(whole.length))))
    return undefined
  const published = date ? findDate(date)?.edtf : undefined
  const publisher = source?.slice(1, -1).trim()
  return {
    place: readablePlace(place) + (region ?? ''),
    ...(published ? { published } : {}),
    ...(publisher && /\p{L}/u.test(publisher) ? { publisher } : {}),
    length: whole.length,
  }
}

/** "NEW YORK" → "New York"; short capitals without a vowel ("DC") stay. */
function readablePlace(place: string): string {
  if (!capitals.test(place)) return place
  return place.replace(/\p{L}+/gu, (word) => (word.length < 3 ? word : word.charAt(0) + word.slice(1).toLowerCase()))
}
