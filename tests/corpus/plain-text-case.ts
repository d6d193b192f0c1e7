import { expect } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'

/** A plain text file and the article that it is. */
export interface PlainTextCase {
  readonly what: string
  readonly file?: string
  readonly lines: readonly string[]
  readonly title: string
  readonly published?: string
  readonly paragraphs: readonly string[]
}

export function expectArticle({ file = 'article.txt', lines, title, published, paragraphs }: PlainTextCase): void {
  const article = parseArticle(file, lines.join('\n'))
  expect(article.text.split('\n\n')).toEqual(paragraphs)
  expect(article.title).toBe(title)
  expect(article.published).toBe(published)
}
