import { bounds } from '../dates/index.ts'
import { extractFacts, type Fact } from '../facts/index.ts'
import { type ArticleNames, namesOf } from '../names/name-table.ts'
import { readDocument } from '../nlp/document.ts'
import { type DocumentRecord, recordOf } from '../nlp/document-record.ts'
import type { Article } from '../types.ts'

/** What is stored with each article. */
export interface Payload {
  readonly facts: readonly Fact[]
  /** Sentences, names, dates and what else was found in its text. */
  readonly document: DocumentRecord
  readonly names: ArticleNames
}

/** Reads an article once, for all answers to come. */
export function analyseArticle(article: Article): Payload {
  const document = readDocument(article)
  return { facts: extractFacts(document), document: recordOf(document), names: namesOf(document) }
}

/** Takes a payload from its JSON. The record's hash has been checked, so only its shape at the top is looked at. */
export function readPayload(json: unknown): Payload {
  if (
    typeof json !== 'object' ||
    json === null ||
    !('facts' in json) ||
    !('names' in json) ||
    !('document' in json) ||
    !Array.isArray(json.facts)
  )
    throw new Error('a record that is not whole')
  return json as Payload
}

/** First and last day of an article's date, for filters. */
export function daysOf(article: Article): readonly [string, string] | undefined {
  const range = article.published ? bounds(article.published) : undefined
  return range ? [range.from, range.to] : undefined
}
