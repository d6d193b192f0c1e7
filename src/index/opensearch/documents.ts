import { createHash } from 'node:crypto'
import { keysOf, nameKey, nameWords, startsOf } from '../../names/name-key.ts'
import type { NameEntry } from '../../names/name-source.ts'
import { dayNumber } from '../../search/engine.ts'
import { passageTerms } from '../../search/passages.ts'
import { foldedTitle, type StoredRecord, searched } from '../stored-article.ts'

// What lies in the indexes of a corpus: how each is mapped, and each document as it is loaded and as it is read again.

/** Changes whenever the mappings do: indexes of another format are built anew. */
export const schemaFormat = 3

/** The parts of an index set. */
export const parts = ['articles', 'passages', 'names', 'tables'] as const
export type PartName = (typeof parts)[number]

/** Something for each part. */
export const ofParts = <T>(make: (part: PartName) => T): Readonly<Record<PartName, T>> => ({
  articles: make('articles'),
  passages: make('passages'),
  names: make('names'),
  tables: make('tables'),
})

const keyword = { type: 'keyword' }
const integer = { type: 'integer' }
/** Read, not searched. */
const unsearched = { ...integer, index: false }
/** Kept, not looked into. */
const kept = { type: 'object', enabled: false }
/** Searched by prefix and equality; what is longer is found by its other forms. */
const shortKeyword = { ...keyword, ignore_above: 1000 }
/** Terms that the program has made, parted by spaces: the cluster leaves them as they are. */
const terms = { type: 'text', analyzer: 'dateline_terms', index_options: 'freqs' }

/** Fields of each part. */
const fields: Readonly<Record<PartName, object>> = {
  articles: {
    number: integer,
    id: keyword,
    source: { ...keyword, index: false },
    hash: { ...keyword, index: false },
    published: keyword,
    title: { ...terms, index_options: 'positions', norms: false },
    names: shortKeyword,
    passages: unsearched,
    article: kept,
    payload: kept,
  },
  passages: {
    article: integer,
    unit: { type: 'long' },
    start: unsearched,
    end: unsearched,
    from: integer,
    to: integer,
    terms,
  },
  names: {
    rank: integer,
    kind: keyword,
    keys: shortKeyword,
    starts: shortKeyword,
    words: { ...terms, norms: false, index_options: 'docs' },
    folded: shortKeyword,
    entry: kept,
  },
  tables: { kind: keyword, content: kept },
}

/**
 * Index template of a part: settings, analyser and mappings of every index that `pattern` fits; `_meta` says that
 * Dateline made it.
 * @param shards only of passages; the other parts have one
 */
export function templateOf(part: PartName, pattern: string, shards: number): object {
  const index = {
    number_of_shards: part === 'passages' ? shards : 1,
    // A second copy wherever there is a second node, so that one may fail, also while loading.
    auto_expand_replicas: '0-1',
    // A node that died is not waited for long before its copies are made elsewhere.
    'unassigned.node_left.delayed_timeout': '10s',
    refresh_interval: '-1',
    max_result_window: 10_000,
    analysis: { analyzer: { dateline_terms: { type: 'whitespace' } } },
    // Names are sorted on disk, so that the most reported are found first.
    ...(part === 'names' && { 'sort.field': 'rank', 'sort.order': 'asc' }),
  }
  // A document with other fields is refused.
  const mappings = { _meta: { dateline: schemaFormat, part }, dynamic: 'strict', properties: fields[part] }
  const template = { settings: { index }, mappings }
  return { index_patterns: [pattern], priority: 500, _meta: { dateline: schemaFormat }, template }
}

/** What is read of an article where only what is known of it besides its text is wanted. */
export const infoFields = { includes: ['article'], excludes: ['article.text'] }
/** What is read of an article where its record is wanted. */
export const recordFields = ['number', 'source', 'hash', 'article', 'payload']

/** A document of `articles`, but for what is only searched. */
export interface ArticleDocument {
  readonly number: number
  readonly id: string
  readonly source: string
  /** Of the article's whole content. */
  readonly hash: string
  /** How many it has. */
  readonly passages: number
  readonly article: unknown
  readonly payload: unknown
}

/** A document of `passages`, but for what is only searched. */
export interface PassageDocument {
  readonly article: number
  readonly start: number
  readonly end: number
}

/** Passages of an article that can be told apart by number; no article comes near. */
const mostPassages = 2 ** 20

export const passageId = (article: number, place: number): string => `${article}-${place}`

/** An article and its passages as they are loaded. @param hash of the article's whole content */
export function articleDocuments(
  number: number,
  source: string,
  hash: string,
  { article, payload }: StoredRecord,
): { readonly document: ArticleDocument; readonly passages: readonly PassageDocument[] } {
  const { text, ...info } = article
  const { days } = searched(article)
  const passages = passageTerms(article).map(({ start, end, terms }, place) => ({
    article: number,
    unit: number * mostPassages + place,
    start,
    end,
    ...(days !== undefined && { from: dayNumber(days[0]), to: dayNumber(days[1]) }),
    terms: terms.join(' '),
  }))
  const document = {
    number,
    id: info.id,
    source,
    hash,
    passages: passages.length,
    ...(info.published !== undefined && { published: info.published }),
    title: foldedTitle(info.title),
    names: [...new Set(payload.names.names.map(({ name }) => nameKey(name)))].filter((key) => key.length > 1),
    // Text last, so that what is read without it can stop before.
    article: { ...info, text },
    payload,
  }
  return { document, passages }
}

/** A document of `names`, but for what is only searched. */
export interface NameDocument {
  readonly folded: string
  readonly entry: NameEntry
}

/** A name as it is loaded. @param rank its place in the list, the most reported first */
export function documentOfName(rank: number, entry: NameEntry): NameDocument {
  const words = nameWords(entry.name)
  const [keys, starts] = [keysOf(entry), startsOf(entry)]
  const found = { rank, kind: entry.kind, keys, starts, words: [...new Set(words)].join(' ') }
  return { ...found, folded: words.join(' '), entry }
}

/** The documents of each part. */
export interface Documents {
  readonly articles: ArticleDocument
  readonly passages: PassageDocument
  readonly names: NameDocument
  readonly tables: unknown
}

/** What the build says of itself. */
export interface Manifest {
  /** Version of the program that built it. */
  readonly program: string
  /** Changes with the content of the corpus or the program; 8 hexadecimal digits. */
  readonly fingerprint: string
  readonly articles: number
  readonly passages: number
  /** Files of the corpus. */
  readonly sources: number
  /** The number of the next article. No number is ever given again, so that what remembers articles by it is never wrong. */
  readonly next: number
}

/** What lies in `tables`, by its kind, each under a key; lists lie there in pages, by their place. */
export interface TableContents {
  readonly manifest: Manifest
  readonly highlights: { readonly highlights: unknown }
  readonly office: { readonly office: string }
  readonly common: object
  readonly newest: { readonly infos: readonly unknown[] }
  readonly sources: { readonly sources: readonly unknown[] }
}
export type TableKind = keyof TableContents

/** Entries on one page of a list. */
export const pageLength = 100

/** Ids have at most 512 bytes. */
const longestKey = 400

/** Id of what a table has under a key. */
export function tableId(kind: TableKind, key: string | number = ''): string {
  const text = `${key}`
  const short = Buffer.byteLength(text) <= longestKey
  return `${kind}:${short ? text : `#${createHash('sha256').update(text).digest('hex')}`}`
}
