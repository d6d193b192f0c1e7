import { firstPlace } from '../citation.ts'
import { InputError } from '../errors.ts'
import type { Article, Span } from '../types.ts'
import { resolveArticle } from './ask.ts'
import { dateRange, defineCommand } from './command.ts'

/** As many as a menu of Discord can offer. */
const MOST_HITS = 25

/** Where a quote stands in an article. @throws InputError where it does not */
function placeOfQuote({ id, text }: Article, quote: string): Span {
  const place = firstPlace(text, quote.replace(/^[“"](.+)[”"]$/, '$1'))
  if (place === undefined)
    throw new InputError(`The article ${id} does not say “${quote}”`, 'take the words from a citation, as they stand')
  return place
}

export const article = defineCommand({
  name: 'article',
  summary: 'Find articles by headline or content, or show the one of an id whole',
  surfaces: ['slash', 'cli'],
  audience: 'member',
  options: [
    {
      name: 'search',
      summary: 'Words of the headline or the text, or an id',
      type: 'string',
      maxLength: 300,
      required: true,
      positional: true,
      complete: ['article', 'topic', 'name'],
    },
    {
      name: 'quote',
      summary: 'Words of a citation to mark in the article, which is then shown whole',
      type: 'string',
      maxLength: 5000,
      cliOnly: true,
    },
    ...dateRange('Articles'),
  ],
  examples: [{ search: 'summit' }, { search: 'harvest figures', from: '2019-08' }],
  run: async (library, { search, quote, ...scope }) => {
    const whole = await library.read(quote === undefined ? search : await resolveArticle(library, search))
    return {
      type: 'articles',
      query: search,
      hits: await library.findArticles(search, { ...scope, limit: MOST_HITS }),
      ...(whole && { whole: { article: whole, ...(quote !== undefined && { marked: placeOfQuote(whole, quote) }) } }),
    }
  },
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
