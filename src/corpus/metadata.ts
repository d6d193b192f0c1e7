import type { Edtf } from '../types.ts'
import { isContent } from './body.ts'
import type { ClassifiedBlock } from './classify.ts'
import { datedPieces, findDate, findFullDate } from './date-formats.ts'
import type { Metadata } from './front-matter.ts'

/** Who wrote an article, and when, as a byline gives it. */
interface Byline {
  readonly author?: string
  readonly published?: Edtf
}

const lead = /\bby\s+/i
const personName = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:de|da|del|van|von|der|bin|al|la|le)\s+)*\p{Lu}[\p{L}.'’-]*){0,4}/u

/** Reads "By YAN LI|Mar 3,2023", "By Ann Lee and Bob Cole, Staff Writers", "Posted by Ann Lee on 3 May 2021". */
export function readByline(text: string): Byline {
  const date = findDate(text)
  const rest = text.slice(text.search(lead)).replace(lead, '')
  const names: string[] = []
  let cursor = rest
  for (;;) {
    const name = personName.exec(cursor)?.[0]
    if (!name || /\d/.test(name)) break
    names.push(name.replace(/[.,]$/, '').trim())
    const joint = /^\s*(?:,?\s+and\s+|\s*&\s*)/.exec(cursor.slice(name.length))
    if (!joint) break
    cursor = cursor.slice(name.length + joint[0].length)
  }
  return {
    ...(names.length > 0 ? { author: names.join(' and ') } : {}),
    ...(date ? { published: date.edtf } : {}),
  }
}

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

/** What of a file may tell about the article. */
interface Evidence {
  readonly classified: readonly ClassifiedBlock[]
  /** Index of the title's block. */
  readonly place: number | undefined
  readonly title: string
  /** First paragraph of prose. */
  readonly lead: ClassifiedBlock | undefined
  readonly dateline: Dateline | undefined
  readonly file: string
  /** Its address, where the format gives it. */
  readonly url: string | undefined
}

/** A web article names the day it reports; a date before this year is history that it tells. */
const firstReportedYear = 1995
const publishedLabel = /\b(?:published|posted|date of publication|publication date|released|issued)\b/i
const record =
  /\b(?:minutes|report|log|diary|session|newsletter|bulletin|meeting|notes|agenda|proceedings|transcript)\b/i

const isWhole = (edtf: Edtf | undefined): boolean => edtf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(edtf)

/** The blocks between the title and the first paragraph. */
function headOf({ classified, place, lead }: Evidence): readonly ClassifiedBlock[] {
  const start = place === undefined ? 0 : place + 1
  const leadAt = lead ? classified.indexOf(lead) : -1
  return classified.slice(start, leadAt < 0 ? start + 8 : leadAt)
}

/** The date of a line; of several, the one that is called that of publication, else the first. */
function publishedIn(line: string): Edtf | undefined {
  const pieces = datedPieces(line)
  const named = pieces.length > 1 ? pieces.find(({ text }) => publishedLabel.test(text)) : undefined
  return named?.date ?? findDate(line)?.edtf
}

/** The date of a line under the title, else of one that says "published" or an agency's signature, else of a stamp above the title. */
function stampedDate(evidence: Evidence): Edtf | undefined {
  const { classified, place } = evidence
  const dates = (blocks: readonly ClassifiedBlock[]) =>
    blocks.map((block) => publishedIn(block.text)).filter((edtf) => edtf !== undefined)
  const head = headOf(evidence).filter((block) => !isContent(block) || /^date\b.{0,3}:/i.test(block.text))
  // A second headline may name another day, so it comes after stamps, bylines and fields.
  const under = dates([
    ...head.filter((block) => block.kind !== 'short'),
    ...head.filter((block) => block.kind === 'short'),
  ])
  const labelled = dates(
    classified.filter(
      (block) =>
        block.words.length < 15 &&
        (block.kind === 'source' || (publishedLabel.test(block.text) && block.kind !== 'prose')),
    ),
  )
  const above = dates(
    place ? classified.slice(Math.max(0, place - 2), place).filter((block) => block.kind === 'stamp') : [],
  )
  const changed = dates(classified.filter((block) => block.kind === 'stamp' && /modified|updated/i.test(block.text)))
  return under.find(isWhole) ?? labelled[0] ?? under[0] ?? above.find(isWhole) ?? changed[0]
}

/** The month of the day that the first sentence reports: the article was written then or shortly after, so it is told as about that month. */
function reportedMonth(lead: ClassifiedBlock | undefined): Edtf | undefined {
  const sentence = lead?.text.split(/(?<=[\p{Ll}\d]{2}[.!?])\s+(?=\p{Lu})/u)[0]
  const found = sentence && findFullDate(sentence.replace(/\([^()]*\)/g, (inner) => ' '.repeat(inner.length)))
  if (!found || !isWhole(found.edtf)) return undefined
  return Number(found.edtf.slice(0, 4)) >= firstReportedYear ? `${found.edtf.slice(0, 7)}~` : undefined
}

/** Minutes and reports carry their day in the title or in a sentence that opens them; some files in their name, many pages in their address. */
function namedDate({ title, file, url, lead }: Evidence): Edtf | undefined {
  const inTitle = record.test(title) ? findFullDate(title)?.edtf : undefined
  const inOpening =
    lead && lead.words.length < 40 && /\bminutes\b.*\bheld\b/i.test(lead.text)
      ? findFullDate(lead.text)?.edtf
      : undefined
  const inName = /(?:^|\/|[_-])(\d{4}-\d{2}-\d{2})(?=[^\d])/.exec(file)?.[1]
  const inAddress = /\/(\d{4}\/\d{2}\/\d{2})(?=\/|$)/.exec(url ?? '')?.[1]
  return inTitle ?? inOpening ?? findFullDate(inName ?? inAddress ?? '')?.edtf
}

/** Publisher and address of a line such as "Source: Daily News, https://…". */
function readSourceLine(text: string): Metadata {
  // "Source: Newswire | 2018-05-22 | Editor: Ann Lee" names the source first.
  const rest =
    text.replace(/^\(|^[^:]{0,40}:\s*(?!\/\/)|^source\s+/i, '').split(/\s*\||\s+(?:editor|author|date|by)\s*:/i)[0] ??
    ''
  const url = /https?:\/\/[^\s<>"]+/.exec(rest)?.[0].replace(/[.,;]+$/, '')
  const date = findFullDate(rest)
  const publisher = (date ? rest.slice(0, date.start) : rest)
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[\s,;:.()–—-]+$/, '')
    .trim()
  return {
    ...(url ? { url } : {}),
    ...(publisher && publisher.length <= 60 && /\p{L}/u.test(publisher) ? { publisher } : {}),
  }
}

/** Gathers publication date, publisher, author, address and place from the text around an article's body. */
export function collectMetadata(evidence: Evidence): Metadata {
  const { classified, dateline, lead } = evidence
  const source = classified.find((block) => block.kind === 'source')
  const byline =
    headOf(evidence).find((block) => block.kind === 'byline') ?? classified.find((block) => block.kind === 'byline')
  const { author } = byline ? readByline(byline.text) : {}
  const stamped = stampedDate(evidence)
  const dated = isWhole(dateline?.published) ? dateline?.published : undefined
  const published = stamped ?? dated ?? namedDate(evidence) ?? dateline?.published ?? reportedMonth(lead)
  return {
    ...(source ? readSourceLine(source.text) : {}),
    ...(dateline?.publisher ? { publisher: dateline.publisher } : {}),
    ...(dateline?.place ? { place: dateline.place } : {}),
    ...(author ? { author } : {}),
    ...(published ? { published } : {}),
  }
}
