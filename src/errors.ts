/** Errors that carry what a person needs: what is wrong and what to do next. This file imports nothing. */

/** Wrong usage or input. The front ends show `message` and `next` on one line; the command line exits with status 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
  /**
   * @param message what is wrong, without a full stop at its end
   * @param next what to do about it, an imperative clause
   * @param fields what it was about, for the log
   */
  constructor(
    message: string,
    readonly next: string,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }

  /** The one line that a person reads. */
  get line(): string {
    return `${this.message}: ${this.next}`
  }
}

/** One file (or line of a `.jsonl` file) that could not be read; the rest of the corpus goes on. */
export interface FileProblem {
  readonly file: string
  readonly reason: string
}
