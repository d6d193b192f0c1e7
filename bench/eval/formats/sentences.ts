import { parse } from 'csv-parse/sync'
import { group as groupBy } from 'd3-array'
import { questionWord } from '../question-word.ts'
import type { EvalArticle, EvalQuestion, EvalSet, LabelledSentence } from '../types.ts'

/** Names that the columns go by in WikiQA, TrecQA and their like. */
const columns = {
  question: ['question', 'q', 'qtext', 'query'],
  sentence: ['sentence', 'answer', 'candidate', 'atext'],
  label: ['label', 'relevance', 'is_correct'],
  group: ['questionid', 'question_id', 'qid'],
  document: ['documentid', 'document_id', 'docid'],
  title: ['documenttitle', 'document_title', 'title'],
} as const

type Column = keyof typeof columns

const knownAs = (column: Column): readonly string[] => columns[column]

interface Line {
  readonly question: string
  readonly sentence: LabelledSentence
  readonly group: string
  readonly title: string
}

/**
 * A table of questions, sentences and labels, with a heading: tab-separated as WikiQA, or comma-separated. The sentences
 * of one question make an article. As is usual, questions none of whose sentences is right are judged on answering only.
 * @throws Error when a needed column is not there
 */
export function readSentenceSet(name: string, content: string): EvalSet {
  const articles: EvalArticle[] = []
  const questions: EvalQuestion[] = []
  for (const [group, lines] of groupBy(readLines(name, content), (line) => line.group)) {
    const [head] = lines
    if (head === undefined) continue
    const sentences = lines.map(({ sentence }) => sentence)
    const id = `q-${group}`
    articles.push({ id, title: head.title, text: sentences.map(({ text }) => text).join('\n\n') })
    questions.push({
      id: group,
      question: head.question,
      type: questionWord(head.question),
      article: id,
      gold: { by: 'sentences', sentences },
      relevant: new Map(),
    })
  }
  return { name, articles, questions }
}

function readLines(name: string, content: string): Line[] {
  const [heading = ''] = content.split('\n', 1)
  const tabs = heading.includes('\t')
  const rows: string[][] = parse(content, {
    delimiter: tabs ? '\t' : ',',
    // WikiQA's quotation marks are text, not quoting.
    quote: tabs ? null : '"',
    bom: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
  })
  const names = (rows[0] ?? []).map((title) => title.trim().toLowerCase())
  const place = (column: Column): number => names.findIndex((title) => knownAs(column).includes(title))
  for (const column of ['question', 'sentence', 'label'] as const)
    if (place(column) < 0) throw new Error(`${name} has no column "${column}": its first line must name its columns`)
  return rows.slice(1).map((row) => {
    const cell = (column: Column): string => row[place(column)]?.trim() ?? ''
    const sentence = { text: cell('sentence'), right: Number(cell('label')) > 0 }
    return { question: cell('question'), sentence, group: cell('group') || cell('question'), title: cell('title') }
  })
}
