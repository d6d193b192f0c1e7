import { setTimeout as wait } from 'node:timers/promises'
import { Client, errors } from '@opensearch-project/opensearch'
import { InputError } from '../../errors.ts'
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

/** The cluster does not answer in time: it is away, or what lies between is. Trying again later may help. */
export class ClusterAwayError extends InputError {
  readonly kind = 'cluster-away'
}

/** The cluster answers, but an index that should be there is not. */
export class MissingIndexError extends InputError {
  readonly kind = 'missing-index'
}

/** An index is there but is not as Dateline makes them. */
export class WrongMappingError extends InputError {
  readonly kind = 'wrong-mapping'
}

/** Whether the same request may succeed a little later. */
export function isPassing(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504
}

/**
 * What an error of the client means for a person.
 * @param address of the cluster, for the line that is shown
 */
function translate(error: unknown, address: string): unknown {
  if (error instanceof errors.ResponseError) return refusal(error, address)
  const unreachable =
    error instanceof errors.ConnectionError ||
    error instanceof errors.TimeoutError ||
    error instanceof errors.NoLivingConnectionsError
  if (!unreachable) return error
  if (/certificate|self.signed|unable to verify|altnames/i.test(error.message)) {
    return new InputError(
      `the certificate of the search cluster at ${address} is not trusted (${error.message})`,
      'put the path of its authority into DATELINE_SEARCH_CA',
    )
  }
  return away(address, error.message)
}

/** The one line for a cluster that is away. */
export function away(address: string, detail: string): ClusterAwayError {
  return new ClusterAwayError(
    `the search cluster at ${address} does not answer`,
    'see that it runs and that DATELINE_SEARCH is right, then try again',
    { detail },
  )
}

function refusal(error: errors.ResponseError, address: string): unknown {
  const reason = reasonOf(error)
  if (error.statusCode === 401 || error.statusCode === 403) {
    const next = 'set DATELINE_SEARCH_USER and DATELINE_SEARCH_PASSWORD to a user who may use these indexes'
    return new InputError(`the search cluster at ${address} refuses access`, next, { reason })
  }
  if (reason.includes('index_not_found_exception') || reason.includes('no such index')) {
    return new MissingIndexError(`an index is missing on the search cluster at ${address}`, 'run dateline index', {
      reason,
    })
  }
  if (isPassing(error.statusCode)) return away(address, `status ${error.statusCode}: ${reason}`)
  return new Error(`the search cluster refused a request (status ${error.statusCode}): ${reason}`, { cause: error })
}

function reasonOf(error: errors.ResponseError): string {
  const text = typeof error.body === 'string' ? error.body : JSON.stringify(error.body ?? {})
  return text.slice(0, 600)
}
