import { readSource, type SourceFile } from '../../corpus/index.ts'
import type { FileProblem } from '../../errors.ts'
import { articleHash } from '../../store/analyser.ts'
import type { SourceState } from '../../store/sources.ts'
import type { Article } from '../../types.ts'
import type { CatalogueEntry } from './article-document.ts'
import type { FormerArticles } from './former-articles.ts'

/** What a build takes in, one after the other. What follows a source belongs to it. */
export type Incoming =
  | { readonly type: 'source'; readonly state: SourceState }
  | { readonly type: 'problem'; readonly problem: FileProblem }
  | { readonly type: 'kept'; readonly entry: CatalogueEntry; readonly renamed: boolean }
  | { readonly type: 'new'; readonly article: Article; readonly hash: Buffer; readonly renamed: boolean }

/** Streams a corpus: articles that are stored already, unchanged, and those that are new. */
export async function* incoming(
  states: readonly SourceState[],
  files: ReadonlyMap<string, SourceFile>,
  former: FormerArticles,
): AsyncGenerator<Incoming> {
  const ids = new Set<string>()
  for (const state of states) {
    yield { type: 'source', state }
    const file = files.get(state.source.file)
    if (state.kept !== undefined && !state.kept.renamed && areFree(former.ofSource(state.source.file), ids)) {
      for (const problem of state.kept.problems) yield { type: 'problem', problem }
      for (const entry of former.ofSource(state.source.file)) {
        ids.add(entry.id)
        yield { type: 'kept', entry, renamed: false }
      }
    } else if (file !== undefined) {
      for await (const item of readGuarded(file)) {
        yield 'reason' in item ? { type: 'problem', problem: item } : take(item.article, ids, former)
      }
    }
  }
}

/** An article of a changed file may itself be unchanged (one line of many): then it is not analysed again. */
function take(read: Article, ids: Set<string>, former: FormerArticles): Incoming {
  const id = freeId(read.id, ids)
  ids.add(id)
  const renamed = id !== read.id
  const article = renamed ? { ...read, id } : read
  const hash = articleHash(article)
  const entry = former.same(id, hash.toString('hex'))
  return entry === undefined ? { type: 'new', article, hash, renamed } : { type: 'kept', entry, renamed }
}

function areFree(entries: Iterable<CatalogueEntry>, ids: ReadonlySet<string>): boolean {
  for (const { id } of entries) if (ids.has(id)) return false
  return true
}

function freeId(wanted: string, ids: ReadonlySet<string>): string {
  let id = wanted
  for (let number = 2; ids.has(id); number++) id = `${wanted}-${number}`
  return id
}

/** A reader that throws has met a file it can't read: said by name, and the rest goes on. */
async function* readGuarded(file: SourceFile): AsyncGenerator<{ readonly article: Article } | FileProblem> {
  try {
    yield* readSource(file)
  } catch (error) {
    yield { file: file.file, reason: error instanceof Error ? error.message : String(error) }
  }
}
