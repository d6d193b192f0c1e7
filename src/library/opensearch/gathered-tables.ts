import { NameTableBuilder, type NameTableData } from '../../answer/names/name-table.ts'
import { type BulkLoader, type Generation, type IndexReader, writeBlob } from '../../opensearch/index.ts'
import { fingerprintOf } from '../../store/manifest.ts'
import type { StoredRecord } from '../../store/types.ts'
import { highlightsTable } from '../../story/index.ts'
import type { ArticleInfo } from '../../types.ts'
import { OfficeTableBuilder, officesIn } from '../offices.ts'
import type { Payload } from '../payload.ts'
import { programVersion } from '../version.ts'
import { readRecord, recordFields } from './article-document.ts'
import type { Loaded } from './article-loader.ts'
import { type ClusterManifest, manifestId, sourcesName } from './manifest.ts'
import { nameDocuments } from './name-documents.ts'
import { tableDocuments } from './table-documents.ts'

/** The tables over a whole corpus, gathered article by article. */
export class GatheredTables {
  readonly #names = new NameTableBuilder()
  readonly #offices = new OfficeTableBuilder()
  readonly #highlights = highlightsTable()
  readonly #infos: ArticleInfo[] = []

  /** @param number of the article; numbers ascend */
  add(number: number, { article, payload }: StoredRecord<Payload>): void {
    const { text: _text, ...info } = article
    this.#infos.push(info)
    this.#names.add(number, payload.names)
    this.#offices.add(officesIn(payload.facts))
    this.#highlights.add(number, article, payload.facts)
  }

  /** Adds all articles of an index. */
  async addAll(articles: IndexReader): Promise<void> {
    for await (const document of articles.scan('number', ['number', ...recordFields])) {
      this.add(numberIn(document), readRecord(document))
    }
  }

  /** Loads the tables and, last of all, the manifest. */
  async load(bulk: BulkLoader, generation: Generation, loaded: Loaded): Promise<void> {
    const names: NameTableData = this.#names.finish()
    for (const { rank, document } of nameDocuments(names)) await bulk.index(generation.names, `${rank}`, document)
    const tables = tableDocuments({ offices: this.#offices.finish(), common: names.common, infos: this.#infos })
    for (const { id, document } of tables) await bulk.index(generation.tables, id, document)
    await writeBlob(bulk, generation.tables, 'highlights', this.#highlights.finish())
    await writeBlob(bulk, generation.tables, sourcesName, loaded.sources)
    const content = manifestOf(loaded)
    await bulk.index(generation.tables, manifestId, { kind: 'manifest', content })
    await bulk.finish()
  }
}

function manifestOf({ articles, passages, terms, next, sources }: Loaded): ClusterManifest {
  const fingerprint = fingerprintOf({ program: programVersion, search: 'opensearch-1', sources })
  return { program: programVersion, fingerprint, articles, passages, terms, next }
}

function numberIn(document: unknown): number {
  const number = typeof document === 'object' && document !== null && 'number' in document ? document.number : undefined
  if (typeof number !== 'number') throw new Error('an article on the search cluster has no number')
  return number
}
