import { numberIn, type SqliteFile, textIn } from '../../search/database.ts'
import type { Built, OpenOptions } from '../backend.ts'
import { buildFile, writeBeside } from '../build.ts'
import { nameEntryIn } from '../gathering.ts'
import { infoIn, openBuilt, readMeta, recordIn, sourcesOf } from '../layout.ts'
import { corpusFile, type Place } from '../place.ts'
import {
  compareSources,
  isUnchanged,
  problemsOf,
  programVersion,
  readSourceEntry,
  type SourceEntry,
} from '../sources.ts'
import { readRecord } from '../stored-article.ts'
import { BulkLoader } from './bulk-loader.ts'
import { MissingIndexError, WrongMappingError } from './cluster.ts'
import {
  articleDocuments,
  documentOfName,
  type Manifest,
  pageLength,
  passageId,
  recordFields,
  type TableContents,
  type TableKind,
  tableId,
} from './documents.ts'
import { readTable } from './index-reader.ts'
import type { Generation, IndexSet } from './index-set.ts'

/** Numbers of a first build begin anywhere below this, so that a bot that still remembers a deleted one is not misled. */
const firstNumbers = 1_000_000_000

/** What a new build finds on the cluster. */
interface Former {
  /** The indexes that the aliases stand for. */
  readonly generation?: Generation
  /** What can be taken over of them: a whole build by this version of the program. */
  readonly usable?: { readonly generation: Generation; readonly articles: number; readonly sources: SourceEntry[] }
  /** The number of the first new article. */
  readonly next: number
}

/**
 * Builds or refreshes a corpus on a cluster: its file on this machine is brought up to date as for a search on this
 * machine, and what has changed in it is loaded beside the build in use, which it replaces in one step at the end.
 * @param shards of the passages
 */
export async function buildOnCluster(
  set: IndexSet,
  place: Place,
  shards: number,
  options: OpenOptions,
): Promise<Built> {
  const former = await readFormer(set)
  const { usable } = former
  if (usable !== undefined && isUnchanged(await compareSources(place.sources, usable.sources), usable.sources))
    return {
      articles: usable.articles,
      changed: 0,
      problems: problemsOf(usable.sources),
      files: { added: [], changed: [], removed: [] },
    }
  // Who may not write is told before anything is read.
  const generation = await set.create(shards, usable && ['names', 'tables'])
  try {
    if (usable !== undefined) await restore(set, usable, place)
    const built = await buildFile(place, options)
    const { file } = openBuilt(corpusFile(place.folder))
    if (file === undefined) throw new Error(`${corpusFile(place.folder)} can't be opened after it was built`)
    try {
      await mirror(set, generation, file, former, options)
    } finally {
      file.close()
    }
    await set.install(generation, former.generation)
    return built
  } catch (error) {
    // Where the cluster is away they stay until the next build, which sweeps them out.
    await set.discard(generation).catch(() => undefined)
    throw error
  }
}

/** @throws WrongMappingError where something that is not Dateline's stands in the place of an alias */
async function readFormer(set: IndexSet): Promise<Former> {
  const fresh = Math.floor(Math.random() * firstNumbers)
  // Where one of four indexes is missing, all are built anew.
  const generation = await set.current().catch((error: unknown) => {
    if (error instanceof MissingIndexError) return undefined
    throw error
  })
  if (generation === undefined) return { next: fresh }
  try {
    await set.check(generation)
    const tables = set.reader(generation, 'tables')
    const [manifest] = await readTable(tables, 'manifest')
    if (manifest === undefined) return { generation, next: fresh }
    const { next, articles, program } = manifest
    if (program !== programVersion) return { generation, next }
    const places = Array.from({ length: Math.ceil(manifest.sources / pageLength) }, (_, place) => place)
    const pages = await readTable(tables, 'sources', places)
    const sources = pages.flatMap((page) => page?.sources.map(readSourceEntry) ?? [])
    return { generation, next, usable: { generation, articles, sources } }
  } catch (error) {
    if (error instanceof MissingIndexError || error instanceof WrongMappingError) return { generation, next: fresh }
    throw error
  }
}

/** Where this machine has no file of the corpus, makes that of the build in use, so that no article is read again. */
async function restore(
  set: IndexSet,
  { generation, sources }: NonNullable<Former['usable']>,
  { folder }: Place,
): Promise<void> {
  const { file: own } = openBuilt(corpusFile(folder))
  own?.close()
  if (own !== undefined) return
  await writeBeside(folder, false, async (file) => {
    const articles = set.reader(generation, 'articles')
    for await (const document of articles.scan('number', recordFields))
      file.add(document.source, document.hash, readRecord(document))
    await file.finish(sources)
  })
}

/** Loads what lies in the file of a corpus into the indexes of a new build, which take over from the former one what is the same. */
async function mirror(
  set: IndexSet,
  generation: Generation,
  file: SqliteFile,
  { usable, next: first }: Former,
  { onProgress }: OpenOptions,
): Promise<void> {
  const bulk = new BulkLoader(set.cluster)
  const kept = await takeOver(set, bulk, file, usable?.generation, generation)
  const sources = sourcesOf(file)
  const total = sources.length
  let next = first
  for (const row of file.each('select number, source, hash from article order by number')) {
    const number = numberIn(row, 'number')
    if (kept.has(number)) continue
    onProgress?.({ done: total, total, articles: kept.size + next - first, file: '' })
    const record = recordIn(file.row('select body from record where number = ?', [number]))
    const { document, passages } = articleDocuments(next, textIn(row, 'source'), textIn(row, 'hash'), record)
    await bulk.index(generation.articles, `${next}`, document)
    for (const [place, passage] of passages.entries())
      await bulk.index(generation.passages, passageId(next, place), passage)
    next++
  }
  for (const row of file.each('select number, name, kind, aliases, articles from name order by number')) {
    const rank = numberIn(row, 'number')
    await bulk.index(generation.names, `${rank}`, documentOfName(rank, nameEntryIn(row)))
  }
  const [articles, passages] = [countOf(file, 'article'), countOf(file, 'passage')]
  const fingerprint = String(readMeta(file, 'fingerprint'))
  const manifest = { program: programVersion, fingerprint, articles, passages, sources: total, next }
  for (const { kind, key, content } of tablesOf(file, sources, manifest))
    await bulk.index(generation.tables, tableId(kind, key), { kind, content })
  await bulk.finish()
  await set.refresh(generation)
  await verify(set, generation, manifest)
}

const countOf = (file: SqliteFile, table: 'article' | 'passage'): number =>
  numberIn(file.row(`select count(*) as rows from ${table}`), 'rows')

/**
 * Begins a new build with the articles of the former one, without those that the file has not.
 * @returns the numbers in the file of those that are the same in both
 */
async function takeOver(
  set: IndexSet,
  bulk: BulkLoader,
  file: SqliteFile,
  former: Generation | undefined,
  { articles, passages }: Generation,
): Promise<ReadonlySet<number>> {
  const kept = new Set<number>()
  if (former === undefined) return kept
  await set.clone(former.articles, articles)
  await set.clone(former.passages, passages)
  for await (const entry of set.reader(former, 'articles').scan('number', ['number', 'id', 'hash', 'passages'])) {
    const same = file.row('select number from article where id = ? and hash = ?', [entry.id, entry.hash])
    if (same !== undefined) kept.add(numberIn(same, 'number'))
    else {
      await bulk.delete(articles, `${entry.number}`)
      for (let place = 0; place < entry.passages; place++) await bulk.delete(passages, passageId(entry.number, place))
    }
  }
  return kept
}

type TableEntry = {
  readonly [Kind in TableKind]: {
    readonly kind: Kind
    readonly key?: string | number
    readonly content: TableContents[Kind]
  }
}[TableKind]

/** What is loaded into `tables`. */
function* tablesOf(file: SqliteFile, sources: readonly SourceEntry[], manifest: Manifest): Generator<TableEntry> {
  for (const row of file.each('select key, phrase from office'))
    yield { kind: 'office', key: textIn(row, 'key'), content: { office: textIn(row, 'phrase') } }
  for (const row of file.each('select key from common_key'))
    yield { kind: 'common', key: textIn(row, 'key'), content: {} }
  const sql = 'select info from newest join article using (number) where place >= ? and place < ? order by place'
  for (let from = 0; from < manifest.articles; from += pageLength) {
    const infos = file.rows(sql, [from, from + pageLength]).map(infoIn)
    yield { kind: 'newest', key: from / pageLength, content: { infos } }
  }
  for (let from = 0; from < sources.length; from += pageLength)
    yield { kind: 'sources', key: from / pageLength, content: { sources: sources.slice(from, from + pageLength) } }
  yield { kind: 'highlights', content: { highlights: readMeta(file, 'highlights') } }
  yield { kind: 'manifest', content: manifest }
}

/** Counts what is there: a build that lost something is never put in place. */
async function verify(set: IndexSet, generation: Generation, { articles, passages }: Manifest): Promise<void> {
  const foundArticles = await set.reader(generation, 'articles').count()
  const foundPassages = await set.reader(generation, 'passages').count()
  if (foundArticles === articles && foundPassages === passages) return
  const counts = `${foundArticles} of ${articles} articles, ${foundPassages} of ${passages} passages`
  throw new Error(`the search cluster holds ${counts} after loading: run dateline index again`)
}
