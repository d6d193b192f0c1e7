/** Thrown where as many wait as may. */
export class Crowded extends Error {
  override name = 'Crowded'
}

interface Waiting {
  readonly begin: () => void
}

/** How much is done at a time, and how many may wait. */
export interface TurnLimits {
  /** Questions that are worked on at the same time, of all servers. */
  readonly atOnce: number
  /** The same of one server. */
  readonly ofOne: number
  /** Those of one server that may wait. */
  readonly waiting: number
  /** Those of all servers that may wait; of one of which none waits, one may still. */
  readonly waitingInAll: number
}

/** At 0.2 to 0.5 s an answer on two cores, 400 take at most three and a half minutes, where Discord takes an answer for fifteen; articles that are read first take longer. */
export const usualTurns: TurnLimits = { atOnce: 8, ofOne: 4, waiting: 40, waitingInAll: 400 }

/** Lets the questions of many servers through in fair turns: one of each server that waits, so that a busy one holds up no other. */
export class Turns {
  /** Those that wait, by server; who has had a turn stands at the end. */
  readonly #waiting = new Map<string, Waiting[]>()
  readonly #working = new Map<string, number>()
  #count = 0

  constructor(private readonly limits: TurnLimits = usualTurns) {}

  /** How many wait. */
  get length(): number {
    return [...this.#waiting.values()].reduce((sum, { length }) => sum + length, 0)
  }

  /** Whether something is worked on already, so that what comes next takes longer. */
  get isBusy(): boolean {
    return this.#count > 0
  }

  /**
   * Does something in its turn.
   * @param key whose turn it is
   * @throws Crowded where too many of them wait, and whatever `work` throws
   */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (this.#mayBegin(key) && !this.#waiting.has(key)) this.#begin(key)
    else await this.#wait(key)
    try {
      return await work()
    } finally {
      this.#end(key)
    }
  }

  #mayBegin(key: string): boolean {
    return this.#count < this.limits.atOnce && (this.#working.get(key) ?? 0) < this.limits.ofOne
  }

  #begin(key: string): void {
    this.#count++
    this.#working.set(key, (this.#working.get(key) ?? 0) + 1)
  }

  #wait(key: string): Promise<void> {
    const queue = this.#waiting.get(key) ?? []
    const isFull = queue.length > 0 && this.length >= this.limits.waitingInAll
    if (isFull || queue.length >= this.limits.waiting) throw new Crowded('too many wait')
    this.#waiting.set(key, queue)
    return new Promise((resolve) => queue.push({ begin: resolve }))
  }

  #end(key: string): void {
    this.#count--
    const left = (this.#working.get(key) ?? 1) - 1
    if (left > 0) this.#working.set(key, left)
    else this.#working.delete(key)
    this.#next()
  }

  /** Begins what may be begun. */
  #next(): void {
    for (const [key, queue] of [...this.#waiting]) {
      if (!this.#mayBegin(key)) continue
      const next = queue.shift()
      this.#waiting.delete(key)
      if (queue.length > 0) this.#waiting.set(key, queue)
      if (next === undefined) continue
      this.#begin(key)
      next.begin()
    }
  }
}
