import type { FileProblem } from '../../errors.ts'
import { articleHash } from '../../store/analyser.ts'
import type { SourceState } from '../../store/sources.ts'
import type { Article } from '../../types.ts'
import type { CorpusFile } from './corpus-file.ts'

/** What a refresh meets in the files that changed, in their order; `place` is that of the file in the list. */
export type SourceChange =
  | { readonly type: 'problem'; readonly place: number; readonly problem: FileProblem }
  | { readonly type: 'kept'; readonly place: number; readonly renamed: boolean }
  | {
      readonly type: 'new'
      readonly place: number
      readonly renamed: boolean
      readonly article: Article
      readonly hash: Buffer
    }

type Read = (state: SourceState) => AsyncIterable<{ readonly article: Article } | FileProblem>

/** Reads the files that changed and takes out of the corpus what is no longer in them. */
export async function* changesOf(
  states: readonly SourceState[],
  read: Read,
  file: CorpusFile,
): AsyncGenerator<SourceChange> {
  const added = new Set<string>()
  for (const [place, state] of states.entries()) {
    if (state.kept !== undefined && !state.kept.renamed) continue
    const former = new Map(file.ofSource(state.source.file).map((article) => [article.id, article]))
    const isTaken = (id: string): boolean => added.has(id) || (!former.has(id) && file.isTaken(id))
    for await (const item of read(state)) {
      if ('reason' in item) {
        yield { type: 'problem', place, problem: item }
        continue
      }
      const id = freeId(item.article.id, isTaken)
      added.add(id)
      const renamed = id !== item.article.id
      const article = renamed ? { ...item.article, id } : item.article
      const hash = articleHash(article)
      const known = former.get(id)
      former.delete(id)
      if (known?.hash === hash.toString('hex')) {
        yield { type: 'kept', place, renamed }
        continue
      }
      if (known !== undefined) file.remove(known)
      yield { type: 'new', place, renamed, article, hash }
    }
    for (const gone of former.values()) file.remove(gone)
  }
}

function freeId(wanted: string, isTaken: (id: string) => boolean): string {
  let id = wanted
  for (let number = 2; isTaken(id); number++) id = `${wanted}-${number}`
  return id
}
