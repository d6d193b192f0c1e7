import type { Answer, Explanation } from '../types.ts'
import { cut, type Page, plain, table, wrapped } from './page.ts'

const HEAD = ['score', 'candidate', 'source', 'article', 'features'] as const
const WIDEST = { candidate: 36, source: 20, article: 24 } as const

function figure(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3)
}

function row({ candidate, score, source, article, features }: Explanation): readonly string[] {
  const counted = Object.entries(features).filter(([, value]) => value !== 0)
  return [
    score.toFixed(3),
    cut(plain(candidate), WIDEST.candidate),
    cut(plain(source), WIDEST.source),
    cut(plain(article), WIDEST.article),
    counted.map(([name, value]) => `${name} ${figure(value)}`).join(', '),
  ]
}

/** The candidates in columns, where an answer explains itself. On a narrow page the features stand under each candidate. */
export function renderExplanations(page: Page, answer: Answer): string {
  if (!answer.explanations) return ''
  const head = page.dim(`Kind ${answer.kind}, confidence ${answer.confidence.toFixed(3)}`)
  if (answer.explanations.length === 0) return `${head}\n${page.dim('No candidates.')}`
  const rows = answer.explanations.map(row)
  const columns = table(
    page,
    [HEAD.slice(0, -1), ...rows.map((cells) => cells.slice(0, -1))].map((cells) => [...cells, '']),
  ).split('\n')
  const lines = columns.map((line, index) => {
    const features = rows[index - 1]?.at(-1)
    return features ? `${line}\n${wrapped(page, '       ', page.dim(features))}` : page.dim(line)
  })
  return [head, ...lines].join('\n')
}
