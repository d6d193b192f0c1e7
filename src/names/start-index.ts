import { setImmediate } from 'node:timers/promises'

/** Entries that are read before others have their turn. */
const turn = 1000
const bucketLength = 2

/** A beginning with the number of the entry that it belongs to. */
type Start = readonly [start: string, entry: number]

/** Beginnings of names, in buckets by their first two letters: made a little at a time, so that nobody waits long. */
export class StartIndex {
  readonly #buckets = new Map<string, Start[]>()
  readonly #short = new Map<string, readonly number[]>()

  /** @param startsOf gives the beginnings of an entry by its number */
  static async of(entries: number, startsOf: (entry: number) => readonly string[]): Promise<StartIndex> {
    const index = new StartIndex()
    for (let entry = 0; entry < entries; entry++) {
      for (const start of startsOf(entry)) index.#add(start, entry)
      if (entry % turn === turn - 1) await setImmediate()
    }
    return index
  }

  #add(start: string, entry: number): void {
    const key = start.slice(0, bucketLength)
    const bucket = this.#buckets.get(key)
    if (bucket) bucket.push([start, entry])
    else this.#buckets.set(key, [[start, entry]])
  }

  /** Numbers of the entries with a beginning that has this prefix, ascending. Those of a single letter are kept, as they are many. */
  find(prefix: string): readonly number[] {
    const known = this.#short.get(prefix)
    if (known) return known
    const found = new Set<number>()
    for (const bucket of this.#bucketsFor(prefix))
      for (const [start, entry] of bucket) if (start.startsWith(prefix)) found.add(entry)
    const sorted = [...found].sort((a, b) => a - b)
    if (prefix.length < bucketLength && sorted.length > 0) this.#short.set(prefix, sorted)
    return sorted
  }

  *#bucketsFor(prefix: string): Generator<readonly Start[]> {
    const known = this.#buckets.get(prefix.slice(0, bucketLength))
    if (known) yield known
    if (prefix.length >= bucketLength) return
    for (const [key, bucket] of this.#buckets) if (key !== prefix && key.startsWith(prefix)) yield bucket
  }
}
