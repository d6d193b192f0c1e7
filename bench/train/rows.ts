import fs from 'node:fs'
import { openContext } from '../../src/answer/answer.ts'
import { contextCandidates } from '../../src/answer/kinds/extract.ts'
import { featureNames } from '../../src/answer/ranking/features/index.ts'
import type { TextCandidate } from '../../src/answer/ranking/rank.ts'
import type { Scope } from '../../src/answer/retrieve.ts'
import type { Article } from '../../src/types.ts'
import { type MemoryCorpus, memoryCorpus } from '../memory-corpus.ts'

/** A question of a SQuAD file with its paragraph. */
export interface SquadQuestion {
  readonly id: string
  readonly question: string
  readonly answers: readonly string[]
  readonly impossible: boolean
  /** Number of the paragraph. */
  readonly paragraph: number
  /** Title of the article, for folds. */
  readonly article: string
}

type SquadFile = {
  data: {
    title: string
    paragraphs: {
      context: string
      qas: { id: string; question: string; is_impossible?: boolean; answers: { text: string }[] }[]
    }[]
  }[]
}

/** Reads a SQuAD 1.1 or 2.0 file: paragraphs as articles, and questions. */
export function readSquad(file: string): { articles: Article[]; questions: SquadQuestion[] } {
  const { data }: SquadFile = JSON.parse(fs.readFileSync(file, 'utf8'))
  const articles: Article[] = []
  const questions: SquadQuestion[] = []
  for (const entry of data) {
    for (const { context, qas } of entry.paragraphs) {
      const paragraph = articles.length
      const id = `${entry.title}-${paragraph}`
      articles.push({ id, file: id, title: entry.title.replaceAll('_', ' '), text: context })
      for (const qa of qas)
        questions.push({
          id: qa.id,
          question: qa.question,
          answers: qa.answers.map((answer) => answer.text),
          impossible: qa.is_impossible ?? false,
          paragraph,
          article: entry.title,
        })
    }
  }
  return { articles, questions }
}

/** Lower case, no punctuation, no articles: the normalisation of the SQuAD evaluation script (Rajpurkar et al. 2016). */
export function normalise(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
}

/** Token F1 of two texts after normalisation, 0 to 1. */
export function tokenF1(given: readonly string[], gold: readonly string[]): number {
  if (given.length === 0 || gold.length === 0) return given.length === gold.length ? 1 : 0
  const counts = new Map<string, number>()
  for (const token of gold) counts.set(token, (counts.get(token) ?? 0) + 1)
  let common = 0
  for (const token of given) {
    const left = counts.get(token) ?? 0
    if (left > 0) {
      common++
      counts.set(token, left - 1)
    }
  }
  return common === 0 ? 0 : (2 * common) / (given.length + gold.length)
}

/** The candidates of one question: a feature row and the F1 of each. */
export interface Group {
  readonly question: SquadQuestion
  /** `featureNames.length` numbers a candidate, one after the other. */
  readonly rows: Float32Array
  readonly f1: Float32Array
  readonly texts: readonly string[]
}

/** Where the paragraph of a question lies: an article by its number, and a part of its text. */
interface Source {
  readonly number: number
  readonly start: number
  readonly end: number
}

/** Candidates as labelled rows; those of other paragraphs than the question's are wrong, whatever they say. */
function groupOf(
  question: SquadQuestion,
  source: Source,
  { candidates, rows }: { readonly candidates: readonly TextCandidate[]; readonly rows: Float32Array },
): Group {
  const gold = question.answers.map(normalise)
  const texts = candidates.map((candidate) => candidate.text)
  const f1 = Float32Array.from(candidates, ({ text, reading, start }) => {
    if (reading.number !== source.number || start < source.start || start >= source.end) return 0
    const given = normalise(text)
    return Math.max(0, ...gold.map((answer) => tokenF1(given, answer)))
  })
  return { question, rows: rows.slice(0, candidates.length * featureNames.length), f1, texts }
}

/** Paragraphs of one article of a folder: news has some five to an article. */
const together = 5

/** A folder of a few longer articles, made of the paragraphs of one title, with the place of each paragraph. */
function folderOf(paragraphs: readonly (readonly [number, Article])[]): {
  articles: Article[]
  sources: Map<number, Source>
} {
  const articles: Article[] = []
  const sources = new Map<number, Source>()
  for (let first = 0; first < paragraphs.length; first += together) {
    let text = ''
    for (const [paragraph, article] of paragraphs.slice(first, first + together)) {
      if (text !== '') text += '\n\n'
      sources.set(paragraph, { number: articles.length, start: text.length, end: text.length + article.text.length })
      text += article.text
    }
    const article = paragraphs[first]?.[1]
    if (article) articles.push({ ...article, text })
  }
  return { articles, sources }
}

/** The same paragraphs as folders of longer articles, one a title. */
function folders(articles: readonly Article[]) {
  const byTitle = new Map<string, [number, Article][]>()
  for (const [number, article] of articles.entries())
    byTitle.set(article.title, [...(byTitle.get(article.title) ?? []), [number, article]])
  const sources = new Map<number, { source: Source; corpus: MemoryCorpus }>()
  for (const paragraphs of byTitle.values()) {
    const folder = folderOf(paragraphs)
    const corpus = memoryCorpus(folder.articles)
    for (const [paragraph, source] of folder.sources) sources.set(paragraph, { source, corpus })
  }
  return sources
}

/** As many ask in a chat: in lower case, without a question mark. */
const typed = (question: string): string => question.toLowerCase().replace(/\?\s*$/, '')

/**
 * Turns questions into groups of candidate rows. Each is asked of its own paragraph, of all paragraphs, so that the ranking
 * learns to tell articles apart as well as sentences, and of a folder of longer articles, there every second one as it is typed in a chat.
 */
export async function buildGroups(articles: readonly Article[], questions: readonly SquadQuestion[]): Promise<Group[]> {
  const all = memoryCorpus(articles)
  const foldered = folders(articles)
  const groups: Group[] = []
  for (const [number, asked] of questions.entries()) {
    const article = articles[asked.paragraph]
    const folder = foldered.get(asked.paragraph)
    if (!article || !folder) continue
    const whole = { number: asked.paragraph, start: 0, end: article.text.length }
    const add = async (question: string, source: Source, corpus: MemoryCorpus, scope: Scope) =>
      groups.push(groupOf(asked, source, contextCandidates(await openContext(corpus, question, scope))))
    await add(asked.question, whole, all, { article: article.id })
    await add(asked.question, whole, all, {})
    await add(number % 2 === 0 ? asked.question : typed(asked.question), folder.source, folder.corpus, {})
  }
  return groups
}
