import { defineCommand } from './command.ts'
import { dateRange } from './date-range-options.ts'
import { readableQuestion } from './read-question.ts'
import { resolveArticle } from './resolve-article.ts'

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
