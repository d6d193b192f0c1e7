/** A list of unsigned 32-bit numbers that grows, four bytes each. */
export class GrowingUint32 {
  #values = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** What has been pushed so far; a view, valid until the next push. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length)
  }
}
