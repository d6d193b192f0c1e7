import { bounds } from '../dates/index.ts'
import { extractFacts, type Fact } from '../facts/index.ts'
import { nameWords } from '../names/name-key.ts'
import { type ArticleNames, namesOf } from '../names/name-table.ts'
import { readDocument } from '../nlp/document.ts'
import { type DocumentRecord, recordOf } from '../nlp/document-record.ts'
import type { SearchDocument } from '../search/engine.ts'
import type { Article, ArticleInfo } from '../types.ts'

/** What was read off an article. Plain JSON. */
export interface Payload {
  readonly facts: readonly Fact[]
  /** Sentences, names, dates and what else was found in its text. */
  readonly document: DocumentRecord
  readonly names: ArticleNames
}

/** An article with what was read off it. */
export interface StoredRecord {
  readonly article: Article
  readonly payload: Payload
}

/** Reads an article once, for all answers to come. */
export function analyseArticle(article: Article): Payload {
  const document = readDocument(article)
  return { facts: extractFacts(document), document: recordOf(document), names: namesOf(document) }
}

// What follows reads what this program itself wrote: only enough is looked at to notice what is of another make.

function has<Field extends string>(value: unknown, ...fields: Field[]): value is Record<Field, unknown> {
  return typeof value === 'object' && value !== null && fields.every((field) => field in value)
}

const isInfo = (value: unknown): value is ArticleInfo => has(value, 'id', 'file', 'title')
const isArticle = (value: unknown): value is Article => isInfo(value) && 'text' in value
const isPayload = (value: unknown): value is Payload =>
  has(value, 'facts', 'names', 'document') && Array.isArray(value.facts)

/** What is known of an article besides its text. @throws TypeError when it is none */
export function readInfo(value: unknown): ArticleInfo {
  if (isInfo(value)) return value
  throw new TypeError('what is stored is no article')
}

/** @throws TypeError when it is none */
export function readPayload(value: unknown): Payload {
  if (isPayload(value)) return value
  throw new TypeError('a record that is not whole')
}

/** @throws TypeError when it is none */
export function readRecord(value: unknown): StoredRecord {
  if (!has(value, 'article', 'payload') || !isArticle(value.article)) throw new TypeError('what is stored is no record')
  return { article: value.article, payload: readPayload(value.payload) }
}

/** An article as it is searched, with the first and last day of its date. */
export function searched({ title, text, published }: Article): SearchDocument {
  const range = published ? bounds(published) : undefined
  return { title, text, ...(range && { days: [range.from, range.to] as const }) }
}

/** A title or what is typed of it, folded: its words parted by a space. */
export const foldedTitle = (text: string): string => nameWords(text).join(' ')
