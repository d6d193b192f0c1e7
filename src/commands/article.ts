import { defineCommand } from './command.ts'
import { dateRange } from './date-range-options.ts'

/** As many as a menu of Discord can offer. */
const MOST_HITS = 25

export const article = defineCommand({
  name: 'article',
  summary: 'Find articles by headline or content',
  surfaces: ['slash', 'cli'],
  audience: 'member',
  options: [
    {
      name: 'search',
      summary: 'Words of the headline or the text',
      type: 'string',
      maxLength: 300,
      required: true,
      positional: true,
      complete: ['article', 'topic', 'name'],
    },
    ...dateRange('Articles'),
  ],
  examples: [{ search: 'summit' }, { search: 'harvest figures', from: '2019-08' }],
  run: async (library, { search, ...scope }) => ({
    type: 'articles',
    query: search,
    hits: await library.findArticles(search, { ...scope, limit: MOST_HITS }),
  }),
})
