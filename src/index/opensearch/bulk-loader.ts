import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { away, type Cluster, ClusterAwayError, isPassing } from './cluster.ts'

const bulkResponse = z.object({
  errors: z.boolean(),
  items: z.array(
    z.record(
      z.string(),
      z.object({
        status: z.number(),
        error: z.object({ type: z.string(), reason: z.string().nullish() }).optional(),
      }),
    ),
  ),
})

/** One change of one document; the same change may be sent twice without harm. */
type Action = { readonly head: string; readonly document: string | undefined }

/** Characters of one request, requests on their way at once, and documents of one request at most. */
const batchChars = 4_000_000
const batchActions = 2_000
const inFlight = 2
/** How long a refused change is tried again: waits in milliseconds. A node that died is replaced well within it. */
const waits = [200, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000]
const requestTimeout = 60_000

/**
 * Loads documents in bulk. `index` and `delete` wait while two requests are on their way, so that memory holds three
 * batches at most, however fast the documents come. What an overloaded or failing cluster refuses is sent again.
 */
export class BulkLoader {
  readonly #cluster: Cluster
  readonly #running = new Set<Promise<void>>()
  #batch: Action[] = []
  #chars = 0
  #failure: unknown

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  /** Puts a document in the place of the one with this id. @throws what made an earlier request fail for good */
  index(index: string, id: string, document: object): Promise<void> {
    return this.#add({
      head: JSON.stringify({ index: { _index: index, _id: id } }),
      document: JSON.stringify(document),
    })
  }

  /** Takes a document away; one that is not there is no error. */
  delete(index: string, id: string): Promise<void> {
    return this.#add({ head: JSON.stringify({ delete: { _index: index, _id: id } }), document: undefined })
  }

  /** Waits until all is written. @throws what made a request fail for good */
  async finish(): Promise<void> {
    if (this.#batch.length > 0) await this.#flush()
    await Promise.all(this.#running)
    this.#check()
  }

  async #add(action: Action): Promise<void> {
    this.#check()
    this.#batch.push(action)
    this.#chars += action.head.length + (action.document?.length ?? 0)
    if (this.#chars >= batchChars || this.#batch.length >= batchActions) await this.#flush()
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

  async #send(batch: readonly Action[]): Promise<void> {
    let left = batch
    for (const pause of [...waits, undefined]) {
      const { refused, reason } = await this.#sendOnce(left)
      if (refused.length === 0) return
      if (pause === undefined) throw away(this.#cluster.address, `${refused.length} documents not taken: ${reason}`)
      left = refused
      await wait(pause)
    }
  }

  /** Gives the changes to send again. @throws Error for a document that the index does not take */
  async #sendOnce(batch: readonly Action[]): Promise<{ refused: readonly Action[]; reason: string }> {
    const lines = batch.map(({ head, document }) => (document === undefined ? `${head}\n` : `${head}\n${document}\n`))
    try {
      const request = { method: 'POST', path: '/_bulk', lines: lines.join(''), timeoutMs: requestTimeout } as const
      const { body } = await this.#cluster.request(request)
      return this.#refused(batch, bulkResponse.parse(body))
    } catch (error) {
      if (!(error instanceof ClusterAwayError)) throw error
      return { refused: batch, reason: String(error.fields.detail) }
    }
  }

  #refused(
    batch: readonly Action[],
    answer: ReturnType<typeof bulkResponse.parse>,
  ): { refused: Action[]; reason: string } {
    const refused: Action[] = []
    let reason = ''
    if (!answer.errors) return { refused, reason }
    for (const [place, item] of answer.items.entries()) {
      const action = batch[place]
      const [result] = Object.values(item)
      if (action === undefined || result?.error === undefined) continue
      reason = `${result.error.type}: ${result.error.reason ?? ''}`
      if (!isPassing(result.status)) throw new Error(`the search cluster does not take a document, ${reason}`)
      refused.push(action)
    }
    return { refused, reason }
  }
}
