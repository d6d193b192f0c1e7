import type { Document } from '../../nlp/document.ts'
import { fold } from '../../search/terms.ts'
import type { NameKind } from '../../types.ts'

/** A name of the corpus. */
export interface NameEntry {
  /** The form that most articles use. */
  readonly name: string
  readonly kind: NameKind
  /** Other forms, shorter ones too. */
  readonly aliases: readonly string[]
  /** Numbers of the articles that name it, ascending. */
  readonly articles: readonly number[]
}

/** What one article adds to the table. */
export interface ArticleNames {
  readonly names: readonly { readonly name: string; readonly kind: NameKind; readonly aliases: readonly string[]; readonly count: number }[]
  /** One-word names that the article also writes in lower case as common words. */
  readonly common: readonly string[]
}

/** The table as it lies on disk. */
export interface NameTableData {
  readonly entries: readonly NameEntry[]
  /** Keys of one-word names that are common words more often than names. */
  readonly common: readonly string[]
}

/** Words of a text, folded, without spaces: "Chen Min’er" and "chen miner" have one key. */
export function nameKey(text: string): string {
  return nameWords(text).join('')
}

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'‘’ʼ.&]*/gu

/** Folded words of a name or a question. */
export function nameWords(text: string): string[] {
  return [...text.matchAll(word)].map((match) => fold(match[0].replace(/[.']+$/, ''))).filter((folded) => folded !== '' && folded !== 'the')
}

/** Names of one article, for the table of its corpus. */
export function namesOf(document: Document): ArticleNames {
  const counts = new Map<number, number>()
  for (const mention of document.mentions) counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1)
  const single = new Set(document.entities.flatMap((entity) => [entity.name, ...entity.aliases]).filter((form) => !/[\s-]/.test(form)).map((form) => form.toLowerCase()))
  const common = new Set<string>()
  for (const sentence of document.sentences) for (const token of sentence.tokens) if (token.text === token.lower && single.has(token.lower)) common.add(nameKey(token.lower))
  return {
    names: document.entities.map((entity, i) => ({ name: entity.name.replace(/\s+/g, ' ').replace(/^the /i, ''), kind: entity.kind, aliases: entity.aliases.map((alias) => alias.replace(/\s+/g, ' ')), count: counts.get(i) ?? 0 })).filter((entry) => entry.name.length <= 120),
    common: [...common],
  }
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
      const draft: Draft = this.#drafts.get(key) ?? { forms: new Map(), kinds: new Map(), aliases: new Set(), articles: [] }
      this.#drafts.set(key, draft)
      draft.forms.set(name, (draft.forms.get(name) ?? 0) + count)
      draft.kinds.set(kind, (draft.kinds.get(kind) ?? 0) + count * (kind === 'other' ? 0.3 : 1))
      for (const alias of aliases) if (draft.aliases.size < 12) draft.aliases.add(alias)
      if (draft.articles[draft.articles.length - 1] !== article) draft.articles.push(article)
    }
    for (const key of names.common) this.#common.set(key, (this.#common.get(key) ?? 0) + 1)
  }

  finish(): NameTableData {
    const most = <T>(counts: ReadonlyMap<T, number>): T | undefined => [...counts].reduce<[T, number] | undefined>((best, pair) => (best && best[1] >= pair[1] ? best : pair), undefined)?.[0]
    const entries: NameEntry[] = []
    for (const draft of this.#drafts.values()) {
      const name = most(draft.forms)
      const kind = most(draft.kinds)
      if (!name || !kind) continue
      entries.push({ name, kind, aliases: [...new Set([...draft.forms.keys(), ...draft.aliases])].filter((form) => form !== name), articles: draft.articles })
    }
    const common = [...this.#common].filter(([key, articles]) => articles * 2 >= (this.#drafts.get(key)?.articles.length ?? 0)).map(([key]) => key)
    return { entries: entries.sort((a, b) => b.articles.length - a.articles.length || a.name.localeCompare(b.name)), common }
  }
}

/** The names of a corpus, ready to be looked up. */
export class NameTable {
  readonly entries: readonly NameEntry[]
  readonly #byKey = new Map<string, number[]>()
  readonly #common: ReadonlySet<string>
  /** Folded words of names, for mending misspellings. */
  readonly words: ReadonlySet<string>

  constructor(data: NameTableData) {
    this.entries = data.entries
    this.#common = new Set(data.common)
    const words = new Set<string>()
    data.entries.forEach((entry, index) => {
      for (const form of [entry.name, ...entry.aliases]) this.#index(form, index)
      const parts = nameWords(entry.name)
      for (const part of parts) words.add(part)
      const last = parts[parts.length - 1]
      // The family name (or the first, in the other order) stands for a person that the articles only name in full.
      if (entry.kind === 'person' && parts.length > 1) {
        if (last) this.#index(last, index)
        if (parts[0]) this.#index(parts[0], index)
      }
    })
    this.words = words
  }

  #index(form: string, index: number): void {
    const key = nameKey(form)
    if (key.length < 2) return
    const known = this.#byKey.get(key)
    if (!known) this.#byKey.set(key, [index])
    else if (!known.includes(index)) known.push(index)
  }

  /** Entries that a key stands for, the most reported first. */
  find(key: string): readonly NameEntry[] {
    return (this.#byKey.get(key) ?? []).flatMap((index) => this.entries[index] ?? [])
  }

  has(key: string): boolean {
    return this.#byKey.has(key)
  }

  /** Whether a one-word name is a common word more often than a name. */
  isCommon(key: string): boolean {
    return this.#common.has(key)
  }
}
