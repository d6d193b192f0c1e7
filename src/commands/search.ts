import { defineCommand } from './command.ts'

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
