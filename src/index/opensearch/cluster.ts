import { setTimeout as wait } from 'node:timers/promises'
import { Client, errors } from '@opensearch-project/opensearch'
import { InputError } from '../../errors.ts'
import type { ClusterSettings } from './settings.ts'

export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
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

/** Milliseconds before a request that an overloaded cluster refused is sent again; doubled each time. */
const firstWait = 100

/** A cluster through the official client: time limits, retries on other nodes, errors that a person can read. */
export class Cluster {
  readonly #client: Client
  readonly #timeoutMs: number
  /** Its addresses as a person wrote them, for messages. */
  readonly address: string

  constructor({ nodes, auth, ca, timeoutMs }: ClusterSettings) {
    this.address = nodes.join(', ')
    this.#timeoutMs = timeoutMs
    this.#client = new Client({ nodes: [...nodes], ...(auth && { auth }), ...(ca && { ssl: { ca } }) })
  }

  /**
   * Sends a request; what fails is sent again. `Body` is what the cluster's interface promises; it is not looked at.
   * @throws ClusterAwayError, MissingIndexError, InputError (access, certificate), or Error for what the cluster refuses
   */
  async request<Body = unknown>(request: ClusterRequest): Promise<{ readonly status: number; readonly body: Body }> {
    const { method, path, query, body, lines, timeoutMs = this.#timeoutMs, fine = [], retries = 3 } = request
    const options = { requestTimeout: timeoutMs, maxRetries: retries, ignore: [...fine] }
    for (let attempt = 0; ; attempt++) {
      try {
        const content = {
          ...(query && { querystring: query }),
          ...(body && { body }),
          ...(lines && { bulkBody: lines }),
        }
        const answer = await this.#client.transport.request({ method, path, ...content }, options)
        return { status: answer.statusCode ?? 0, body: answer.body }
      } catch (error) {
        const passing = error instanceof errors.ResponseError && isPassing(error.statusCode)
        if (!passing || attempt >= retries) throw translated(error, this.address)
        await wait(firstWait * 2 ** attempt)
      }
    }
  }

  async close(): Promise<void> {
    await this.#client.close()
  }
}

/** The cluster does not answer in time: it is away, or what lies between is. Trying again later may help. */
export class ClusterAwayError extends InputError {
  constructor(address: string, detail: string) {
    const next = 'see that it runs and that DATELINE_SEARCH is right, then try again'
    super(`the search cluster at ${address} does not answer`, next, { detail })
  }
}

/** The cluster answers, but an index that should be there is not. */
export class MissingIndexError extends InputError {
  constructor(message: string, fields: Readonly<Record<string, unknown>> = {}) {
    super(message, 'run dateline index', fields)
  }
}

/** An index is there but is not as Dateline makes them. */
export class WrongMappingError extends InputError {}

/** Whether the same request may succeed a little later. */
export const isPassing = (status: number): boolean => [429, 502, 503, 504].includes(status)

/** What an error of the client means for a person. @param address of the cluster, for the line that is shown */
function translated(error: unknown, address: string): unknown {
  if (error instanceof errors.ResponseError) return refusal(error, address)
  const unreachable = [errors.ConnectionError, errors.TimeoutError, errors.NoLivingConnectionsError]
  if (!(error instanceof Error) || !unreachable.some((type) => error instanceof type)) return error
  if (!/certificate|self.signed|unable to verify|altnames/i.test(error.message))
    return new ClusterAwayError(address, error.message)
  const what = `the certificate of the search cluster at ${address} is not trusted (${error.message})`
  return new InputError(what, 'put the path of its authority into DATELINE_SEARCH_CA')
}

function refusal(error: errors.ResponseError, address: string): Error {
  const { statusCode: status, body = {} } = error
  const reason = (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 600)
  if (status === 401 || status === 403) {
    const next = 'set DATELINE_SEARCH_USER and DATELINE_SEARCH_PASSWORD to a user who may use these indexes'
    return new InputError(`the search cluster at ${address} refuses access`, next, { reason })
  }
  if (reason.includes('index_not_found_exception') || reason.includes('no such index'))
    return new MissingIndexError(`an index is missing on the search cluster at ${address}`, { reason })
  if (isPassing(status)) return new ClusterAwayError(address, `status ${status}: ${reason}`)
  return new Error(`the search cluster refused a request (status ${status}): ${reason}`, { cause: error })
}
