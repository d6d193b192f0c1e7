import { bounds } from '../dates/index.ts'
import { nameKey } from '../names/name-key.ts'
import type { Question } from '../nlp/question/index.ts'
import type { QueryTerm, SearchFilter } from '../search/engine.ts'
import type { Edtf } from '../types.ts'
import type { AnswerCorpus } from './corpus.ts'
import type { QuestionTerm } from './question-terms.ts'
import type { Reading } from './reading.ts'

/** Keeps an answer to some of the articles. Dates are EDTF and inclusive. */
export interface Scope {
  readonly article?: string
  readonly from?: Edtf
  readonly to?: Edtf
}

/** Passages that a question looks at, and articles it opens at most. */
const passageLimit = 30
const articleLimit = 14
/** Longer articles (in sentences) are read only where passages were found. */
const longArticle = 120
/** All articles that name a person are opened where they are no more than this. */
const fewArticles = 6
/** Sentences on each side of a passage that are read with it. */
const margin = 3

/** What a role counts in a search, beside 1. */
const boosts: Readonly<Record<QuestionTerm['role'], number>> = {
  name: 1.2,
  number: 1,
  content: 1,
  verb: 0.8,
  focus: 0.6,
  date: 0.7,
}

/** A question's terms as the engine wants them; words that can stand for a term come at a discount. */
export function searchTerms(terms: readonly QuestionTerm[]): QueryTerm[] {
  const query: QueryTerm[] = []
  for (const term of terms) {
    query.push({ term: term.term, boost: boosts[term.role] })
    for (const variant of term.variants)
      if (!terms.some((other) => other.term === variant)) query.push({ term: variant, boost: boosts[term.role] * 0.25 })
  }
  return query
}

async function filterOf(corpus: AnswerCorpus, scope: Scope): Promise<SearchFilter | undefined> {
  const from = scope.from ? bounds(scope.from)?.from : undefined
  const to = scope.to ? bounds(scope.to)?.to : undefined
  const number = scope.article === undefined ? undefined : await corpus.numberOf(scope.article)
  if (scope.article !== undefined && number === undefined) return undefined
  return {
    ...(number === undefined ? {} : { articles: new Set([number]) }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  }
}

/** What may answer a question. */
export interface Retrieved {
  /** Best first. */
  readonly readings: readonly Reading[]
  /** Where in a long article to look: sentence indexes by reading; all where there is no entry. */
  readonly windows: ReadonlyMap<Reading, ReadonlySet<number>>
  /** What the engine gives the best passage of each article; 0 where it found none. */
  readonly scores: ReadonlyMap<Reading, number>
}

/** Opens the articles that may answer a question, best first. */
export async function retrieve(
  corpus: AnswerCorpus,
  question: Question,
  terms: readonly QuestionTerm[],
  scope: Scope,
): Promise<Retrieved> {
  const filter = await filterOf(corpus, scope)
  const windows = new Map<Reading, ReadonlySet<number>>()
  const scores = new Map<Reading, number>()
  if (!filter) return { readings: [], windows, scores }
  const hits = await corpus.search(searchTerms(terms), filter, passageLimit)
  const numbers = [...new Set(hits.map((hit) => hit.article))].slice(0, articleLimit)
  // An article that names a person in question may tell it in words that the question does not have.
  if (!filter.articles && !filter.from && !filter.to) {
    const found = await corpus.names.find(
      question.names.map((name) => nameKey(name.name)),
      1,
    )
    for (const [entry] of found) {
      if (!entry || entry.articles > fewArticles) continue
      const naming = await corpus.names.articlesOf([entry], fewArticles)
      for (const number of [...naming].sort((a, b) => a - b)) if (!numbers.includes(number)) numbers.push(number)
    }
  }
  const readings: Reading[] = []
  for (const reading of await corpus.readings(numbers)) {
    readings.push(reading)
    const { number } = reading
    scores.set(reading, Math.max(0, ...hits.flatMap((hit) => (hit.article === number ? [hit.score] : []))))
    const { sentences } = reading.document
    if (sentences.length <= longArticle) continue
    const window = new Set<number>()
    for (const hit of hits) {
      if (hit.article !== number) continue
      for (const sentence of sentences)
        if (sentence.end > hit.start && sentence.start < hit.end)
          for (let i = -margin; i <= margin; i++) window.add(sentence.index + i)
    }
    windows.set(reading, window)
  }
  return { readings, windows, scores }
}
