import type { Document } from '../nlp/document.ts'
import type { NameKind } from '../types.ts'
import { nameKey } from './name-key.ts'

/** What one article adds to the table. */
export interface ArticleNames {
  readonly names: readonly {
    readonly name: string
    readonly kind: NameKind
    readonly aliases: readonly string[]
    readonly count: number
  }[]
  /** One-word names that the article also writes in lower case as common words. */
  readonly common: readonly string[]
}

/** Who wrote an article, where its byline is a person's name: "MIRA HOLT, Harbour Courier" → "Mira Holt". */
export function authorOf({ article }: Document): string | undefined {
  const name = article.author
    ?.replace(/^by\s+/i, '')
    .split(/[,|(]| - /)[0]
    ?.replace(/\s+/g, ' ')
    .trim()
  if (!name || name.length > 60 || !/^\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){1,3}$/u.test(name)) return undefined
  return name === name.toUpperCase()
    ? name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (c) => c.toUpperCase())
    : name
}

/** Names of one article, for the table of its corpus; its author is one of them. */
export function namesOf(document: Document): ArticleNames {
  const counts = new Map<number, number>()
  for (const mention of document.mentions) counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1)
  const single = new Set(
    document.entities
      .flatMap((entity) => [entity.name, ...entity.aliases])
      .filter((form) => !/[\s-]/.test(form))
      .map((form) => form.toLowerCase()),
  )
  const common = new Set<string>()
  for (const sentence of document.sentences)
    for (const token of sentence.tokens)
      if (token.text === token.lower && single.has(token.lower)) common.add(nameKey(token.lower))
  const author = authorOf(document)
  const isNew =
    author &&
    !document.entities.some((entity) => [entity.name, ...entity.aliases].map(nameKey).includes(nameKey(author)))
  const byline = isNew ? [{ name: author, kind: 'person' as const, aliases: [], count: 1 }] : []
  return {
    names: document.entities
      .map((entity, i) => ({
        name: entity.name.replace(/\s+/g, ' ').replace(/^the /i, ''),
        kind: entity.kind,
        aliases: entity.aliases.map((alias) => alias.replace(/\s+/g, ' ')),
        count: counts.get(i) ?? 0,
      }))
      .filter((entry) => entry.name.length <= 120)
      .concat(byline),
    common: [...common],
  }
}

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
