import lunr from 'lunr'
import { numberIn, type SqliteFile } from './database.ts'
import type { Candidate, QueryTerm, SearchEngine, SearchFilter } from './engine.ts'
import { frequencyOf, knownTerms } from './known-terms.ts'
import { candidateIn, conditionOf, withRest } from './passage-table.ts'

const field = 'terms'

/** Terms are words already: lunr has but to part them. */
const spaces = Object.assign(
  (text: unknown) =>
    String(text ?? '')
      .split(' ')
      .filter(Boolean)
      .map((term) => new lunr.Token(term, {})),
  { separator: / / },
)

/** lunr's index, as it is kept and searched. */
export type LunrIndex = lunr.Index

/** The index from what it is as JSON. */
export const loadLunrIndex = (json: object): LunrIndex => lunr.Index.load(json)

/** lunr's index of passages. @param passages their numbers and terms */
export function lunrIndex(
  passages: Iterable<{ readonly number: number; readonly terms: readonly string[] }>,
): LunrIndex {
  const builder = new lunr.Builder()
  builder.ref('number')
  builder.field(field)
  builder.tokenizer = spaces
  for (const { number, terms } of passages) builder.add({ number: String(number), [field]: terms.join(' ') })
  return builder.build()
}

/** lunr's own search: for corpora of a usual size, all in memory. */
export class LunrSearch implements SearchEngine {
  readonly size: number

  /** @param file with the tables of `passageSchema` @param index of all its passages */
  constructor(
    readonly file: SqliteFile,
    private readonly index: LunrIndex,
  ) {
    this.size = numberIn(file.row('select count(*) as passages from passage'), 'passages')
  }

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    if (terms.length === 0) return []
    const known = knownTerms(this.file, terms)
    const results = this.index.query((query) => {
      for (const { term, boost } of known) query.term(term, { boost, usePipeline: false })
    })
    const condition = conditionOf(filter)
    const kept = condition && new Set(this.#numbers(`where ${condition.sql}`, condition.values))
    const most = filter.articles?.size === 1 ? Number.POSITIVE_INFINITY : limit
    const best = (known.length === 0 ? [] : results)
      .map(({ ref, score }) => ({ number: Number(ref), score: Math.round(score * 1e6) / 1e6 }))
      .filter(({ number }) => kept?.has(number) ?? true)
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, most)
    const found = best.flatMap(({ number, score }) => {
      const row = this.file.row('select * from passage where number = ?', [number])
      return row === undefined ? [] : [candidateIn(row, score)]
    })
    return withRest(this.file, found, filter, limit)
  }

  async documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return terms.map((term) => frequencyOf(this.file, term))
  }

  #numbers(where: string, values: readonly (string | number)[]): number[] {
    return this.file.rows(`select number from passage ${where}`, values).map((row) => numberIn(row, 'number'))
  }
}
