import { setTimeout as wait } from 'node:timers/promises'
import { Client, errors } from '@opensearch-project/opensearch'
import { isPassing, translate } from './cluster-errors.ts'
import type { ClusterSettings } from './settings.ts'

export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean>>
  readonly body?: object
  /** Newline-delimited JSON, in place of `body`. */
  readonly lines?: string
  /** Milliseconds; that of the settings when not given. */
  readonly timeoutMs?: number
  /** Statuses besides those of success that are an answer too. */
  readonly fine?: readonly number[]
  /** How often a failed request is sent again, to another node where there is one; 3 when not given. */
  readonly retries?: number
}

export interface ClusterResponse {
  readonly status: number
  readonly body: unknown
}

/** Milliseconds before a request that an overloaded cluster refused is sent again; doubled each time. */
const firstWait = 100

/** A cluster through the official client: time limits, retries on other nodes, errors that a person can read. */
export class Cluster {
  readonly #client: Client
  readonly #timeoutMs: number
  /** Its addresses as a person wrote them, for messages. */
  readonly address: string

  constructor(settings: ClusterSettings) {
    const { nodes, user, password, ca, timeoutMs } = settings
    this.address = nodes.join(', ')
    this.#timeoutMs = timeoutMs
    this.#client = new Client({
      nodes: [...nodes],
      requestTimeout: timeoutMs,
      maxRetries: 3,
      ...(user !== undefined && password !== undefined && { auth: { username: user, password } }),
      ...(ca !== undefined && { ssl: { ca } }),
    })
  }

  /**
   * Sends a request; what fails is sent again.
   * @throws ClusterAwayError, MissingIndexError, InputError (access, certificate), or Error for what the cluster refuses
   */
  async request(request: ClusterRequest): Promise<ClusterResponse> {
    const retries = request.retries ?? 3
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#send(request, retries)
      } catch (error) {
        const passing = error instanceof errors.ResponseError && isPassing(error.statusCode)
        if (!passing || attempt >= retries) throw translate(error, this.address)
        await wait(firstWait * 2 ** attempt)
      }
    }
  }

  async close(): Promise<void> {
    await this.#client.close()
  }

  async #send(request: ClusterRequest, retries: number): Promise<ClusterResponse> {
    const { method, path, query, body, lines, timeoutMs = this.#timeoutMs, fine = [] } = request
    const { statusCode, body: answer } = await this.#client.transport.request(
      {
        method,
        path,
        ...(query !== undefined && { querystring: { ...query } }),
        ...(body !== undefined && { body }),
        ...(lines !== undefined && { bulkBody: lines }),
      },
      { requestTimeout: timeoutMs, maxRetries: retries, ignore: [...fine] },
    )
    return { status: statusCode ?? 0, body: answer }
  }
}
