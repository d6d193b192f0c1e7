import type { Answer } from '../types.ts'
import { readableQuestion, resolveArticle } from './ask.ts'
import { dateRange, defineCommand, type ExampleOptions } from './command.ts'

/** Longer texts of what was asked before are of no use to understand a follow-up. */
const LONGEST = 600

export const converse = defineCommand({
  name: 'converse',
  summary: 'Answer a question in plain words, understood from what was asked before',
  surfaces: ['message'],
  audience: 'member',
  options: [
    {
      name: 'question',
      summary: 'The question, in English',
      type: 'string',
      maxLength: 500,
      required: true,
      positional: true,
    },
    { name: 'after', summary: 'The question before, whole', type: 'string', maxLength: LONGEST },
    { name: 'answer', summary: 'What was answered to it', type: 'string', maxLength: LONGEST },
    { name: 'date', summary: 'The date of that answer', type: 'string', maxLength: 40 },
    { name: 'article', summary: 'The article that it was kept to', type: 'string', maxLength: 300 },
    ...dateRange('It was kept to articles'),
  ],
  examples: [{ question: 'When did she resign?', after: 'Who is the mayor?', answer: 'Ada Quill' }],
  run: async (library, { question, after, answer, date, article, from, to }) => ({
    type: 'answer',
    answer: await library.ask(readableQuestion(question), {
      ...(after !== undefined && {
        after: {
          question: after,
          ...(answer !== undefined && { answer }),
          ...(date !== undefined && { date }),
          ...(article !== undefined && { article: await resolveArticle(library, article) }),
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
        },
      }),
    }),
  }),
})

/**
 * What a question that follows this answer is asked with.
 * @param given the options that the answer was asked with: a follow-up goes on keeping to their article and dates
 */
export function optionsAfter(answer: Answer, given: ExampleOptions): ExampleOptions {
  const { question, askedAs = question } = answer
  const found = answer.status === 'answered' ? answer.answer : undefined
  // "Who else?", asked again and again, leaves out all that was told.
  const isOthers = /\b(?:else|other)\b/i.test(askedAs) && given.answer !== undefined
  const told = isOthers ? [given.answer, found].filter((text) => text !== undefined).join('; ') : found
  const isKept = given.after === undefined || answer.askedAs !== undefined
  const scope = (['article', 'from', 'to'] as const).flatMap((name) => {
    const value = given[name]
    return value === undefined || !isKept ? [] : [[name, value] as const]
  })
  return {
    after: askedAs.slice(0, LONGEST),
    ...(told !== undefined && { answer: told.slice(0, LONGEST) }),
    ...(answer.status === 'answered' && answer.date !== undefined && { date: answer.date }),
    ...Object.fromEntries(scope),
  }
}
