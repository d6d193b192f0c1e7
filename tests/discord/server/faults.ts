import type { ServerResponse } from 'node:http'

/** What goes wrong with a request, and how often. */
export type Fault = {
  readonly method?: string
  /** Matched against the path after `/api/v10`. */
  readonly path: RegExp
  /** How many requests it hits. */
  times: number
} & (
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown }
  | { readonly kind: 'rate-limit'; readonly retryAfter: number; readonly global?: boolean }
  /** The connection is cut before Discord has seen the request. */
  | { readonly kind: 'cut-before' }
  /** Discord has carried the request out; its answer is lost. */
  | { readonly kind: 'cut-after' }
  /** The request is taken and never answered. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Of a file: half of it comes, then the connection is cut, or nothing more comes. */
  | { readonly kind: 'cut-midway' | 'stall' }
)

/** The faults that wait for a request, first come first served. */
export class FaultList {
  private readonly waiting: Fault[] = []
  /** How many requests have met a fault. */
  hits = 0

  add(fault: Fault): void {
    this.waiting.push(fault)
  }

  clear(): void {
    this.waiting.length = 0
  }

  /** Takes the fault for a request, where one waits. */
  take(method: string, path: string): Fault | undefined {
    const index = this.waiting.findIndex(
      (fault) => (fault.method === undefined || fault.method === method) && fault.path.test(path),
    )
    const fault = this.waiting[index]
    if (fault === undefined) return undefined
    this.hits++
    fault.times--
    if (fault.times <= 0) this.waiting.splice(index, 1)
    return fault
  }
}

/** Answers a request with the fault's own answer. Returns false where the request goes on as usual. */
export function answerWithFault(fault: Fault, response: ServerResponse): boolean {
  switch (fault.kind) {
    case 'status':
      send(response, fault.status, fault.body ?? { message: `${fault.status}: fault`, code: 0 })
      return true
    case 'rate-limit':
      response.setHeader('Retry-After', String(fault.retryAfter))
      response.setHeader('X-RateLimit-Scope', fault.global === true ? 'global' : 'user')
      if (fault.global === true) response.setHeader('X-RateLimit-Global', 'true')
      send(response, 429, {
        message: 'You are being rate limited.',
        retry_after: fault.retryAfter,
        global: fault.global === true,
      })
      return true
    case 'cut-before':
      response.socket?.destroy()
      return true
    case 'hang':
      return true
    default:
      return false
  }
}

/** Sends a JSON answer, or none for status 204. */
export function send(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined) response.writeHead(status).end()
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
