import { expect, it } from 'vitest'
import { openContext } from '../../src/answer/context.ts'
import { rankArticles } from '../../src/answer/rank-articles.ts'
import { corpusOf } from './hand-made.ts'

const articles = [
  { title: 'Road', text: 'The bypass of Tarnby was opened in May.' },
  { title: 'Virus', text: 'An anti-virus team met at the mill.' },
  { title: 'Mountain', text: 'The mountain pass is closed in winter.' },
]

it.each([
  ['by-pass', ['Mountain', 'Road']],
  ['bypass', ['Road']],
  ['anti-virus', ['Virus']],
])('finds a word that the articles write in one where a query has a hyphen: %s', async (query, expected) => {
  const ranked = rankArticles(await openContext(await corpusOf(articles), query, {}))
  expect(ranked.map(({ reading }) => reading.document.article.title).sort()).toEqual(expected)
})
