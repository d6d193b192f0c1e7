import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { takeCallback, takeWebhook } from './callbacks.ts'
import { Cdn } from './cdn.ts'
import { Channels } from './channels.ts'
import { Chat } from './chat.ts'
import { Clock, Snowflakes } from './clock.ts'
import { takeCommands } from './commands-api.ts'
import { type Exchange, Exchanges, isSettled } from './exchanges.ts'
import { answerWithFault, type Fault, FaultList, send } from './faults.ts'
import { Gateway } from './gateway.ts'
import { describedProblems } from './openapi.ts'
import { type RestAnswer, type RestRequest, readRequest } from './request.ts'

/** A small Discord on loopback: enough of REST v10 and of the gateway for a bot that answers interactions and messages. */
export class DiscordServer {
  readonly token = 'dateline-test-token.not-secret.0123456789abcdef'
  readonly applicationId = '900000000000000001'
  readonly clock = new Clock()
  readonly ids = new Snowflakes(this.clock)
  readonly exchanges = new Exchanges(this.clock)
  readonly faults = new FaultList()
  /** What members have sent. */
  readonly cdn = new Cdn(this.ids, () => this.apiUrl)
  /** Registered commands by guild id, or `global`. */
  readonly commands = new Map<string, Record<string, unknown>[]>()
  readonly channels = new Channels(this)
  readonly requests: RestRequest[] = []
  /** Whatever Discord would not have accepted; a test ends with none. */
  readonly problems: string[] = []
  recommendedShards = 1
  readonly gateway: Gateway
  readonly chat = new Chat(this)
  private readonly http: Server
  private readonly waiters = new Set<() => void>()

  constructor() {
    this.http = createServer((request, response) => void this.handle(request, response))
    this.gateway = new Gateway(
      this.token,
      this.applicationId,
      () => this.socketUrl,
      () => this.changed(),
    )
    this.gateway.attach(this.http)
  }

  private get port(): number {
    const address = this.http.address()
    if (address === null || typeof address === 'string') throw new Error('the test server is not listening')
    return address.port
  }

  /** For `DISCORD_API_URL`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api`
  }

  private get socketUrl(): string {
    return `ws://127.0.0.1:${this.port}/gateway`
  }

  async listen(): Promise<this> {
    // Discord's description takes seconds to be read at first, which is no time of the bot's.
    describedProblems('reply', {})
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve))
    return this
  }

  async close(): Promise<void> {
    this.gateway.cutAll()
    this.http.closeAllConnections()
    await new Promise<void>((resolve) => this.http.close(() => resolve()))
  }

  fault(fault: Fault): void {
    this.faults.add(fault)
  }

  private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = await readRequest(message)
      this.requests.push(request)
      const fault = this.faults.take(request.method, request.path)
      if (fault !== undefined && answerWithFault(fault, response)) {
        this.changed()
        return
      }
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
      if (this.cdn.answer(request, fault, response)) return
      const { status, body } = this.route(request)
      if (fault?.kind === 'cut-after') response.socket?.destroy()
      else send(response, status, body)
    } catch (error) {
      // A client that goes away in the middle of its request is no fault of the request.
      if (!message.destroyed) this.problems.push(`unreadable request: ${String(error)}`)
    }
  }

  private route(request: RestRequest): RestAnswer {
    const { method, path } = request
    if (method === 'GET' && path === '/gateway/bot') return this.gatewayBot(request)
    if (/^\/applications\/\d+(\/guilds\/\d+)?\/commands$/.test(path)) return takeCommands(this, request)
    if (method === 'POST' && /^\/interactions\/\d+\/[^/]+\/callback$/.test(path)) return takeCallback(this, request)
    if (/^\/webhooks\/\d+\/[^/]+(\/messages\/(@original|\d+))?$/.test(path)) return takeWebhook(this, request)
    const answer = this.chat.take(request) ?? this.channels.take(request)
    if (answer !== undefined) return answer
    this.problems.push(`unknown route: ${method} ${path}`)
    return { status: 404, body: { message: '404: Not Found', code: 0 } }
  }

  private gatewayBot(request: RestRequest): RestAnswer {
    if (request.authorization !== `Bot ${this.token}`)
      return { status: 401, body: { message: '401: Unauthorized', code: 0 } }
    const limit = { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 }
    return { status: 200, body: { url: this.socketUrl, shards: this.recommendedShards, session_start_limit: limit } }
  }

  /** Tells those who wait that something has happened. */
  changed(): void {
    for (const waiter of this.waiters) waiter()
  }

  /** Resolves when the condition holds. @throws Error after `ms` milliseconds */
  until(condition: () => boolean, what: string, ms = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (!condition()) return
        done()
        resolve()
      }
      const timer = setTimeout(() => {
        done()
        reject(new Error(`waited ${ms} ms for ${what}`))
      }, ms)
      const done = (): void => {
        clearTimeout(timer)
        this.waiters.delete(check)
      }
      this.waiters.add(check)
      check()
    })
  }

  /** Resolves when the member sees the outcome of an interaction. */
  async settled(exchange: Exchange, ms?: number): Promise<Exchange> {
    await this.until(() => isSettled(exchange), `the outcome of interaction ${exchange.id}`, ms)
    return exchange
  }
}
