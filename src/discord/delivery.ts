import { setTimeout as sleep } from 'node:timers/promises'
import { DiscordAPIError, RateLimitError, type RawFile, type REST } from 'discord.js'

/** What became of a request that answers somebody. */
export type Delivery =
  | 'delivered'
  /** Discord had an answer already: ours, whose receipt was lost, or another process's. */
  | 'already-acknowledged'
  /** The interaction, its token or its message is no more. */
  | 'gone'

interface DeliveryRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE'
  readonly route: `/${string}`
  readonly body?: unknown
  readonly files?: RawFile[]
  /** Until when it is tried, in milliseconds since 1970. */
  readonly deadline: number
  /** Milliseconds that one attempt may take. */
  readonly attemptMs: number
  /** Milliseconds between two attempts; the first pause is short, each next one is twice as long, up to this. */
  readonly longestPauseMs: number
}

/** Unknown interaction, webhook, message or channel; a token past its fifteen minutes. */
const GONE = new Set<number | string>([10062, 10015, 10008, 10003, 50027])
const ALREADY = 40060
const FIRST_PAUSE_MS = 50

/** Sends what answers somebody, again and again where Discord may not have seen it, until a deadline. */
export class DeliveryService {
  private stopped = false

  /**
   * @param now milliseconds since 1970
   * @param auth whether requests are signed with the bot's token; those of interactions have tokens of their own
   */
  constructor(
    private readonly rest: REST,
    private readonly now: () => number,
    private readonly onRetry: (error: unknown) => void,
    private readonly auth = false,
  ) {}

  /** No more retries from now on. */
  stop(): void {
    this.stopped = true
  }

  /**
   * Sends a request until Discord has answered it.
   * @throws DiscordAPIError where Discord refuses it; the last network error where the deadline passes first
   */
  async send(request: DeliveryRequest): Promise<Delivery> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, request.longestPauseMs)) {
      try {
        await this.attempt(request)
        return 'delivered'
      } catch (error) {
        if (error instanceof DiscordAPIError && error.code === ALREADY) return 'already-acknowledged'
        if (error instanceof DiscordAPIError && GONE.has(error.code)) return 'gone'
        if (!isPassing(error) || this.stopped || this.now() + pause >= request.deadline) throw error
        this.onRetry(error)
      }
      await sleep(pause)
    }
  }

  private async attempt({ method, route, body, files, attemptMs }: DeliveryRequest): Promise<void> {
    const signal = AbortSignal.timeout(attemptMs)
    const options = {
      auth: this.auth,
      signal,
      ...(body !== undefined && { body }),
      ...(files !== undefined && { files }),
    }
    if (method === 'POST') await this.rest.post(route, options)
    else if (method === 'PATCH') await this.rest.patch(route, options)
    else await this.rest.delete(route, options)
  }
}

/** Whether a later attempt may succeed: a cut connection, a time-out, a fault of Discord's own (5xx). */
function isPassing(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status >= 500
  return !(error instanceof RateLimitError)
}
