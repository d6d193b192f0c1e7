import path from 'node:path'
import { z } from 'zod'
import { listSources, readSource } from '../../../src/corpus/index.ts'
import type { Article } from '../../../src/types.ts'
import type { EvalQuestion, EvalSet } from '../types.ts'
import { readJsonLines } from './json-lines.ts'

const line = z.object({
  id: z.string(),
  type: z.string(),
  question: z.string(),
  accept: z.array(z.array(z.string())).nullable(),
  articles: z.array(z.string()),
})

/** Characters that an answer may have, by type: longer ones are sentences where a short answer was asked for. */
const longest: Readonly<Record<string, number>> = {
  when: 160,
  number: 160,
  who: 220,
  met: 260,
  where: 220,
  article: 900,
}

/**
 * Our own questions with known answers, over a corpus on disk. An article is named by its file or the file's beginning.
 * @throws InputError when the corpus is not there, Error when a line is not of the format
 */
export async function readGoldenSet(name: string, content: string, corpus: string): Promise<EvalSet> {
  const articles = await readCorpus(corpus)
  const questions = readJsonLines(content, line, name).map(
    ({ id, type, question, accept, articles: wanted }): EvalQuestion => {
      const right = articles.filter(({ file }) => wanted.some((start) => path.basename(file).startsWith(start)))
      return {
        id,
        type,
        question,
        gold: { by: 'patterns', accept, longest: longest[type] ?? 700 },
        relevant: new Map(right.map((article) => [article.id, 1])),
      }
    },
  )
  return { name, articles, corpus, questions }
}

async function readCorpus(corpus: string): Promise<Article[]> {
  const articles: Article[] = []
  for (const source of await listSources(corpus))
    for await (const read of readSource(source)) if ('article' in read) articles.push(read.article)
  return articles
}
