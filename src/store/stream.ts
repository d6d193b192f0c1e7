import type { FileProblem } from '../errors.ts'
import type { Article } from '../types.ts'
import type { SourceState } from './changes.ts'
import type { SourceEntry } from './manifest.ts'
import type { Store } from './open.ts'
import { articleHash } from './record-file.ts'
import type { ReadSource, StoredRecord } from './types.ts'

/** What a build takes in, one after the other; `place` is that of the source in the list. */
export type Incoming<Payload> =
  | { readonly type: 'problem'; readonly place: number; readonly problem: FileProblem }
  | {
      readonly type: 'kept'
      readonly place: number
      readonly record: StoredRecord<Payload>
      readonly line: Buffer
      readonly hash: Buffer
    }
  | {
      readonly type: 'new'
      readonly place: number
      readonly article: Article
      readonly hash: Buffer
      readonly renamed: boolean
    }

/** Streams the articles of a corpus: from the former index where they are unchanged, else from their files. */
export async function* streamArticles<Payload>(
  states: readonly SourceState[],
  readSource: ReadSource,
  former: Store<Payload> | undefined,
): AsyncGenerator<Incoming<Payload>> {
  const ids = new Set<string>()
  const formerIds = former === undefined ? [] : (await former.articles()).map(({ id }) => id)
  const known = new Map(formerIds.map((id, number) => [id, number]))
  for (const [place, state] of states.entries()) {
    if (former !== undefined && state.kept !== undefined && !state.kept.renamed && isFree(state.kept, formerIds, ids)) {
      for (const item of state.kept.problems) yield { type: 'problem', place, problem: item }
      for (let row = 0; row < state.kept.count; row++) yield await keep(former, state.kept.first + row, place, ids)
      continue
    }
    for await (const item of readGuarded(readSource, state)) {
      if ('reason' in item) yield { type: 'problem', place, problem: item }
      else yield await take(item.article, place, ids, known, former)
    }
  }
}

/** Whether none of a kept file's ids has been taken by a file before it. */
function isFree({ first, count }: SourceEntry, formerIds: readonly string[], ids: ReadonlySet<string>): boolean {
  return formerIds.slice(first, first + count).every((id) => !ids.has(id))
}

async function keep<Payload>(
  former: Store<Payload>,
  number: number,
  place: number,
  ids: Set<string>,
): Promise<Incoming<Payload>> {
  const { line, hash, record } = await former.written(number)
  ids.add(record.article.id)
  return { type: 'kept', place, record, line, hash }
}

/** An article of a changed file may itself be unchanged (one line of many): then it is not analysed again. */
async function take<Payload>(
  read: Article,
  place: number,
  ids: Set<string>,
  known: ReadonlyMap<string, number>,
  former: Store<Payload> | undefined,
): Promise<Incoming<Payload>> {
  const id = freeId(read.id, ids)
  ids.add(id)
  const renamed = id !== read.id
  const article = renamed ? { ...read, id } : read
  const hash = articleHash(article)
  const number = known.get(id)
  if (former !== undefined && number !== undefined && !renamed && former.hash(number).equals(hash)) {
    return { type: 'kept', place, ...(await former.written(number)) }
  }
  return { type: 'new', place, article, hash, renamed }
}

function freeId(wanted: string, ids: ReadonlySet<string>): string {
  let id = wanted
  for (let number = 2; ids.has(id); number++) id = `${wanted}-${number}`
  return id
}

/** A reader that throws has met a file it can't read: said by name, and the rest goes on. */
async function* readGuarded(
  readSource: ReadSource,
  { source }: SourceState,
): AsyncGenerator<{ readonly article: Article } | FileProblem> {
  try {
    yield* readSource(source)
  } catch (error) {
    yield { file: source.file, reason: error instanceof Error ? error.message : String(error) }
  }
}
