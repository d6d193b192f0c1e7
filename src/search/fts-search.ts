import { ftsString, numberIn } from './database.ts'
import type { Candidate } from './engine.ts'
import type { KnownTerm } from './known-terms.ts'
import { type Condition, candidateIn, FileSearch } from './passage-table.ts'

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
export class FtsSearch extends FileSearch {
  protected find(terms: readonly KnownTerm[], condition: Condition | undefined, most?: number): Candidate[] {
    const among = condition ? `and rowid in (select number from passage where ${condition.sql})` : ''
    const sql = `select passage.*, score from (
        select rowid as found, rank as score from passage_terms where passage_terms match ? ${among} order by rank, rowid limit ?
      ) join passage on number = found order by score, number`
    const query = (condition ? terms : finding(terms)).map(({ term }) => ftsString(term)).join(' OR ')
    const rows = this.file.rows(sql, [query, ...(condition?.values ?? []), most ?? -1])
    // The last binary digits must not decide an order, nor show.
    return rows.map((row) => candidateIn(row, Math.round(-numberIn(row, 'score') * 1e6) / 1e6))
  }
}
