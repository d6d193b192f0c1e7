import type { NameKind } from '../types.ts'
import { keysOf, startsOf } from './name-forms.ts'
import { nameKey, nameWords } from './name-key.ts'
import type { NameEntry, NameSource } from './name-source.ts'
import type { NameTableData } from './name-table-builder.ts'
import { nearestWords, tolerance } from './nearest-words.ts'
import { SortedKeys } from './sorted-keys.ts'
import { StartIndex } from './start-index.ts'

export { type ArticleNames, namesOf } from './article-names.ts'
export { nameKey, nameWords } from './name-key.ts'
export type { NameEntry, NameSource } from './name-source.ts'
export { NameTableBuilder, type NameTableData } from './name-table-builder.ts'

const nobody = { name: '', aliases: [], kind: 'other' } as const

/** The names of a corpus in memory. What only completions or misspellings use is made when it is first asked for. */
export class NameTable implements NameSource {
  readonly #entries: readonly NameEntry[]
  readonly #articles: readonly (readonly number[])[]
  readonly #published: (article: number) => string
  readonly #byKey = new Map<string, number | number[]>()
  readonly #common: ReadonlySet<string>
  #words: Map<string, number[]> | undefined
  #wordsByLength: Map<number, string[]> | undefined
  #starts: Promise<StartIndex> | undefined
  #folded: SortedKeys | undefined

  /** @param published EDTF of an article by its number; empty where it has none */
  constructor(data: NameTableData, published: (article: number) => string = () => '') {
    this.#entries = data.entries.map(({ name, kind, aliases, articles }) => ({
      name,
      kind,
      aliases,
      articles: articles.length,
    }))
    this.#articles = data.entries.map((entry) => entry.articles)
    this.#published = published
    this.#common = new Set(data.common)
    this.#entries.forEach((entry, index) => {
      for (const key of keysOf(entry)) this.#index(key, index)
    })
  }

  #index(key: string, index: number): void {
    const known = this.#byKey.get(key)
    if (known === undefined) this.#byKey.set(key, index)
    else if (typeof known === 'number') this.#byKey.set(key, [known, index])
    else known.push(index)
  }

  async find(keys: readonly string[], limit: number): Promise<NameEntry[][]> {
    return keys.map((key) => this.#at(this.#indexes(key).slice(0, limit)))
  }

  async common(keys: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(keys.filter((key) => this.#common.has(key)))
  }

  async known(words: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set(words.filter((word) => this.#wordTable().has(word)))
  }

  async nearest(word: string, limit: number): Promise<string[]> {
    const most = tolerance(word)
    this.#wordsByLength ??= byLength(this.#wordTable().keys())
    const near: string[] = []
    for (let length = word.length - most; length <= word.length + most; length++)
      near.push(...(this.#wordsByLength.get(length) ?? []))
    return nearestWords(word, near, limit)
  }

  async withWord(word: string, limit: number): Promise<NameEntry[]> {
    return this.#at((this.#wordTable().get(word) ?? []).slice(0, limit))
  }

  async longer(words: string, limit: number): Promise<string[]> {
    this.#folded ??= new SortedKeys(this.#entries.map(({ name }, index) => [nameWords(name).join(' '), index]))
    const [from, to] = this.#folded.range(`${words} `)
    const found: string[] = []
    for (let place = from; place < to && found.length < limit; place++) found.push(this.#folded.key(place))
    return found
  }

  async complete(prefixes: readonly string[], kinds: ReadonlySet<NameKind>, limit: number): Promise<NameEntry[]> {
    const wanted = prefixes.includes('') ? undefined : await this.#startingWith(prefixes)
    const found: NameEntry[] = []
    const take = (index: number) => {
      const entry = this.#entries[index]
      if (entry && kinds.has(entry.kind)) found.push(entry)
    }
    for (let index = 0; wanted === undefined && found.length < limit && index < this.#entries.length; index++)
      take(index)
    for (const index of wanted ?? []) if (found.length < limit) take(index)
    return found
  }

  async articlesOf(entries: readonly NameEntry[], limit: number, among?: readonly number[]): Promise<number[]> {
    const numbers = new Set(entries.flatMap((entry) => this.#articles[this.#indexOf(entry)] ?? []))
    const kept = among === undefined ? [...numbers] : among.filter((number) => numbers.has(number))
    const published = (number: number) => this.#published(number)
    return kept
      .sort((a, b) => (published(a) < published(b) ? 1 : published(a) > published(b) ? -1 : a - b))
      .slice(0, limit)
  }

  #at(indexes: readonly number[]): NameEntry[] {
    return indexes.flatMap((index) => this.#entries[index] ?? [])
  }

  #indexes(key: string): readonly number[] {
    const found = this.#byKey.get(key) ?? []
    return typeof found === 'number' ? [found] : found
  }

  #indexOf(entry: NameEntry): number {
    return this.#indexes(nameKey(entry.name)).find((index) => this.#entries[index]?.name === entry.name) ?? -1
  }

  /** Places of the entries in the table, ascending: the most reported first. */
  async #startingWith(prefixes: readonly string[]): Promise<readonly number[]> {
    this.#starts ??= StartIndex.of(this.#entries.length, (index) => startsOf(this.#entries[index] ?? nobody))
    const starts = await this.#starts
    const found = prefixes.map((prefix) => starts.find(prefix))
    const [only] = found
    return found.length === 1 && only ? only : [...new Set(found.flat())].sort((a, b) => a - b)
  }

  #wordTable(): Map<string, number[]> {
    if (this.#words) return this.#words
    const words = new Map<string, number[]>()
    this.#entries.forEach(({ name }, index) => {
      for (const part of new Set(nameWords(name))) {
        const known = words.get(part)
        if (known) known.push(index)
        else words.set(part, [index])
      }
    })
    this.#words = words
    return words
  }
}

function byLength(words: Iterable<string>): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const word of words) {
    const group = groups.get(word.length)
    if (group) group.push(word)
    else groups.set(word.length, [word])
  }
  return groups
}
