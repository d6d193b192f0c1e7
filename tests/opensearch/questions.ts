import { setImmediate } from 'node:timers/promises'
import type { Library } from '../../src/library.ts'

/** Asks the same questions again and again until it is told to stop. */
export class SteadyQuestions {
  readonly answers = new Map<string, Set<string>>()
  readonly failures: unknown[] = []
  asked = 0
  #stopped = false
  readonly #running: Promise<void>[]

  constructor(
    private readonly library: Library,
    private readonly questions: readonly string[],
    atOnce = 2,
  ) {
    this.#running = Array.from({ length: atOnce }, (_, place) => this.#ask(place))
  }

  /** Waits for the questions on their way. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#running)
  }

  async #ask(place: number): Promise<void> {
    for (let turn = place; !this.#stopped; turn++) {
      const question = this.questions[turn % this.questions.length] ?? ''
      try {
        const answer = await this.library.ask(question)
        const seen = this.answers.get(question) ?? new Set()
        seen.add(answer.status === 'answered' ? answer.answer : answer.status)
        this.answers.set(question, seen)
      } catch (error) {
        this.failures.push(error)
        // What fails at once would leave no turn to the client, which looks for nodes that live again.
        await setImmediate()
      }
      this.asked++
    }
  }
}
