import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'
import { type Document, readDocument } from '../../src/nlp/document.ts'
import { openDocument, recordOf } from '../../src/nlp/document-record.ts'
import type { Article } from '../../src/types.ts'

/** A document as it comes back from the index, where a record is JSON. */
const kept = (document: Document): Document =>
  openDocument(document.article, JSON.parse(JSON.stringify(recordOf(document))))

/** All that a document tells. */
const told = (document: Document) => ({
  ...document,
  clauses: document.sentences.map(document.clauses),
  chunks: document.sentences.map(document.chunks),
  mentionsIn: document.sentences.map(document.mentionsIn),
  datesIn: document.sentences.map(document.datesIn),
})

const articleOf = (text: string): Article => ({
  id: 'a',
  file: 'a.md',
  title: 'Ann Lee',
  published: '2021-05-03',
  text,
})

const same = (article: Article): void => {
  const document = readDocument(article)
  expect(told(kept(document))).toEqual(told(document))
}

describe('a document comes back from the index as it was read', () => {
  const folders = ['data/articles', 'tests/golden/corpora/blind-news', 'tests/golden/corpora/lore']
  test.each(folders.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`)))('%s', (file) => {
    same(parseArticle(file, readFileSync(file, 'utf8')))
  })

  test.each([
    ['nothing', ''],
    ['much space and a long word', `Ann Lee${' '.repeat(400)}met ${'x'.repeat(300)} in May.\n\n\n\n\nShe left.`],
    ['other apostrophes', 'Jan van ’t Hof and Chen Min‘er met. They’re Ann Lee’s guests, 2020’s best.'],
    ['other letters', 'Łukasz Đoković met Tomáš in Čadca. 𝒜𝓃𝓃 met ΟΔΟΣ and İbrahim Şahin.'],
    ['an office and its holder', 'Mayor Ann Lee met Secretary-General Joe Fox. The mayor left, and he stayed.'],
  ])('%s', (_what, text) => same(articleOf(text)))

  test('any text', () => {
    const word = fc.oneof(
      fc.constantFrom('Ann Lee', 'Mayor', 'met', 'on 3 May', 'he', 'the', '.', ',', '\n\n', 'U.S.', 'Sr.', '’t', '-'),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => same(articleOf(words.join(' ')))),
      { numRuns: 60 },
    )
  })
})
