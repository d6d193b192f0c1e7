import { ftsString, numberIn, type SqliteFile } from './database.ts'
import type { Candidate, QueryTerm, SearchEngine, SearchFilter } from './engine.ts'
import { frequencyOf, type KnownTerm, knownTerms } from './known-terms.ts'
import { candidateIn, conditionOf, withRest } from './passage-table.ts'

/**
 * A search looks at no more passages than these: the rarest terms of a query come first, and those after them that would go beyond are left out. On 24,563
 * paragraphs it finds as many of the right ones among the first 20 as with all terms (`bench/retrieval.ts`).
 */
const mostPassages = 6_000

/** The terms that a search of the whole corpus is made by. @param terms the rarest first */
function finding(terms: readonly KnownTerm[]): KnownTerm[] {
  let passages = 0
  return terms.filter(({ frequency }, place) => {
    passages += frequency
    return place === 0 || passages <= mostPassages
  })
}

/** SQLite's full-text search, by its own BM25: hardly any memory, however large the corpus. */
export class FtsSearch implements SearchEngine {
  readonly size: number

  /** @param file with the tables of `passageSchema` */
  constructor(readonly file: SqliteFile) {
    this.size = numberIn(file.row('select count(*) as passages from passage'), 'passages')
  }

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    if (terms.length === 0) return []
    const condition = conditionOf(filter)
    const known = knownTerms(this.file, terms)
    const wanted = condition ? known : finding(known)
    if (wanted.length === 0) return withRest(this.file, [], filter, limit)
    const among = condition ? `and rowid in (select number from passage where ${condition.sql})` : ''
    const most = filter.articles?.size === 1 ? -1 : limit
    const sql = `select passage.*, score from (
        select rowid as found, rank as score from passage_terms where passage_terms match ? ${among} order by rank, rowid limit ?
      ) join passage on number = found order by score, number`
    const rows = this.file.rows(sql, [
      wanted.map(({ term }) => ftsString(term)).join(' OR '),
      ...(condition?.values ?? []),
      most,
    ])
    // The last binary digits must not decide an order, nor show.
    const found = rows.map((row) => candidateIn(row, Math.round(-numberIn(row, 'score') * 1e6) / 1e6))
    return withRest(this.file, found, filter, limit)
  }

  async documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return terms.map((term) => frequencyOf(this.file, term))
  }
}
