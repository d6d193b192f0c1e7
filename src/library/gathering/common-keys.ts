import { type SqliteFile, textIn } from '../../search/database.ts'

/** Keys of one-word names that are common words in at least half as many articles as they are names in. */
export function* commonKeys(file: SqliteFile): Generator<string> {
  const sql = `select key from (select key, count(*) as articles from common_word group by key) as word
    where articles * 2 >= (select count(distinct article) from naming where naming.key = word.key)`
  for (const row of file.each(sql)) yield textIn(row, 'key')
}
