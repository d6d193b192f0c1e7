import type { Article } from '../types.ts'
import { composeArticle } from './compose.ts'
import { fieldText, readFields } from './header-fields.ts'
import { splitBlocks } from './lines.ts'

/** A line of a `.jsonl` file as an article, or what is wrong with it. */
export type JsonLine = { readonly article: Article } | { readonly reason: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseRecord(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : 'the line is not a JSON object'
  } catch (error) {
    return `the line is not JSON (${error instanceof Error ? error.message : String(error)})`
  }
}

/** Reads one line: `{id, title, published, text, url?, publisher?, author?}`. A title that is not there is found in the text. */
export function parseJsonLine(file: string, line: string): JsonLine {
  const record = parseRecord(line)
  if (typeof record === 'string') return { reason: record }
  const id = fieldText(record.id)
  const text = record.text ?? record.content ?? record.body
  if (id === undefined) return { reason: 'the line has no "id"' }
  if (typeof text !== 'string' || text.trim() === '') return { reason: 'the line has no "text"' }
  const article = composeArticle(file, splitBlocks(text), readFields(Object.entries(record)), id)
  return article.text === '' ? { reason: 'the text has nothing but a title' } : { article }
}
