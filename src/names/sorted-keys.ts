/** Keys in order, each with a number, for look-up by their beginning. Ten bytes and the key itself for each. */
export class SortedKeys {
  readonly #keys: readonly string[]
  readonly #numbers: Uint32Array

  /** @param pairs in any order; a key may come with several numbers */
  constructor(pairs: readonly (readonly [string, number])[]) {
    const sorted = [...pairs].sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y))
    this.#keys = sorted.map(([key]) => key)
    this.#numbers = Uint32Array.from(sorted, ([, number]) => number)
  }

  /** Places of the keys that begin with `prefix`: from the first to before the last. */
  range(prefix: string): readonly [number, number] {
    return [this.#place(prefix), this.#place(`${prefix}\u{10ffff}`)]
  }

  key(place: number): string {
    return this.#keys[place] ?? ''
  }

  /** Numbers of the keys at these places. */
  numbers([from, to]: readonly [number, number]): Uint32Array {
    return this.#numbers.subarray(from, to)
  }

  /** Place of the first key that is not before this one. */
  #place(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#keys[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
