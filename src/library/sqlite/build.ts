import { copyFile, mkdir, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pMapIterable } from 'p-map'
import { readSource } from '../../corpus/index.ts'
import type { FileProblem } from '../../errors.ts'
import { isDamage } from '../../search/database.ts'
import { type Analyser, analyserOf } from '../../store/analyser.ts'
import { compareSources, fingerprintOf, isUnchanged, type SourceEntry, type SourceState } from '../../store/sources.ts'
import type { Article } from '../../types.ts'
import { analysisPool } from '../analysis/pool.ts'
import type { OpenOptions } from '../backend.ts'
import { ownFile, removeLeftovers, removeOwnFile } from '../own-files.ts'
import { type Payload, readPayload } from '../payload.ts'
import type { Place } from '../place.ts'
import { filesOf } from '../place.ts'
import { programVersion } from '../version.ts'
import { changesOf, type SourceChange } from './changes.ts'
import { CorpusFile } from './corpus-file.ts'
import { corpusFile, readSources } from './former.ts'

/** What a build came to. */
export interface BuiltFile {
  readonly articles: number
  readonly analysed: number
  readonly problems: readonly FileProblem[]
}

/**
 * Builds or refreshes the file of a corpus. It is written beside the one in use, of which what has not changed is
 * taken over, and moved into its place when it is whole.
 */
export async function buildFile(place: Place, options: OpenOptions): Promise<BuiltFile> {
  const target = corpusFile(place.folder)
  await mkdir(dirname(target), { recursive: true })
  const former = readSources(target)
  const states = await compareSources(filesOf(place), former ?? [])
  if (former !== undefined && isUnchanged(states, former) && !former.some(({ hash }) => hash === ''))
    return touch(target, states, former)
  if (former !== undefined) {
    try {
      return await write(target, place, states, true, options)
    } catch (error) {
      if (!isDamage(error)) throw error
      options.onNotice?.('The index is built again: it is damaged.')
    }
  }
  return write(target, place, anew(states), false, options)
}

/** What has to be read where nothing is taken over. */
const anew = (states: readonly SourceState[]): SourceState[] => states.map(({ source, hash }) => ({ source, hash }))

/** Writes a file beside the one in use, from a copy of it where `refresh` says so, and moves it into its place. */
async function write(
  target: string,
  place: Place,
  states: readonly SourceState[],
  refresh: boolean,
  options: OpenOptions,
): Promise<BuiltFile> {
  const folder = dirname(target)
  const beside = ownFile(folder, 'building')
  const pool = analysisPool()
  const { analyse, concurrency } = pool
  const analyser = analyserOf<Payload>({ into: folder, program: programVersion, analyse, payload: readPayload })
  try {
    if (refresh) await copyFile(target, beside)
    const file = refresh ? CorpusFile.copyOf(beside) : CorpusFile.create(beside)
    let built: BuiltFile
    try {
      const { sources, analysed } = await writeAll(file, states, readerOf(place), analyser, concurrency, options)
      await file.finish(sources, fingerprintOf(programVersion, sources))
      built = { articles: file.articles, analysed, problems: sources.flatMap(({ problems }) => problems) }
    } finally {
      file.close()
    }
    await rename(beside, target)
    await removeLeftovers(folder, 'building')
    await analyser.done()
    return built
  } catch (error) {
    await analyser.keep()
    throw error
  } finally {
    await removeOwnFile(beside)
    await pool.close()
  }
}

type ReadState = (state: SourceState) => AsyncIterable<{ readonly article: Article } | FileProblem>

function readerOf(place: Place): ReadState {
  const byFile = new Map(place.sources.map((source) => [source.file, source]))
  return async function* read({ source: { file } }) {
    const source = byFile.get(file)
    try {
      if (source !== undefined) yield* readSource(source)
    } catch (error) {
      yield { file, reason: error instanceof Error ? error.message : String(error) }
    }
  }
}

async function writeAll(
  file: CorpusFile,
  states: readonly SourceState[],
  read: ReadState,
  analyser: Analyser<Payload>,
  concurrency: number,
  options: OpenOptions,
): Promise<{ sources: SourceEntry[]; analysed: number }> {
  let analysed = 0
  let done = 0
  const sources = states.map(({ source: { file: name, size, mtimeMs }, hash, kept }): SourceEntry => {
    const { count = 0, problems = [], renamed = false } = kept?.renamed === false ? kept : {}
    return { file: name, size, mtimeMs, hash, count, problems: [...problems], renamed }
  })
  file.keepSources(new Set(sources.map((source) => source.file)))
  const changes = pMapIterable(changesOf(states, read, file), (change) => prepare(change, analyser), { concurrency })
  for await (const change of changes) {
    const source = sources[change.place]
    if (source === undefined) continue
    if (change.type === 'problem') source.problems.push(change.problem)
    else {
      source.count++
      source.renamed ||= change.renamed
      if (change.type === 'new') file.add(source.file, change.hash.toString('hex'), change.record)
      if (change.type === 'new' && change.analysed) analysed++
    }
    done++
    options.onProgress?.({ done: change.place, total: states.length, articles: done, file: source.file })
  }
  options.onProgress?.({ done: states.length, total: states.length, articles: done, file: '' })
  return { sources, analysed }
}

type Prepared =
  | Exclude<SourceChange, { type: 'new' }>
  | {
      readonly type: 'new'
      readonly place: number
      readonly renamed: boolean
      readonly hash: Buffer
      readonly analysed: boolean
      readonly record: { readonly article: Article; readonly payload: Payload }
    }

/** Analyses what is new. An article on which the analysis fails is left out and named among the problems. */
async function prepare(change: SourceChange, analyser: Analyser<Payload>): Promise<Prepared> {
  if (change.type !== 'new') return change
  const { article, hash, place, renamed } = change
  try {
    const { payload, analysed } = await analyser.analyse(article, hash)
    return { type: 'new', place, renamed, hash, analysed, record: { article, payload } }
  } catch (error) {
    const reason = `could not be analysed: ${error instanceof Error ? error.message : String(error)}`
    return { type: 'problem', place, problem: { file: article.file, reason } }
  }
}

/** Same content with other times: only the times are noted, in a copy, so that the next look at them is cheap again. */
async function touch(
  target: string,
  states: readonly SourceState[],
  former: readonly SourceEntry[],
): Promise<BuiltFile> {
  const same = states.every(
    ({ source }, at) => former[at]?.mtimeMs === source.mtimeMs && former[at]?.size === source.size,
  )
  if (!same) {
    const beside = ownFile(dirname(target), 'building')
    await copyFile(target, beside)
    const file = CorpusFile.copyOf(beside)
    file.writeSources(former.map((entry, at) => ({ ...entry, mtimeMs: states[at]?.source.mtimeMs ?? entry.mtimeMs })))
    file.close()
    await rename(beside, target)
  }
  const articles = former.reduce((sum, { count }) => sum + count, 0)
  return { articles, analysed: 0, problems: former.flatMap(({ problems }) => problems) }
}
