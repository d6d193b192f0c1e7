import { z } from 'zod'
import { questionWord } from '../question-word.ts'
import type { EvalArticle, EvalQuestion, EvalSet } from '../types.ts'

const format = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              is_impossible: z.boolean().optional(),
              answers: z.array(z.object({ text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** `given`: each question is asked of its paragraph; `open`: of all. */
export type Mode = 'given' | 'open'

/**
 * A SQuAD 1.1 or 2.0 file, each paragraph an article of one corpus.
 * @throws Error when the JSON is not of that format
 */
export function readSquadSet(name: string, json: unknown, mode: Mode): EvalSet {
  const articles: EvalArticle[] = []
  const questions: EvalQuestion[] = []
  for (const { title, paragraphs } of format.parse(json).data) {
    paragraphs.forEach(({ context, qas }, number) => {
      const id = `${title}-${number + 1}`
      articles.push({ id, title: title.replaceAll('_', ' '), text: context })
      for (const qa of qas) {
        const texts = qa.is_impossible ? [] : qa.answers.map(({ text }) => text)
        questions.push({
          id: qa.id,
          question: qa.question.trim(),
          type: questionWord(qa.question.trim()),
          about: id,
          gold: { by: 'texts', texts },
          relevant: new Map(texts.length > 0 ? [[id, 1]] : []),
          ...(mode === 'given' ? { article: id } : {}),
        })
      }
    })
  }
  return { name, articles, questions }
}
