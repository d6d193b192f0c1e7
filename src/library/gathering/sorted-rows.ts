import type { SqliteFile, SqlValue } from '../../search/database.ts'

/** Rows held before they are written. */
const most = 40_000

/** Writes rows in the order of their keys, many at a time, so that a page of the table is written once for many of them. */
export class SortedRows<Row extends readonly SqlValue[]> {
  #held: Row[] = []

  /** @param sql writes one row */
  constructor(
    private readonly file: SqliteFile,
    private readonly sql: string,
    private readonly compare: (a: Row, b: Row) => number,
  ) {}

  add(row: Row): void {
    this.#held.push(row)
    if (this.#held.length >= most) this.flush()
  }

  /** Writes what is held. To be called at the end, and before the rows are read. */
  flush(): void {
    for (const row of this.#held.sort(this.compare)) this.file.run(this.sql, row)
    this.#held = []
  }
}

/** Order of rows by the key that they begin with. */
export function byKey([a]: readonly [string, ...SqlValue[]], [b]: readonly [string, ...SqlValue[]]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
