import { z } from 'zod'
import { questionWord } from '../question-word.ts'
import type { EvalSet } from '../types.ts'
import { readJsonLines } from './json-lines.ts'

const idText = z.union([z.string(), z.number()]).transform(String)
const ids = { id: idText.optional(), _id: idText.optional() }
const document = z.object({ ...ids, title: z.string().nullish(), text: z.string() })
const query = z.object({ ...ids, text: z.string() })

/** The files of a retrieval collection, as text. */
export interface Collection {
  /** `{id or _id, title?, text}` a line. */
  readonly docs: string
  /** `{id or _id, text}` a line. */
  readonly queries: string
  /** TREC's four columns (query, 0, document, grade), or BEIR's three (query, document, grade) with a heading. */
  readonly qrels: string
}

/** A classic retrieval collection. Queries without a relevant document are left out, as trec_eval does. */
export function readRetrievalSet(name: string, { docs, queries, qrels }: Collection): EvalSet {
  const grades = readQrels(qrels)
  const articles = readJsonLines(docs, document, `${name}/docs.jsonl`)
    .map(({ id, _id, title, text }) => ({ id: id ?? _id ?? '', title: title ?? '', text }))
    .filter(({ text, title }) => `${title}${text}`.trim() !== '')
  const questions = readJsonLines(queries, query, `${name}/queries.jsonl`).flatMap(({ id, _id, text }) => {
    const relevant = grades.get(id ?? _id ?? '') ?? new Map<string, number>()
    if (![...relevant.values()].some((grade) => grade > 0)) return []
    return [
      { id: id ?? _id ?? '', question: text, type: questionWord(text), gold: { by: 'relevance' } as const, relevant },
    ]
  })
  return { name, articles, questions }
}

function readQrels(content: string): Map<string, Map<string, number>> {
  const grades = new Map<string, Map<string, number>>()
  for (const line of content.split('\n')) {
    const cells = line.trim().split(/\s+/)
    const [query, document, grade] = cells.length === 4 ? [cells[0], cells[2], cells[3]] : cells
    if (query === undefined || document === undefined || !Number.isFinite(Number(grade))) continue
    grades.set(query, (grades.get(query) ?? new Map<string, number>()).set(document, Number(grade)))
  }
  return grades
}
