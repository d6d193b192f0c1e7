/** What was begun and has not come to its end, for those who take events and answer them in their own time. */
export class UnderWay {
  readonly #works = new Set<Promise<void>>()
  #isLeaving = false

  /** Whether newcomers are to be told to ask again. */
  get isLeaving(): boolean {
    return this.#isLeaving
  }

  /** @param work never rejects */
  protected begin(work: Promise<void>): void {
    this.#works.add(work)
    void work.finally(() => this.#works.delete(work))
  }

  /** From now on newcomers get a line that says to ask again. */
  leave(): void {
    this.#isLeaving = true
  }

  /** Resolves when all that is under way is done. */
  async idle(): Promise<void> {
    while (this.#works.size > 0) await Promise.allSettled(this.#works)
  }
}
