import QuickLRU from 'quick-lru'
import { nameKey } from '../../names/name-key.ts'
import { type NameEntry, type NameSource, nearestWords, tolerance } from '../../names/name-source.ts'
import type { NameKind } from '../../types.ts'
import type { ArticleDocument, NameDocument } from './documents.ts'
import { type IndexReader, readTable, TermFrequencies } from './index-reader.ts'

/** Look-ups of one key that are remembered. */
const remembered = 10_000

const byRank = { rank: 'asc' }

const entryOf = ({ entry }: NameDocument): NameEntry => entry

/** The names of a corpus on a cluster. */
export class ClusterNames implements NameSource {
  readonly #words: TermFrequencies
  readonly #found = new QuickLRU<string, readonly NameEntry[]>({ maxSize: remembered })

  constructor(
    private readonly names: IndexReader<NameDocument>,
    private readonly tables: IndexReader,
    private readonly articles: IndexReader<ArticleDocument>,
  ) {
    this.#words = new TermFrequencies(names, 'words')
  }

  async find(keys: readonly string[], limit: number): Promise<(readonly NameEntry[])[]> {
    const place = (key: string) => `${limit} ${key}`
    const wanted = [...new Set(keys.filter((key) => key !== '' && !this.#found.has(place(key))))]
    const found = await this.names.each('keys', wanted, limit, byRank)
    const fresh = new Map(wanted.map((key, at) => [key, found[at]?.[1].map(entryOf) ?? []]))
    for (const [key, entries] of fresh) this.#found.set(place(key), entries)
    return keys.map((key) => fresh.get(key) ?? this.#found.get(place(key)) ?? [])
  }

  async common(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await readTable(this.tables, 'common', keys)
    return new Set(keys.filter((_, place) => found[place] !== undefined))
  }

  async known(words: readonly string[]): Promise<ReadonlySet<string>> {
    const counts = await this.#words.of(words)
    return new Set(words.filter((_, place) => counts[place] !== 0))
  }

  async nearest(word: string, limit: number): Promise<string[]> {
    return nearestWords(word, await this.names.nearTerms('words', word, tolerance(word)), limit)
  }

  async withWord(word: string, limit: number): Promise<NameEntry[]> {
    return (await this.#search({ term: { words: { value: word } } }, limit)).map(entryOf)
  }

  async longer(words: string, limit: number): Promise<string[]> {
    const query = { constant_score: { filter: { prefix: { folded: `${words} ` } } } }
    return (await this.#search(query, limit, [{ folded: 'asc' }, byRank])).map(({ folded }) => folded)
  }

  async complete(prefixes: readonly string[], kinds: ReadonlySet<NameKind>, limit: number): Promise<NameEntry[]> {
    const starts = prefixes.includes('') ? [] : prefixes.map((prefix) => ({ prefix: { starts: prefix } }))
    const filter = [{ terms: { kind: [...kinds] } }, ...(starts.length === 0 ? [] : [{ bool: { should: starts } }])]
    return (await this.#search({ bool: { filter } }, limit)).map(entryOf)
  }

  async articlesOf(entries: readonly NameEntry[], limit: number, among?: readonly number[]): Promise<number[]> {
    if (entries.length === 0 || among?.length === 0) return []
    const keys = [...new Set(entries.map(({ name }) => nameKey(name)))]
    const filter = [{ terms: { names: keys } }, ...(among === undefined ? [] : [{ terms: { number: among } }])]
    const sort = [{ published: { order: 'desc', missing: '_last' } }, { number: 'asc' }]
    const hits = await this.articles.search(limit, { _source: false, query: { bool: { filter } }, sort })
    return hits.map(({ _id }) => Number(_id))
  }

  async #search(query: object, limit: number, sort: readonly object[] = [byRank]): Promise<NameDocument[]> {
    return (await this.names.search(limit, { query, sort })).map(({ _source }) => _source)
  }
}
