import { dateRange, defineCommand } from './command.ts'

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

export const sources = defineCommand({
  name: 'sources',
  summary: 'List the articles, newest first',
  surfaces: ['slash', 'cli'],
  audience: 'member',
  options: [],
  examples: [{}],
  run: async (library) => ({ type: 'sources', sources: await library.sources() }),
})

const DEFAULT_LIMIT = 10

export const search = defineCommand({
  name: 'search',
  summary: 'Rank articles for a query, with scores',
  surfaces: ['cli'],
  audience: 'member',
  options: [
    { name: 'query', summary: 'Any words', type: 'string', maxLength: 1000, required: true, positional: true },
    {
      name: 'limit',
      summary: `How many articles at most; ${DEFAULT_LIMIT} unless told`,
      type: 'integer',
      min: 1,
      max: 1000,
    },
  ],
  examples: [{ query: 'rail freight', limit: '5' }],
  run: async (library, { query, limit = DEFAULT_LIMIT }) => ({
    type: 'articles',
    query,
    hits: await library.findArticles(query, { limit }),
  }),
})
