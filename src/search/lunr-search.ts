import lunr from 'lunr'
import { numberIn, type SqliteFile } from './database.ts'
import type { Candidate } from './engine.ts'
import type { KnownTerm } from './known-terms.ts'
import { type Condition, candidateIn, FileSearch } from './passage-table.ts'

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
export class LunrSearch extends FileSearch {
  /** @param file with the tables of `passageSchema` @param index of all its passages */
  constructor(
    file: SqliteFile,
    private readonly index: LunrIndex,
  ) {
    super(file)
  }

  protected find(terms: readonly KnownTerm[], condition: Condition | undefined, most?: number): Candidate[] {
    const results = this.index.query((query) => {
      for (const { term, boost } of terms) query.term(term, { boost, usePipeline: false })
    })
    const numbers = condition && this.file.rows(`select number from passage where ${condition.sql}`, condition.values)
    const kept = numbers && new Set(numbers.map((row) => numberIn(row, 'number')))
    const best = results
      .map(({ ref, score }) => ({ number: Number(ref), score: Math.round(score * 1e6) / 1e6 }))
      .filter(({ number }) => kept?.has(number) ?? true)
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, most)
    return best.flatMap(({ number, score }) => {
      const row = this.file.row('select * from passage where number = ?', [number])
      return row === undefined ? [] : [candidateIn(row, score)]
    })
  }
}
