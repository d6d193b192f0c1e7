import { CorpusFile } from '../../src/index/corpus-file.ts'
import { SqliteNames } from '../../src/index/sqlite-names.ts'
import type { ArticleNames } from '../../src/names/name-table.ts'
import { readDocument } from '../../src/nlp/document.ts'
import { recordOf } from '../../src/nlp/document-record.ts'

/** The names of a corpus of which only these are known; `published` is empty where an article has no date. */
export async function namesIn(
  articles: readonly { readonly published: string; readonly names: ArticleNames }[],
): Promise<SqliteNames> {
  const file = CorpusFile.create(':memory:')
  for (const [number, { published, names }] of articles.entries()) {
    const article = { id: `a${number}`, file: '', title: '', text: '', ...(published && { published }) }
    file.add('', '', { article, payload: { names, facts: [], document: recordOf(readDocument(article)) } })
  }
  return new SqliteNames(await file.finish([]))
}
