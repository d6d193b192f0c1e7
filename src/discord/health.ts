import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CorpusHealth, Library } from '../library.ts'
import type { LibraryHolder } from '../servers/libraries.ts'
import type { Metrics } from './log.ts'

export interface Health {
  /** Whether all shards that run here are connected. */
  readonly ready: boolean
  /** Heartbeat round trip in milliseconds; null before the first. */
  readonly latency: number | null
  readonly articles: number
  /** Version of the index in use. */
  readonly indexVersion: string
  /** Whether the articles can be answered from now: the state of the cluster where they lie in one. */
  readonly corpus: CorpusHealth
  /** Which shards run here, of how many: `0/1`, `2-3/4`. */
  readonly shard: string
  readonly shards: readonly { readonly id: number; readonly ready: boolean; readonly latency: number | null }[]
  /** Seconds since the start. */
  readonly uptime: number
}

/** A probe gives up after five seconds (see the Dockerfile); a cluster is waited for two. */
const CORPUS_MS = 3_000

/**
 * How the articles in use are; never throws.
 * @param limit milliseconds that it may take to tell
 */
export async function corpusHealth(holder: LibraryHolder, limit = CORPUS_MS): Promise<CorpusHealth> {
  const late: CorpusHealth = { ok: false, detail: `no word of the articles within ${limit} ms` }
  try {
    return await Promise.race([holder.use(askLibrary), sleep(limit, late, { ref: false })])
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}

const askLibrary = async (library: Library): Promise<CorpusHealth> =>
  (await library.health?.()) ?? { ok: true, detail: `${library.size} articles` }

/** Serves `GET /healthz` (JSON; 503 while a shard or the corpus is away) and `GET /metrics` (Prometheus). */
export class HealthServer {
  private readonly server: Server

  constructor(
    private readonly health: () => Promise<Health>,
    private readonly metrics: Metrics,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request.method ?? '', request.url ?? '').then(
        ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
        (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
      )
    })
  }

  /** @returns the port, which is another than the given one where that is 0. @throws Error where the port is taken */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, host, () => {
        this.server.off('error', reject)
        const address = this.server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : port)
      })
    })
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  private async answer(method: string, url: string): Promise<{ status: number; type: string; body: string }> {
    const path = url.split('?')[0]
    if (method !== 'GET' && method !== 'HEAD') return { status: 405, type: 'text/plain', body: 'GET only\n' }
    if (path === '/healthz') {
      const health = await this.health()
      return {
        status: health.ready && health.corpus.ok ? 200 : 503,
        type: 'application/json',
        body: `${JSON.stringify(health)}\n`,
      }
    }
    if (path === '/metrics')
      return { status: 200, type: this.metrics.registry.contentType, body: await this.metrics.registry.metrics() }
    return { status: 404, type: 'text/plain', body: 'try /healthz or /metrics\n' }
  }
}
