import { group } from 'd3-array'
import { isAnswerable, judgeAnswer } from './judge.ts'
import { type GoldenFile, loadSets } from './sets.ts'
import type { EvalArticle, EvalQuestion, EvalSet, Given, Measures, OpenSystem, Outcome, System } from './types.ts'

/** Articles ranked for a question. */
const depth = 20

/** Questions spread evenly over the set, so that a part of it has something of each article. */
export function spread(questions: readonly EvalQuestion[], limit: number): readonly EvalQuestion[] {
  if (limit >= questions.length) return questions
  return Array.from({ length: limit }, (_, number) => Math.floor((number * questions.length) / limit)).flatMap(
    (place) => questions[place] ?? [],
  )
}

/** How a system is asked. */
interface Settings {
  readonly atLeast?: number
  readonly progress?: (done: number) => void
}

/** Asks a system all questions, one after the other. */
export async function run(system: System, set: EvalSet, settings: Settings = {}): Promise<Outcome[]> {
  for await (const outcomes of runTogether(system, [set], settings)) return outcomes
  return []
}

/** Asks a system all questions of sets that have the same articles, which are opened once; yields the outcomes of each set. */
async function* runTogether(
  system: System,
  sets: readonly EvalSet[],
  { atLeast, progress }: Settings = {},
): AsyncGenerator<Outcome[]> {
  const [one] = sets
  if (one === undefined) return
  const open = await system.open(one, atLeast)
  try {
    const articles = new Map(one.articles.map((article) => [article.id, article]))
    // What the first question of a process takes is not what a question takes.
    const [first] = one.questions
    if (first !== undefined) await open.ask(first.question, first.article)
    for (const { questions } of sets) {
      const outcomes: Outcome[] = []
      for (const question of questions) {
        outcomes.push(await outcomeOf(open, question, articles))
        progress?.(outcomes.length)
      }
      yield outcomes
    }
  } finally {
    await open.close()
  }
}

async function outcomeOf(
  system: OpenSystem,
  question: EvalQuestion,
  articles: ReadonlyMap<string, EvalArticle>,
): Promise<Outcome> {
  const started = performance.now()
  const given = await system.ask(question.question, question.article)
  const milliseconds = performance.now() - started
  const judge = (answer: Given): Measures => judgeAnswer(question, answer, (id) => articles.get(id))
  return {
    question,
    given,
    measures: { ...judge(given), ...(await rankingMeasures(system, question)) },
    answerable: isAnswerable(question),
    ...(given.guess === undefined ? {} : { guessRight: judge(given.guess).right === 1 }),
    milliseconds,
  }
}

async function rankingMeasures(
  system: OpenSystem,
  { question, article, relevant }: EvalQuestion,
): Promise<Pick<Measures, 'first' | 'five' | 'mrr'>> {
  if (article !== undefined || relevant.size === 0) return {}
  const ranked = await system.rankArticles(question, depth)
  const place = ranked.findIndex((id) => relevant.has(id))
  const isWithin = (count: number) => Number(place >= 0 && place < count)
  return { first: isWithin(1), five: isWithin(5), mrr: place < 0 ? 0 : 1 / (place + 1) }
}

/** A golden set with what came of its questions. */
export interface Asked {
  readonly set: GoldenFile
  readonly outcomes: readonly Outcome[]
}

/**
 * Asks a system golden sets, corpus by corpus, each of which is opened once.
 * @throws InputError when a file or corpus is not there
 */
export async function* askGolden(system: System, files: readonly GoldenFile[]): AsyncGenerator<Asked> {
  for (const [corpus, together] of group(files, (set) => set.corpus)) {
    const loaded = await Promise.all(together.map(({ file }) => loadSets(file, { corpus })))
    const waiting = [...together]
    for await (const outcomes of runTogether(system, loaded.flat())) {
      const set = waiting.shift()
      if (set !== undefined) yield { set, outcomes }
    }
  }
}
