import type { NameKind } from '../types.ts'
import type { ArticleNames } from './article-names.ts'
import { nameKey } from './name-key.ts'

/** A name as it is kept, with the numbers of its articles, ascending. */
export interface StoredName {
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
  readonly articles: readonly number[]
}

/** The table as it lies on disk. */
export interface NameTableData {
  /** The most reported first. */
  readonly entries: readonly StoredName[]
  /** Keys of one-word names that are common words more often than names. */
  readonly common: readonly string[]
}

type Draft = { forms: Map<string, number>; kinds: Map<NameKind, number>; aliases: Set<string>; articles: number[] }

/** Gathers the names of a corpus, article by article. */
export class NameTableBuilder {
  readonly #drafts = new Map<string, Draft>()
  readonly #common = new Map<string, number>()

  /** @param article its number; numbers ascend */
  add(article: number, names: ArticleNames): void {
    for (const { name, kind, aliases, count } of names.names) {
      const key = nameKey(name)
      if (key.length < 2) continue
      const draft: Draft = this.#drafts.get(key) ?? {
        forms: new Map(),
        kinds: new Map(),
        aliases: new Set(),
        articles: [],
      }
      this.#drafts.set(key, draft)
      draft.forms.set(name, (draft.forms.get(name) ?? 0) + count)
      draft.kinds.set(kind, (draft.kinds.get(kind) ?? 0) + count * (kind === 'other' ? 0.3 : 1))
      for (const alias of aliases) if (draft.aliases.size < 12) draft.aliases.add(alias)
      if (draft.articles[draft.articles.length - 1] !== article) draft.articles.push(article)
    }
    for (const key of names.common) this.#common.set(key, (this.#common.get(key) ?? 0) + 1)
  }

  finish(): NameTableData {
    const most = <T>(counts: ReadonlyMap<T, number>): T | undefined =>
      [...counts].reduce<[T, number] | undefined>(
        (best, pair) => (best && best[1] >= pair[1] ? best : pair),
        undefined,
      )?.[0]
    const entries: StoredName[] = []
    for (const draft of this.#drafts.values()) {
      const name = most(draft.forms)
      const kind = most(draft.kinds)
      if (!name || !kind) continue
      entries.push({
        name,
        kind,
        aliases: [...new Set([...draft.forms.keys(), ...draft.aliases])].filter((form) => form !== name),
        articles: draft.articles,
      })
    }
    const common = [...this.#common]
      .filter(([key, articles]) => articles * 2 >= (this.#drafts.get(key)?.articles.length ?? 0))
      .map(([key]) => key)
    return {
      entries: entries.sort((a, b) => b.articles.length - a.articles.length || (a.name < b.name ? -1 : 1)),
      common,
    }
  }
}
