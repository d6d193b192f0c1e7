import type { IndexReader } from '../../opensearch/index.ts'
import { numberIn, type Row, type SqliteFile, textIn } from '../../search/database.ts'
import { type CatalogueEntry, catalogueEntry, catalogueFields } from './article-document.ts'

const columns = 'number, id, source, hash, passages'

/** The articles of the build before, and which of them the new one keeps. They lie in the build's working file. */
export class FormerArticles {
  /** @param file with the tables of a build */
  constructor(private readonly file: SqliteFile) {}

  /** Takes in all articles of an index. */
  async read(reader: IndexReader): Promise<void> {
    for await (const document of reader.scan('number', catalogueFields)) {
      const { number, id, source, hash, passages } = catalogueEntry.parse(document)
      const sql = `insert into former (${columns}) values (?, ?, ?, ?, ?)`
      this.file.run(sql, [number, id, source, hash, passages])
    }
  }

  /** Articles of an unchanged file, one by one. */
  *ofSource(source: string): Generator<CatalogueEntry> {
    const sql = `select ${columns} from former where source = ? order by number`
    for (const row of this.file.each(sql, [source])) yield entryIn(row)
  }

  /** The article with this id, where its content is the same. */
  same(id: string, hash: string): CatalogueEntry | undefined {
    const row = this.file.row(`select ${columns} from former where id = ? and hash = ?`, [id, hash])
    return row && entryIn(row)
  }

  keep({ number }: CatalogueEntry): void {
    this.file.run('insert or ignore into kept values (?)', [number])
  }

  /** Articles that the new build does not keep. */
  *dropped(): Generator<CatalogueEntry> {
    const sql = `select ${columns} from former where number not in (select number from kept) order by number`
    for (const row of this.file.each(sql)) yield entryIn(row)
  }
}

const entryIn = (row: Row): CatalogueEntry => ({
  number: numberIn(row, 'number'),
  id: textIn(row, 'id'),
  source: textIn(row, 'source'),
  hash: textIn(row, 'hash'),
  passages: numberIn(row, 'passages'),
})
