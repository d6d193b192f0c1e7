import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import type { Edtf } from '../types.ts'
import { parseDateField } from './date-formats.ts'
import { withoutInvisible } from './lines.ts'

/** What is known of an article besides its text and name. */
export interface Metadata {
  title?: string
  published?: Edtf
  publisher?: string
  author?: string
  url?: string
  place?: string
}

/** The names under which front matter, HTML `meta` tags, `.jsonl` lines and header lines give each field; the first found counts. */
const fieldNames = {
  title: 'title,headline,og:title,twitter:title,dc.title,subject,name',
  published:
    'published,article:published_time,og:published_time,datepublished,publication_date,publication-date,publication date,publicationdate,publishdate,publish_date,publish date,published_at,publishedat,published_date,published on,pubdate,pub_date,parsely-pub-date,sailthru.date,dc.date.issued,dcterms.issued,dc.date.created,dc.date,dcterms.created,citation_publication_date,article.published,date,dateline,datecreated,created,created_at',
  publisher:
    'publisher,og:site_name,site_name,sitename,site,application-name,dc.publisher,newspaper,outlet,agency,source,publication',
  author:
    'author,authors,byline,article:author,dc.creator,dcterms.creator,parsely-author,sailthru.author,creator,writer,by',
  url: 'url,canonical,og:url,link,permalink,source_url,source-url,source url,sourceurl,original_url,source',
} as const

/** Whether a value is an object of named values, as JSON, YAML and TOML have them. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isUrl = (text: string): boolean => /^https?:\/\/\S+$/.test(text)

/** The readable text of a field's value: a list is joined, an object gives its name. */
export function fieldText(value: unknown): string | undefined {
  if (typeof value === 'string') return withoutInvisible(value).replace(/\s+/g, ' ').trim() || undefined
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const parts = value.map(fieldText).filter((text) => text !== undefined)
    return parts.length > 0 ? parts.join(', ') : undefined
  }
  if (typeof value === 'object' && value !== null && 'name' in value) return fieldText(value.name)
  return undefined
}

/** Reads the known fields out of any others. Keys are compared in lower case. */
export function readFields(entries: Iterable<readonly [string, unknown]>): Metadata {
  const fields = new Map<string, unknown>()
  for (const [key, value] of entries) {
    const name = key.toLowerCase().trim()
    if (!fields.has(name)) fields.set(name, value)
  }
  const first = (field: keyof typeof fieldNames, read: (value: unknown) => string | undefined) => {
    for (const name of fieldNames[field].split(',')) {
      const value = fields.has(name) ? read(fields.get(name)) : undefined
      if (value) return value
    }
    return undefined
  }
  const textThat = (addressed: boolean) => (value: unknown) => {
    const text = fieldText(value)
    return text && isUrl(text) === addressed ? text : undefined
  }
  const title = first('title', fieldText)
  const published = first('published', parseDateField)
  const publisher = first('publisher', textThat(false))
  const author = first('author', textThat(false))?.replace(/^by\s+/i, '')
  const url = first('url', textThat(true))
  return {
    ...(title && { title }),
    ...(published && { published }),
    ...(publisher && { publisher }),
    ...(author && { author }),
    ...(url && { url }),
  }
}

/** A file without its front matter, and what that says. */
interface FrontMatter {
  readonly body: string
  readonly known: Metadata
  /** Other names of what the file is about, as note-taking programs have them. */
  readonly aliases?: readonly string[]
}

/** What front matter says whose fields are known by name. */
function readRecord(body: string, record: Readonly<Record<string, unknown>>): FrontMatter {
  const named = record.aliases ?? record.alias
  const names = typeof named === 'string' ? named.split(',') : Array.isArray(named) ? named : []
  const aliases = names.flatMap((name) => fieldText(name) ?? [])
  return { body, known: readFields(Object.entries(record)), ...(aliases.length > 0 && { aliases }) }
}

const fenced: readonly { readonly pattern: RegExp; readonly parse: (text: string) => unknown }[] = [
  {
    pattern: /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/,
    parse: (text) => parseYaml(text, { logLevel: 'error' }),
  },
  { pattern: /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/, parse: parseToml },
]

/** Characters of front matter that are read by the rules of its language; of more, its lines of "key: value" are. */
const longestBlock = 50_000

/** Lines of front matter in JSON; a longer object is the text's own. */
const longestJson = 400

/** Front matter that is not what its fence says ("title: a: b") is read line by line. */
const fieldLines = (text: string): [string, string][] =>
  [...text.matchAll(/^["']?([\w -]+?)["']?[ \t]*[:=][ \t]*(.+)$/gm)].map(([, key, value]) => [
    key ?? '',
    (value ?? '').replace(/^(["'])(.*)\1,?$/, '$2'),
  ])

/** An object of JSON at the very top, which ends on a line of its own "}" or on its first line. */
function readJson(content: string): FrontMatter | undefined {
  if (!content.startsWith('{')) return undefined
  let end = content.indexOf('\n')
  for (let line = 0; line < longestJson; line++) {
    const stop = end < 0 ? content.length : end
    if (/^\}[ \t]*$/.test(content.slice(content.lastIndexOf('\n', stop - 1) + 1, stop)) || line === 0) {
      try {
        const value: unknown = JSON.parse(content.slice(0, stop))
        if (isRecord(value)) return readRecord(content.slice(stop + 1), value)
      } catch {
        // The object goes on, or this is no JSON: the next line may end it.
      }
    }
    if (end < 0) return undefined
    end = content.indexOf('\n', end + 1)
  }
  return undefined
}

/** Lines "Title: …", "Date: …" at the very top without a fence, as Pelican and MultiMarkdown have them: two or more, one the title. */
function readHead(content: string): FrontMatter | undefined {
  const [head] = /^(?:[A-Za-z][\w -]{0,30}:[ \t]+\S.*\n){2,}(?=[ \t]*\n)/.exec(content) ?? []
  if (head === undefined || !/^title:/im.test(head)) return undefined
  return { body: content.slice(head.length), known: readFields(fieldLines(head)) }
}

/**
 * Parts a file's front matter, in YAML (`---`), TOML (`+++`) or JSON (`{`) or as plain lines, from its text.
 * A block between fences that has no fields is no front matter and stays in the text.
 */
export function readFrontMatter(content: string): FrontMatter {
  for (const { pattern, parse } of fenced) {
    const parts = pattern.exec(content)
    if (!parts) continue
    const body = content.slice(parts[0].length)
    const text = parts[1] ?? ''
    if (text.length > longestBlock) return { body, known: readFields(fieldLines(text)) }
    try {
      const value = parse(text)
      return isRecord(value) ? readRecord(body, value) : { body: content, known: {} }
    } catch {
      return { body, known: readFields(fieldLines(text)) }
    }
  }
  return readJson(content) ?? readHead(content) ?? { body: content, known: {} }
}
