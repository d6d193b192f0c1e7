import lunr from 'lunr'
import type { System } from '../types.ts'
import { sentenceBaseline } from './baseline.ts'

/** Plain lunr, used well: title and text in one field, one cleaned term a word, none of which must be there. */
export const lunrSystem: System = {
  name: 'lunr',
  async open({ articles }) {
    const index = lunr((builder) => {
      builder.ref('number')
      builder.field('body')
      articles.forEach(({ title, text }, number) => {
        builder.add({ number, body: `${title}\n${text}` })
      })
    })
    const search = (query: string, limit: number): number[] => {
      const trimmed = lunr.tokenizer(query).map((token) => token.toString().replace(/^\W+|\W+$/g, ''))
      const words = new Set(trimmed.filter((word) => word !== ''))
      // A query without terms finds everything.
      if (words.size === 0) return []
      const found = index.query((asked) => {
        for (const word of words) asked.term(word, {})
      })
      return found.slice(0, limit).map(({ ref }) => Number(ref))
    }
    return sentenceBaseline(articles, search, () => 1)
  },
}
