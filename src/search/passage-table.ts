/** The passages of a corpus in its file, and the terms that they are found by. */
import { numberIn, type Row, type SqliteFile } from './database.ts'
import {
  type Candidate,
  dayNumber,
  type QueryTerm,
  type SearchDocument,
  type SearchEngine,
  type SearchFilter,
} from './engine.ts'
import { frequencyOf, type KnownTerm, knownTerms } from './known-terms.ts'
import { passageTerms } from './passages.ts'

/** Terms are taken as one word each, whatever stands in them besides letters and digits. */
export const tokenizer = `tokenize = "unicode61 remove_diacritics 0 tokenchars '.&'"`

export const passageSchema = `
  create table passage (number integer primary key, article integer not null, start integer not null, stop integer not null,
    first_day integer not null, last_day integer not null);
  create index passage_article on passage (article);
  create virtual table passage_terms using fts5 (terms, content = '', contentless_delete = 1, ${tokenizer});
  create virtual table term using fts5vocab (passage_terms, 'row');
`

/** Adds and removes the passages of articles. */
export class PassageWriter {
  readonly #file: SqliteFile
  #next: number

  constructor(file: SqliteFile) {
    this.#file = file
    this.#next = numberIn(file.row('select coalesce(max(number) + 1, 0) as next from passage'), 'next')
  }

  add(article: number, document: SearchDocument): void {
    const [from, to] = document.days?.map(dayNumber) ?? [0, 0]
    for (const { start, end, terms } of passageTerms(document)) {
      const number = this.#next++
      this.#file.run('insert into passage values (?, ?, ?, ?, ?, ?)', [number, article, start, end, from ?? 0, to ?? 0])
      this.#file.run('insert into passage_terms (rowid, terms) values (?, ?)', [number, terms.join(' ')])
    }
  }

  remove(article: number): void {
    for (const row of this.#file.rows('select number from passage where article = ?', [article]))
      this.#file.run('delete from passage_terms where rowid = ?', [numberIn(row, 'number')])
    this.#file.run('delete from passage where article = ?', [article])
  }
}

/** A condition of SQL on the columns of `passage` with its values. */
export interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** What a search is kept to; undefined where to nothing. */
export function conditionOf({ articles, from, to }: SearchFilter): Condition | undefined {
  const parts: Condition[] = []
  if (articles)
    parts.push({ sql: 'article in (select value from json_each(?))', values: [JSON.stringify([...articles])] })
  if (from ?? to) parts.push({ sql: 'first_day > 0', values: [] })
  if (from) parts.push({ sql: 'last_day >= ?', values: [dayNumber(from)] })
  if (to) parts.push({ sql: 'first_day <= ?', values: [dayNumber(to)] })
  return parts.length === 0
    ? undefined
    : { sql: parts.map(({ sql }) => sql).join(' and '), values: parts.flatMap(({ values }) => values) }
}

/** @param row of `passage` */
export const candidateIn = (row: Row, score: number): Candidate => ({
  article: numberIn(row, 'article'),
  start: numberIn(row, 'start'),
  end: numberIn(row, 'stop'),
  score,
})

/** A search in the file of a corpus, by an engine that knows the terms of its passages. */
export abstract class FileSearch implements SearchEngine {
  readonly size: number

  /** @param file with the tables of `passageSchema` */
  constructor(protected readonly file: SqliteFile) {
    this.size = numberIn(file.row('select count(*) as passages from passage'), 'passages')
  }

  /** Passages that have some of the terms, best first, at most so many. @param terms one at least */
  protected abstract find(terms: readonly KnownTerm[], condition: Condition | undefined, most?: number): Candidate[]

  async search(terms: readonly QueryTerm[], filter: SearchFilter, limit: number): Promise<Candidate[]> {
    if (terms.length === 0) return []
    const condition = conditionOf(filter)
    const known = knownTerms(this.file, terms)
    const most = filter.articles?.size === 1 ? undefined : limit
    const found = known.length === 0 ? [] : this.find(known, condition, most)
    if (!filter.articles || !condition) return found
    const places = new Set(found.map(({ article, start }) => `${article}:${start}`))
    const sql = `select * from passage where ${condition.sql} order by article, number`
    const all = this.file.rows(sql, condition.values).map((row) => candidateIn(row, 0))
    const rest = all.filter(({ article, start }) => !places.has(`${article}:${start}`))
    return [...found, ...rest].slice(0, most)
  }

  async documentFrequencies(terms: readonly string[]): Promise<number[]> {
    return terms.map((term) => frequencyOf(this.file, term))
  }
}
