import { InputError } from '../errors.ts'
import type { Library } from '../library.ts'
import type { ArticleInfo } from '../types.ts'
import { dateRange, defineCommand } from './command.ts'

const letters = /\p{L}/gu
const latin = /\p{Script=Latin}/gu
const greeting =
  /^(?:(?:hi|hello|hey|heya|hiya|yo|sup|good (?:morning|afternoon|evening|day)|thanks?|thank you|thx|ok|okay|test|ping|help)(?:\s+(?:there|all|everyone|everybody|guys|folks|bot|dateline|you|me))*\W*)+$/i
/** Words that a question in another language begins with, of which none begins an English one. */
const foreignStart =
  /^¿|^(?:wer|wen|wem|wessen|wann|warum|wieso|wie|was ist|welche[rsmn]?|qui|quand|où|pourquoi|quel(?:le)?s?|combien|est-ce|qu'est-ce|quién(?:es)?|cuándo|dónde|por qué|cómo|cuál(?:es)?|cuánt[oa]s?|quem|quando|onde|porque|por que|dove|perché|quanti|wie is|wanneer|waar|waarom|hoeveel|kto|kiedy|gdzie|dlaczego)(?![\p{L}])/iu
const english =
  /\b(?:the|who|whom|what|when|where|which|why|how|is|are|was|were|did|does|do|has|have|of|in|to|and|for|with|by|on|at)\b/gi

/**
 * Sees to it that a question can be one: it has words, asks something and is English as far as its script and first word tell.
 * @param question tidied text
 * @returns the question
 * @throws InputError with a line that helps
 */
export function readableQuestion(question: string): string {
  const all = question.match(letters)?.length ?? 0
  if (all === 0 && !/\d/.test(question))
    throw new InputError('There are no words in the question', 'ask for example “Who is the mayor?”')
  if (greeting.test(question))
    throw new InputError(
      'That asks nothing of the articles',
      'ask for example “Who is the mayor?” or “When did it open?”',
    )
  const isOtherScript = all > 0 && (question.match(latin)?.length ?? 0) < all / 2
  const isOtherLanguage = foreignStart.test(question) && (question.match(english)?.length ?? 0) === 0
  if (isOtherScript || isOtherLanguage)
    throw new InputError('The articles are in English, and so are the questions', 'please ask in English')
  return question
}

/** The only one for which `matches` holds; undefined where none or several do. */
function onlyOne(articles: readonly ArticleInfo[], matches: (info: ArticleInfo) => boolean): ArticleInfo | undefined {
  const found = articles.filter(matches)
  return found.length === 1 ? found[0] : undefined
}

/**
 * Finds the article that a person names by its id, file, headline or the beginning of one of these.
 * An answer must never come from another article than the one asked for, so nothing looser is tried.
 * @returns its id
 * @throws InputError where none or several fit; its next step names the closest
 */
export async function resolveArticle(library: Library, named: string): Promise<string> {
  const exact = await library.article(named)
  if (exact) return exact.id
  const wanted = named.toLowerCase()
  const articles = await library.sources()
  const namesOf = (info: ArticleInfo) => [info.id, info.file, info.title].map((name) => name.toLowerCase())
  const found =
    onlyOne(articles, (info) => namesOf(info).includes(wanted)) ??
    onlyOne(articles, (info) => namesOf(info).some((name) => name.startsWith(wanted)))
  if (found) return found.id
  const [nearest] = await library.findArticles(named, { limit: 1 })
  throw new InputError(
    `No one article is called “${named}”`,
    nearest ? `did you mean “${nearest.title}” (${nearest.id})?` : 'look it up with the command `sources`',
    { article: named },
  )
}

export const ask = defineCommand({
  name: 'ask',
  summary: 'Answer a question from the articles, with the sentence that says so',
  surfaces: ['slash', 'cli'],
  audience: 'member',
  options: [
    {
      name: 'question',
      summary: 'The question, in English',
      type: 'string',
      maxLength: 500,
      required: true,
      positional: true,
      complete: ['question', 'name', 'topic'],
    },
    {
      name: 'article',
      summary: 'Answer from this article only',
      type: 'string',
      maxLength: 300,
      complete: ['article'],
    },
    ...dateRange('Answer from articles'),
    {
      name: 'at-least',
      summary: 'Give the best answer that is at least so sure, from 0 to 1, and only that',
      type: 'share',
      cliOnly: true,
    },
    { name: 'explain', summary: 'Show the candidates and what counted for each', type: 'boolean', cliOnly: true },
  ],
  examples: [{ question: 'Who is the mayor?' }, { question: 'When did the summit open?', from: '2019' }],
  run: async (library, { question, article, from, to, explain, 'at-least': atLeast }) => ({
    type: 'answer',
    answer: await library.ask(readableQuestion(question), {
      ...(article !== undefined && { article: await resolveArticle(library, article) }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(explain !== undefined && { explain }),
      ...(atLeast !== undefined && { atLeast }),
    }),
  }),
})

const mostCitations = 3

export const check = defineCommand({
  name: 'check',
  summary: 'Say whether the articles support a claim, contradict it or do not say',
  surfaces: ['slash', 'message-menu', 'cli'],
  menuLabel: 'Find the source',
  audience: 'member',
  options: [
    {
      name: 'claim',
      summary: 'What somebody says, in English',
      type: 'string',
      // A message of Discord has 2,000 characters, with Nitro 4,000.
      maxLength: 4000,
      required: true,
      positional: true,
    },
  ],
  examples: [{ claim: 'The summit opened in May.' }],
  run: async (library, { claim }) => ({ type: 'check', check: await library.check(claim, mostCitations) }),
})
