import { copyFile, mkdir, rename } from 'node:fs/promises'
import { pMapIterable } from 'p-map'
import { readSource } from '../corpus/index.ts'
import type { FileProblem } from '../errors.ts'
import { isDamage } from '../search/database.ts'
import type { Article } from '../types.ts'
import { type Analysed, Analyser, articleHash } from './analysis.ts'
import type { Built, IndexSummary, OpenOptions } from './backend.ts'
import { CorpusFile } from './corpus-file.ts'
import { readSources } from './layout.ts'
import { corpusFile, ownFile, type Place, removeLeftovers, removeOwnFile } from './place.ts'
import {
  compareSources,
  type FileChanges,
  fileChanges,
  isUnchanged,
  problemsOf,
  type SourceEntry,
  type SourceState,
} from './sources.ts'

/** Does a build, and says what it came to. @param folder where the index lies */
export async function summaryOf(folder: string, build: () => Promise<Built>): Promise<IndexSummary> {
  const started = performance.now()
  const built = await build()
  return { ...built, elapsedMs: performance.now() - started, folder }
}

/**
 * Builds or refreshes the file of a corpus. It is written beside the one in use, of which what has not changed is
 * taken over, and moved into its place when it is whole.
 */
export async function buildFile({ folder, sources: files }: Place, options: OpenOptions): Promise<Built> {
  const former = readSources(corpusFile(folder))
  const states = await compareSources(files, former ?? [])
  if (former !== undefined && isUnchanged(states, former) && !former.some(({ hash }) => hash === '')) {
    await noteTimes(folder, states, former)
    return builtOf(former, 0, fileChanges(states, former))
  }
  if (former !== undefined) {
    try {
      return await write(folder, states, former, options)
    } catch (error) {
      if (!isDamage(error)) throw error
      options.onNotice?.('The index is built again: it is damaged.')
    }
  }
  const anew = states.map(({ source, hash }) => ({ source, hash }))
  return write(folder, anew, undefined, options)
}

function builtOf(sources: readonly SourceEntry[], changed: number, files: FileChanges): Built {
  const articles = sources.reduce((sum, { count }) => sum + count, 0)
  return { articles, changed, problems: problemsOf(sources), files }
}

/**
 * Has a file of a corpus written beside the one in use, and moves it into its place when it is whole.
 * @param refresh whether it begins as a copy of the one in use, or empty
 */
export async function writeBeside<T>(
  folder: string,
  refresh: boolean,
  work: (file: CorpusFile) => Promise<T>,
): Promise<T> {
  const target = corpusFile(folder)
  const beside = ownFile(folder)
  await mkdir(folder, { recursive: true })
  try {
    if (refresh) await copyFile(target, beside)
    const file = refresh ? CorpusFile.copyOf(beside) : CorpusFile.create(beside)
    let done: T
    try {
      done = await work(file)
    } finally {
      file.close()
    }
    await rename(beside, target)
    await removeLeftovers(folder)
    return done
  } finally {
    await removeOwnFile(beside)
  }
}

/** Same content with other times: only the times are noted, so that the next look at them is cheap again. */
async function noteTimes(
  folder: string,
  states: readonly SourceState[],
  former: readonly SourceEntry[],
): Promise<void> {
  const same = states.every(
    ({ source }, at) => former[at]?.mtimeMs === source.mtimeMs && former[at]?.size === source.size,
  )
  if (same) return
  const entries = former.map((entry, at) => ({ ...entry, mtimeMs: states[at]?.source.mtimeMs ?? entry.mtimeMs }))
  await writeBeside(folder, true, async (file) => file.writeSources(entries))
}

/** Analyses what is new and writes it; what had been analysed is kept for the next build where this one fails. */
async function write(
  folder: string,
  states: readonly SourceState[],
  former: readonly SourceEntry[] | undefined,
  options: OpenOptions,
): Promise<Built> {
  const analyser = new Analyser(folder)
  let isBuilt = false
  try {
    const built = await writeBeside(folder, former !== undefined, async (file) => {
      const { sources, changed } = await writeAll(file, states, analyser, options)
      await file.finish(sources)
      return builtOf(sources, changed, fileChanges(states, former ?? []))
    })
    isBuilt = true
    return built
  } finally {
    await analyser.end(isBuilt)
  }
}

async function writeAll(
  file: CorpusFile,
  states: readonly SourceState[],
  analyser: Analyser,
  { onProgress, mostText = Number.POSITIVE_INFINITY }: OpenOptions,
): Promise<{ sources: SourceEntry[]; changed: number }> {
  const total = states.length
  let changed = 0
  let done = 0
  const sources = states.map(({ source: { file: name, size, mtimeMs, url }, hash, kept }): SourceEntry => {
    const { count = 0, problems = [], length = 0 } = kept && isSettled(kept) ? kept : {}
    const known = { file: name, size, mtimeMs, hash, count, problems: [...problems], length }
    return { ...known, renamed: false, cut: false, ...(url !== undefined && { url }) }
  })
  const room = { left: sources.reduce((left, { length }) => left - length, mostText), most: mostText }
  file.keepSources(new Set(sources.map((source) => source.file)))
  const { concurrency } = analyser
  const all = pMapIterable(changesOf(states, file, room), (met) => analysed(met, analyser), { concurrency })
  for await (const {
    place,
    problem,
    renamed = false,
    cut = false,
    length = 0,
    article,
    hash = '',
    payload,
    isNew,
  } of all) {
    const source = sources[place]
    if (source === undefined) continue
    source.cut ||= cut
    if (problem !== undefined) source.problems.push(problem)
    else {
      source.count++
      source.renamed ||= renamed
      source.length += length
      if (article !== undefined && payload !== undefined) file.add(source.file, hash, { article, payload })
      if (isNew === true) changed++
    }
    onProgress?.({ done: place, total, articles: ++done, file: source.file })
  }
  onProgress?.({ done: total, total, articles: done, file: '' })
  return { sources, changed }
}

/** What a refresh meets in the files that changed, in their order: a problem, or an article. */
interface Met {
  /** That of its file in the list. */
  readonly place: number
  readonly problem?: FileProblem
  /** Whether the id of the article was taken. */
  readonly renamed?: boolean
  /** Whether more of its file is left out. */
  readonly cut?: boolean
  /** Characters of the article. */
  readonly length?: number
  /** The article with its hash, where it is not as it was. */
  readonly article?: Article
  readonly hash?: string
}

/** Analyses what is new. An article on which the analysis fails is left out and named among the problems. */
async function analysed(met: Met, analyser: Analyser): Promise<Met & Partial<Analysed>> {
  const { place, article, hash } = met
  if (article === undefined || hash === undefined) return met
  try {
    return { ...met, ...(await analyser.analyse(article, hash)) }
  } catch (error) {
    return { place, problem: problemOf(article.file, 'could not be analysed: ', error) }
  }
}

function problemOf(file: string, what: string, error: unknown): FileProblem {
  return { file, reason: `${what}${error instanceof Error ? error.message : String(error)}` }
}

/** Reads the files that changed and takes out of the corpus what is no longer in them. */
async function* changesOf(states: readonly SourceState[], file: CorpusFile, room: Room): AsyncGenerator<Met> {
  const added = new Set<string>()
  for (const [place, state] of states.entries()) {
    if (state.kept !== undefined && isSettled(state.kept)) continue
    const former = new Map(file.ofSource(state.source.file).map((article) => [article.id, article]))
    const isTaken = (id: string): boolean => added.has(id) || (!former.has(id) && file.isTaken(id))
    for await (const item of articlesOf(state)) {
      if ('reason' in item) {
        yield { place, problem: item }
        continue
      }
      const { length } = item.article.text
      if (length > room.left) {
        yield { place, problem: { file: state.source.file, reason: fullReason(room) }, cut: true }
        break
      }
      room.left -= length
      const id = freeId(item.article.id, isTaken)
      added.add(id)
      const renamed = id !== item.article.id
      const article = { ...item.article, id }
      const hash = articleHash(article)
      const known = former.get(id)
      former.delete(id)
      if (known?.hash === hash) yield { place, renamed, length }
      else {
        if (known !== undefined) file.remove(known)
        yield { place, renamed, length, article, hash }
      }
    }
    for (const gone of former.values()) file.remove(gone)
  }
}

/** Characters that may still be read, of so many in all. */
interface Room {
  left: number
  readonly most: number
}

const fullReason = ({ most }: Room): string =>
  `more of it is left out, as all articles together would have more than ${most / 1e6} million characters`

/** Whether a file that has not changed need not be read again. */
const isSettled = ({ renamed, cut }: SourceEntry): boolean => !renamed && !cut

/** A reader that throws has met a file it can't read: said by name, and the rest goes on. */
async function* articlesOf({ source }: SourceState): AsyncGenerator<{ readonly article: Article } | FileProblem> {
  try {
    yield* readSource(source)
  } catch (error) {
    yield problemOf(source.file, '', error)
  }
}

function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  let id = wanted
  for (let number = 2; isTaken(id); number++) id = `${wanted}-${number}`
  return id
}
