import { pMapIterable } from 'p-map'
import type { SourceFile } from '../../corpus/index.ts'
import type { FileProblem } from '../../errors.ts'
import { type BulkLoader, type Generation, passageId } from '../../opensearch/index.ts'
import type { Analyser } from '../../store/analyser.ts'
import type { SourceEntry, SourceState } from '../../store/sources.ts'
import type { StoredRecord } from '../../store/types.ts'
import type { OpenOptions } from '../backend.ts'
import type { Payload } from '../payload.ts'
import { articleDocument, type CatalogueEntry } from './article-document.ts'
import type { FormerArticles } from './former-articles.ts'
import { type Incoming, incoming } from './incoming.ts'

/** What has been loaded so far. */
export interface Loaded {
  articles: number
  passages: number
  /** The number of the next article. */
  next: number
  /** Articles that were analysed. */
  analysed: number
  readonly sources: SourceEntry[]
}

/** What articles are loaded with. */
export interface LoaderOptions extends Pick<OpenOptions, 'onProgress'> {
  readonly bulk: BulkLoader
  readonly generation: Generation
  /** The articles that are there already. */
  readonly former: FormerArticles
  /** The number of the first new article. */
  readonly next: number
  readonly analyser: Analyser<Payload>
  /** Articles that are analysed at the same time. */
  readonly concurrency: number
  /** Takes each new article. */
  readonly onRecord: (number: number, record: StoredRecord<Payload>) => void
}

type Prepared =
  | Incoming
  | {
      readonly type: 'analysed'
      readonly hash: string
      readonly renamed: boolean
      readonly record: StoredRecord<Payload>
      readonly analysed: boolean
    }

/** Loads what changed of a corpus: new articles are analysed and put in, those that are gone are taken out. */
export async function loadArticles(
  states: readonly SourceState[],
  files: ReadonlyMap<string, SourceFile>,
  options: LoaderOptions,
): Promise<Loaded> {
  const { former, concurrency } = options
  const loader = new ArticleLoader(options, states.length)
  const stream = incoming(states, files, former)
  const prepared = pMapIterable(stream, (item) => prepare(item, options), { concurrency })
  for await (const item of prepared) await loader.take(item)
  for (const entry of former.dropped()) await loader.drop(entry)
  return loader.loaded
}

/** Analyses what is new. An article on which the analysis fails is left out and named among the problems. */
async function prepare(item: Incoming, { analyser }: LoaderOptions): Promise<Prepared> {
  if (item.type !== 'new') return item
  const { article, hash, renamed } = item
  try {
    const { payload, analysed } = await analyser.analyse(article, hash)
    return { type: 'analysed', hash: hash.toString('hex'), renamed, record: { article, payload }, analysed }
  } catch (error) {
    const reason = `could not be analysed: ${error instanceof Error ? error.message : String(error)}`
    return { type: 'problem', problem: { file: article.file, reason } }
  }
}

class ArticleLoader {
  readonly loaded: Loaded
  #source: (SourceEntry & { problems: FileProblem[] }) | undefined

  constructor(
    private readonly options: LoaderOptions,
    private readonly total: number,
  ) {
    this.loaded = { articles: 0, passages: 0, next: options.next, analysed: 0, sources: [] }
  }

  async take(item: Prepared): Promise<void> {
    if (item.type === 'source') return this.#begin(item.state)
    if (item.type === 'problem') this.#source?.problems.push(item.problem)
    else if (item.type === 'kept') {
      this.options.former.keep(item.entry)
      this.#count(item.entry, item.renamed)
    } else if (item.type === 'analysed') {
      await this.#put(item.record, item.hash, item.renamed)
      if (item.analysed) this.loaded.analysed++
    }
  }

  async drop({ number, passages }: CatalogueEntry): Promise<void> {
    const { bulk, generation } = this.options
    await bulk.delete(generation.articles, `${number}`)
    for (let place = 0; place < passages; place++) await bulk.delete(generation.passages, passageId(number, place))
  }

  #begin({ source, hash }: SourceState): void {
    const { file, size, mtimeMs } = source
    this.options.onProgress?.({
      done: this.loaded.sources.length,
      total: this.total,
      articles: this.loaded.articles,
      file,
    })
    this.#source = { file, size, mtimeMs, hash, count: 0, problems: [], renamed: false }
    this.loaded.sources.push(this.#source)
  }

  async #put(record: StoredRecord<Payload>, hash: string, renamed: boolean): Promise<void> {
    const { bulk, generation, onRecord } = this.options
    const number = this.loaded.next++
    const { document, passages, entry } = articleDocument(number, this.#source?.file ?? '', hash, record)
    await bulk.index(generation.articles, `${number}`, document)
    for (const [place, passage] of passages.entries()) {
      await bulk.index(generation.passages, passageId(number, place), passage)
    }
    this.#count(entry, renamed)
    onRecord(number, record)
  }

  #count({ passages }: CatalogueEntry, renamed: boolean): void {
    this.loaded.articles++
    this.loaded.passages += passages
    if (renamed && this.#source !== undefined) this.#source.renamed = true
  }
}
