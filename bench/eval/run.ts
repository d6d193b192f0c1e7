import { isAnswerable, judgeAnswer } from './judge.ts'
import { averagePrecision, discountedGain, foundWithin, reciprocalRank } from './ranking-measures.ts'
import type { EvalQuestion, EvalSet, Given, Measures, OpenSettings, OpenSystem, Outcome, System } from './types.ts'

/** Articles ranked for a question: enough for average precision. */
const depth = 1000

/** Questions spread evenly over the set, so that a part of it has something of each article. */
export function spread(questions: readonly EvalQuestion[], limit: number): readonly EvalQuestion[] {
  if (limit >= questions.length) return questions
  return Array.from({ length: limit }, (_, number) => Math.floor((number * questions.length) / limit)).flatMap(
    (place) => questions[place] ?? [],
  )
}

/** Asks a system all questions, one after the other. */
export async function run(
  system: System,
  set: EvalSet,
  progress?: (done: number) => void,
  settings: OpenSettings = {},
): Promise<Outcome[]> {
  for await (const outcomes of runTogether(system, [set], progress, settings)) return outcomes
  return []
}

/** Asks a system all questions of sets that have the same articles, which are opened once; yields the outcomes of each set. */
export async function* runTogether(
  system: System,
  sets: readonly EvalSet[],
  progress?: (done: number) => void,
  settings: OpenSettings = {},
): AsyncGenerator<Outcome[]> {
  const [one] = sets
  if (one === undefined) return
  const open = await system.open(one, settings)
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
  articles: ReadonlyMap<string, EvalSet['articles'][number]>,
): Promise<Outcome> {
  const started = performance.now()
  const onlyRanking = question.gold.by === 'relevance'
  const given = onlyRanking ? undefined : await system.ask(question.question, question.article)
  const asked = performance.now()
  const ranking = await rankingMeasures(system, question)
  const milliseconds = (onlyRanking ? performance.now() : asked) - started
  const judge = (answer: Given): Measures => judgeAnswer(question, answer, (id) => articles.get(id))
  return {
    question,
    given,
    measures: { ...(given === undefined ? {} : judge(given)), ...ranking },
    answerable: isAnswerable(question),
    ...(given?.guess === undefined ? {} : { guessRight: judge(given.guess).right === 1 }),
    milliseconds,
  }
}

async function rankingMeasures(
  system: OpenSystem,
  { question, article, gold, relevant }: EvalQuestion,
): Promise<Measures> {
  if (gold.by === 'sentences' && article !== undefined) {
    const right = new Map(
      gold.sentences.flatMap((sentence, place) => (sentence.right ? [[String(place), 1] as const] : [])),
    )
    if (right.size === 0) return {}
    const texts = gold.sentences.map(({ text }) => text)
    const ranked = (await system.rankSentences(question, article, texts)).map(String)
    return {
      map: averagePrecision(ranked, right),
      mrr: reciprocalRank(ranked, right),
      ndcg: discountedGain(ranked, right, 10),
    }
  }
  if (article !== undefined || relevant.size === 0) return {}
  const ranked = await system.rankArticles(question, gold.by === 'relevance' ? depth : 20)
  const places = {
    first: foundWithin(ranked, relevant, 1),
    five: foundWithin(ranked, relevant, 5),
    mrr: reciprocalRank(ranked, relevant),
  }
  if (gold.by !== 'relevance') return places
  return { ...places, map: averagePrecision(ranked, relevant), ndcg: discountedGain(ranked, relevant, 10) }
}
