import { setTimeout as wait } from 'node:timers/promises'
import { type Cluster, ClusterAwayError, isPassing } from './cluster.ts'

/** The answer to a request: what came of each change, in order. */
interface BulkAnswer {
  readonly items: readonly Readonly<Record<string, ItemResult>>[]
}

interface ItemResult {
  readonly status: number
  readonly error?: { readonly type: string; readonly reason?: string | null }
}

/** Characters of one request, requests on their way at once, and changes of one request at most. */
const batchChars = 4_000_000
const batchChanges = 2_000
const inFlight = 2
/** How long a refused change is tried again: waits in milliseconds. A node that died is replaced well within it. */
const waits = [200, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000]
const timeoutMs = 60_000

/**
 * Loads documents in bulk. `index` and `delete` wait while two requests are on their way, so that memory holds three
 * batches at most, however fast the documents come. What an overloaded or failing cluster refuses is sent again.
 */
export class BulkLoader {
  readonly #running = new Set<Promise<void>>()
  /** Changes of single documents as they are sent; each may be sent twice without harm. */
  #batch: string[] = []
  #chars = 0
  #failure: unknown

  constructor(private readonly cluster: Cluster) {}

  /** Puts a document in the place of the one with this id. @throws what made an earlier request fail for good */
  index(index: string, id: string, document: object): Promise<void> {
    return this.#add(`${JSON.stringify({ index: { _index: index, _id: id } })}\n${JSON.stringify(document)}\n`)
  }

  /** Takes a document away; one that is not there is no error. */
  delete(index: string, id: string): Promise<void> {
    return this.#add(`${JSON.stringify({ delete: { _index: index, _id: id } })}\n`)
  }

  /** Waits until all is written. @throws what made a request fail for good */
  async finish(): Promise<void> {
    if (this.#batch.length > 0) await this.#flush()
    await Promise.all(this.#running)
    this.#check()
  }

  async #add(change: string): Promise<void> {
    this.#check()
    this.#batch.push(change)
    this.#chars += change.length
    if (this.#chars >= batchChars || this.#batch.length >= batchChanges) await this.#flush()
  }

  async #flush(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    this.#chars = 0
    while (this.#running.size >= inFlight) await Promise.race(this.#running)
    this.#check()
    const sending = this.#send(batch).catch((error: unknown) => {
      this.#failure ??= error
    })
    this.#running.add(sending)
    void sending.then(() => this.#running.delete(sending))
  }

  #check(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  async #send(batch: readonly string[]): Promise<void> {
    let left = batch
    for (const pause of [...waits, undefined]) {
      const { refused, reason } = await this.#sendOnce(left)
      if (refused.length === 0) return
      const said = `${refused.length} documents not taken: ${reason}`
      if (pause === undefined) throw new ClusterAwayError(this.cluster.address, said)
      left = refused
      await wait(pause)
    }
  }

  /** Gives the changes to send again. @throws Error for a document that the index does not take */
  async #sendOnce(batch: readonly string[]): Promise<{ refused: readonly string[]; reason: string }> {
    let answer: BulkAnswer
    try {
      const request = { method: 'POST', path: '/_bulk', lines: batch.join(''), timeoutMs } as const
      answer = (await this.cluster.request<BulkAnswer>(request)).body
    } catch (error) {
      if (!(error instanceof ClusterAwayError)) throw error
      return { refused: batch, reason: String(error.fields.detail) }
    }
    let reason = ''
    const refused = batch.filter((_, place) => {
      const [result] = Object.values(answer.items[place] ?? {})
      if (result?.error === undefined) return false
      reason = `${result.error.type}: ${result.error.reason ?? ''}`
      if (!isPassing(result.status)) throw new Error(`the search cluster does not take a document, ${reason}`)
      return true
    })
    return { refused, reason }
  }
}
