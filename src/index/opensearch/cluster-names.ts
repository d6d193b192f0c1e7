import QuickLRU from 'quick-lru'
import { nameKey } from '../../names/name-key.ts'
import type { NameEntry, NameSource } from '../../names/name-source.ts'
import { nearestWords, tolerance } from '../../names/name-source.ts'
import type { NameKind } from '../../types.ts'
import { type FoundName, readName, tableId } from './documents.ts'
import { type IndexReader, nearTerms, TermFrequencies } from './index-reader.ts'

/** Look-ups of one key that are remembered. */
const remembered = 10_000
/** Names read in one look-up of many keys; keys that it leaves short are looked up one by one. */
const together = 60
const mostRead = 10_000

const byRank = [{ rank: 'asc' }]

/** The names of a corpus on a cluster. */
export class ClusterNames implements NameSource {
  readonly #words: TermFrequencies
  readonly #found = new QuickLRU<string, readonly NameEntry[]>({ maxSize: remembered })

  constructor(
    private readonly names: IndexReader,
    private readonly tables: IndexReader,
    private readonly articles: IndexReader,
  ) {
    this.#words = new TermFrequencies(names, 'words')
  }

  async find(keys: readonly string[], limit: number): Promise<(readonly NameEntry[])[]> {
    const place = (key: string) => `${limit} ${key}`
    const wanted = [...new Set(keys.filter((key) => key !== '' && !this.#found.has(place(key))))]
    const fresh = wanted.length === 0 ? new Map<string, readonly NameEntry[]>() : await this.#lookUp(wanted, limit)
    for (const [key, entries] of fresh) this.#found.set(place(key), entries)
    return keys.map((key) => fresh.get(key) ?? this.#found.get(place(key)) ?? [])
  }

  async common(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.tables.many(
      keys.map((key) => tableId('common', key)),
      false,
    )
    return new Set(keys.filter((_, place) => found[place] !== undefined))
  }

  async known(words: readonly string[]): Promise<ReadonlySet<string>> {
    const counts = await this.#words.of(words)
    return new Set(words.filter((_, place) => (counts[place] ?? 0) > 0))
  }

  async nearest(word: string, limit: number): Promise<string[]> {
    const [offers = []] = await nearTerms(this.names, 'words', [{ word, edits: tolerance(word) }])
    return nearestWords(word, offers, limit)
  }

  async withWord(word: string, limit: number): Promise<NameEntry[]> {
    return entriesOf(await this.#search({ term: { words: { value: word } } }, limit))
  }

  async longer(words: string, limit: number): Promise<string[]> {
    const query = { constant_score: { filter: { prefix: { folded: `${words} ` } } } }
    const found = await this.#search(query, limit, [{ folded: 'asc' }, ...byRank])
    return found.map(({ folded }) => folded)
  }

  async complete(prefixes: readonly string[], kinds: ReadonlySet<NameKind>, limit: number): Promise<NameEntry[]> {
    const starts = prefixes.includes('') ? [] : prefixes.map((prefix) => ({ prefix: { starts: prefix } }))
    const filter = [{ terms: { kind: [...kinds] } }, ...(starts.length === 0 ? [] : [{ bool: { should: starts } }])]
    return entriesOf(await this.#search({ bool: { filter } }, limit))
  }

  async articlesOf(entries: readonly NameEntry[], limit: number, among?: readonly number[]): Promise<number[]> {
    if (entries.length === 0 || limit <= 0 || among?.length === 0) return []
    const keys = [...new Set(entries.map(({ name }) => nameKey(name)))]
    const filter = [{ terms: { names: keys } }, ...(among === undefined ? [] : [{ terms: { number: [...among] } }])]
    const { hits } = await this.articles.search({
      size: Math.min(limit, mostRead),
      track_total_hits: false,
      _source: false,
      query: { bool: { filter } },
      sort: [{ published: { order: 'desc', missing: '_last' } }, { number: 'asc' }],
    })
    return hits.map(({ _id }) => Number(_id))
  }

  async #lookUp(keys: readonly string[], limit: number): Promise<Map<string, readonly NameEntry[]>> {
    const all = await this.#search({ terms: { keys } }, together)
    const found = new Map(keys.map((key) => [key, withKey(all, key, limit)]))
    if (all.length < together) return found
    const short = keys.filter((key) => (found.get(key)?.length ?? 0) < limit)
    const counts = await new TermFrequencies(this.names, 'keys').of(short)
    const wanted = short.filter((key, place) => (counts[place] ?? 0) > (found.get(key)?.length ?? 0))
    const more = await Promise.all(wanted.map((key) => this.#search({ term: { keys: { value: key } } }, limit)))
    for (const [place, key] of wanted.entries()) found.set(key, entriesOf(more[place] ?? []))
    return found
  }

  async #search(query: object, limit: number, sort: readonly object[] = byRank): Promise<FoundName[]> {
    if (limit <= 0) return []
    const body = { size: Math.min(limit, mostRead), track_total_hits: false, query, sort }
    return (await this.names.search(body)).hits.map(({ _source }) => readName(_source))
  }
}

function withKey(found: readonly FoundName[], key: string, limit: number): NameEntry[] {
  return entriesOf(found.filter(({ keys }) => keys.includes(key)).slice(0, limit))
}

function entriesOf(found: readonly FoundName[]): NameEntry[] {
  return found.map(({ entry }) => entry)
}
