import { type BulkLoader, type Generation, type IndexReader, writeBlob } from '../../opensearch/index.ts'
import type { SqliteFile } from '../../search/database.ts'
import { fingerprintOf } from '../../store/sources.ts'
import type { StoredRecord } from '../../store/types.ts'
import { highlightsTable } from '../../story/index.ts'
import { ArticleReports } from '../gathering/article-reports.ts'
import { rankedNames } from '../gathering/ranked-names.ts'
import type { Payload } from '../payload.ts'
import { programVersion } from '../version.ts'
import { readRecord, recordFields } from './article-document.ts'
import type { Loaded } from './article-loader.ts'
import { type ClusterManifest, manifestId, sourcesName } from './manifest.ts'
import { nameDocuments } from './name-documents.ts'
import { tableDocuments } from './table-documents.ts'

/** The tables over a whole corpus, gathered article by article in the build's working file. */
export class GatheredTables {
  readonly #file: SqliteFile
  readonly #reports: ArticleReports
  readonly #highlights = highlightsTable()

  /** @param file with the tables of a build */
  constructor(file: SqliteFile) {
    this.#file = file
    this.#reports = new ArticleReports(file)
  }

  /** @param number of the article; numbers ascend */
  add(number: number, { article, payload }: StoredRecord<Payload>): void {
    const { text: _text, ...info } = article
    const published = info.published ?? ''
    this.#file.run('insert into article values (?, ?, ?)', [number, published, JSON.stringify(info)])
    this.#reports.add(number, published, payload)
    this.#highlights.add(number, article, payload.facts)
  }

  /** Adds all articles of an index. */
  async addAll(articles: IndexReader): Promise<void> {
    for await (const document of articles.scan('number', ['number', ...recordFields])) {
      this.add(numberIn(document), readRecord(document))
    }
  }

  /** Loads the tables and, last of all, the manifest. Nothing can be added after. */
  async load(bulk: BulkLoader, generation: Generation, loaded: Loaded): Promise<void> {
    this.#reports.finish()
    const names = nameDocuments(rankedNames(this.#file))
    for await (const { rank, document } of names) await bulk.index(generation.names, `${rank}`, document)
    const tables = tableDocuments(this.#file)
    for await (const { id, document } of tables) await bulk.index(generation.tables, id, document)
    await writeBlob(bulk, generation.tables, 'highlights', this.#highlights.finish())
    await writeBlob(bulk, generation.tables, sourcesName, loaded.sources)
    const content = manifestOf(loaded)
    await bulk.index(generation.tables, manifestId, { kind: 'manifest', content })
    await bulk.finish()
  }
}

function manifestOf({ articles, passages, next, sources }: Loaded): ClusterManifest {
  const fingerprint = fingerprintOf(programVersion, sources)
  return { program: programVersion, fingerprint, articles, passages, next }
}

function numberIn(document: unknown): number {
  const number = typeof document === 'object' && document !== null && 'number' in document ? document.number : undefined
  if (typeof number !== 'number') throw new Error('an article on the search cluster has no number')
  return number
}
