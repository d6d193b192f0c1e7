import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { listSources, readSource } from '../../src/corpus/index.ts'
import { InputError } from '../../src/errors.ts'
import type { Article } from '../../src/types.ts'
import type { EvalArticle, EvalQuestion, EvalSet } from './types.ts'

/** Our own questions and the articles that answer them. Paths are relative to the repository. */
export interface GoldenFile {
  readonly file: string
  readonly corpus: string
  /** Nobody who works on the program has looked at its questions: they are counted, never shown. */
  readonly blind: boolean
}

const seen = (name: string, corpus: string): GoldenFile => ({
  file: `tests/golden/${name}.jsonl`,
  corpus,
  blind: false,
})
const blind = (name: string, corpus: string): GoldenFile => ({ ...seen(name, corpus), blind: true })
const ofGolden = (name: string): string => `tests/golden/corpora/${name}`

/** All of our own questions; what lies in `../shared` may be missing. */
export const goldenFiles: readonly GoldenFile[] = [
  ...['data/articles', '../shared/seeds'].flatMap((corpus) =>
    ['seeds-questions', 'seeds-heldout', 'seeds-second'].map((name) => seen(name, corpus)),
  ),
  { file: '../shared/questions/seeds-dev.jsonl', corpus: '../shared/seeds', blind: false },
  // The blind ones are by readers of the articles who did not know the program, in the free wording of a chat.
  blind('seeds-blind', '../shared/seeds'),
  seen('wikinews-apple', '../shared/corpora/wikinews-apple'),
  // Written blind as well, but half of its questions have been looked at since.
  seen('wikinews-blind', '../shared/corpora/wikinews-apple'),
  ...['harbour-news', 'lore', 'research', 'rowing-club-minutes'].map((name) => seen(`corpora-${name}`, ofGolden(name))),
  ...['blind-news', 'blind-lore', 'blind-minutes'].map((name) => blind(name, ofGolden(name))),
]

/** All that is measured when nothing is named. */
export const ourSets: readonly { readonly file: string; readonly corpus?: string }[] = [
  ...goldenFiles,
  { file: '../shared/benchmarks/squad-dev/squad-v1.1-12-articles.json' },
  { file: '../shared/benchmarks/squad-dev/squad-v2.0-same-articles.json' },
]

/** Names a set. */
export const keyOf = ({ file, corpus }: { readonly file: string; readonly corpus: string }): string =>
  `${file} on ${corpus}`

/** A set that cannot be asked here, and what of it is missing. */
export interface Absence {
  readonly set: GoldenFile
  readonly paths: readonly string[]
}

/** The sets of which the questions or the articles are not here. */
export const absencesOf = (sets: readonly GoldenFile[], exists: (path: string) => boolean = existsSync): Absence[] =>
  sets
    .map((set) => ({ set, paths: [set.file, set.corpus].filter((path) => !exists(path)) }))
    .filter(({ paths }) => paths.length > 0)

/** What is missing though it lies in the repository, in words. */
export const missingOfOurs = (absences: readonly Absence[]): string[] =>
  absences.flatMap(({ set, paths }) =>
    paths
      .filter((path) => !path.startsWith('../'))
      .map((path) => `${keyOf(set)}: ${path} belongs to the repository and is missing`),
  )

/** "14 of 17 sets were asked; not here: …" */
export function closingLine(asked: number, absences: readonly Absence[]): string {
  const names = absences.map(({ set }) => keyOf(set)).join(', ')
  return `${asked} of ${asked + absences.length} sets were asked${names === '' ? '' : `; not here: ${names}`}`
}

/** `given`: each question is asked of its paragraph; `open`: of all. */
export type Mode = 'given' | 'open'

/**
 * Reads a file by what it is: `.json` SQuAD, `.jsonl` golden questions.
 * @param options the mode of SQuAD files, both when not given; the articles of golden ones
 * @throws InputError when it is not there or not one of these
 */
export async function loadSets(
  file: string,
  { mode, corpus }: { readonly mode?: Mode; readonly corpus?: string },
): Promise<EvalSet[]> {
  if (!existsSync(file)) throw new InputError(`there is no file ${file}`, 'check the path')
  const name = path.basename(file, path.extname(file))
  const content = await readFile(file, 'utf8')
  switch (path.extname(file).toLowerCase()) {
    case '.json': {
      const modes: readonly Mode[] = mode === undefined ? ['given', 'open'] : [mode]
      const nameOf = (each: Mode) => `${name}, ${each === 'given' ? 'paragraph given' : 'open'}`
      return modes.map((each) => readSquadSet(nameOf(each), JSON.parse(content), each))
    }
    case '.jsonl':
      if (corpus === undefined) throw new InputError(`${file} needs its articles`, 'give their folder with --corpus')
      return [await readGoldenSet(`${name} on ${path.basename(corpus)}`, content, corpus)]
    default:
      throw new InputError(`${file} is of no known format`, 'give a .json or .jsonl file')
  }
}

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

/** Our own questions over a corpus on disk. An article is named by its file or the file's beginning. */
async function readGoldenSet(name: string, content: string, corpus: string): Promise<EvalSet> {
  const articles: Article[] = []
  for (const source of await listSources(corpus))
    for await (const read of readSource(source)) if ('article' in read) articles.push(read.article)
  const lines = content.split('\n').filter((text) => text.trim() !== '')
  const questions = lines.map((text): EvalQuestion => {
    const { id, type, question, accept, articles: wanted } = line.parse(JSON.parse(text))
    const right = articles.filter(({ file }) => wanted.some((start) => path.basename(file).startsWith(start)))
    return {
      id,
      type,
      question,
      gold: { by: 'patterns', accept, longest: longest[type] ?? 700 },
      relevant: new Set(right.map((article) => article.id)),
    }
  })
  return { name, articles, corpus, questions }
}

const squadQuestion = z.object({
  id: z.string(),
  question: z.string(),
  is_impossible: z.boolean().optional(),
  answers: z.array(z.object({ text: z.string() })),
})
const squadParagraph = z.object({ context: z.string(), qas: z.array(squadQuestion) })
const squad = z.object({ data: z.array(z.object({ title: z.string(), paragraphs: z.array(squadParagraph) })) })

/**
 * A SQuAD 1.1 or 2.0 file, each paragraph an article of one corpus.
 * @throws Error when the JSON is not of that format
 */
export function readSquadSet(name: string, json: unknown, mode: Mode): EvalSet {
  const articles: EvalArticle[] = []
  const questions: EvalQuestion[] = []
  for (const { title, paragraphs } of squad.parse(json).data) {
    for (const [number, { context, qas }] of paragraphs.entries()) {
      const id = `${title}-${number + 1}`
      articles.push({ id, title: title.replaceAll('_', ' '), text: context })
      for (const qa of qas) {
        const texts = qa.is_impossible ? [] : qa.answers.map(({ text }) => text)
        const question = qa.question.trim()
        questions.push({
          id: qa.id,
          question,
          type: questionWord(question),
          gold: { by: 'texts', texts },
          relevant: new Set(texts.length > 0 ? [id] : []),
          ...(mode === 'given' ? { article: id } : {}),
        })
      }
    }
  }
  return { name, articles, questions }
}

const words: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['how many', /\bhow (?:many|much)\b/],
  ['who', /\b(?:who|whom|whose|who's)\b/],
  ['when', /\b(?:when|(?:what|which|in what|in which) (?:year|month|day|date|century|decade)s?)\b/],
  ['where', /\bwhere\b/],
  ['why', /\bwhy\b/],
  ['which', /\bwhich\b/],
  ['how', /\bhow\b/],
  ['what', /\bwhat\b/],
]

/** What a question's words ask for: `who`, `when`, `where`, `how many`, `what`, `which`, `why`, `how` or `other`. */
export function questionWord(question: string): string {
  const text = question.toLowerCase().replaceAll('’', "'")
  // The question word at the start decides over one in a clause ("When did the man who … die?").
  const first = words.find(([, pattern]) => new RegExp(`^(?:${pattern.source})`).test(text))
  return (first ?? words.find(([, pattern]) => pattern.test(text)))?.[0] ?? 'other'
}
