import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { isRecord } from './request.ts'

interface Session {
  readonly id: string
  readonly shard: readonly [number, number]
  sequence: number
  /** What was dispatched, for replay after a resume. */
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[]
  socket: WebSocket | undefined
}

/** The gateway: hello, identify, ready, heartbeats, resume, and what goes wrong with them. */
export class Gateway {
  readonly sessions = new Map<string, Session>()
  identifies = 0
  resumes = 0
  heartbeats = 0
  connections = 0
  intents: number | undefined
  /** The servers that the bot is in, as a session names them. */
  guilds: readonly string[] = []
  /** Milliseconds between heartbeats that the next hello asks for. */
  heartbeatInterval = 41_250
  /** No heartbeat is acknowledged any more. */
  zombie = false
  /** Connections are refused with this HTTP status. */
  refuse: number | undefined
  /** Closes a connection right after hello, with this code. */
  closeAfterHello: number | undefined
  /** Connections are taken, and nothing is said on them. */
  mute = false
  /** Answers a resume with an invalid session. */
  refuseResume = false
  private readonly wss = new WebSocketServer({ noServer: true })
  private readonly open = new Set<WebSocket>()
  private counter = 0

  constructor(
    private readonly token: string,
    private readonly applicationId: string,
    private readonly url: () => string,
    private readonly changed: () => void,
  ) {}

  attach(http: Server): void {
    http.on('upgrade', (request, socket, head) => {
      if (this.refuse !== undefined) socket.end(`HTTP/1.1 ${this.refuse} Refused\r\n\r\n`)
      else this.wss.handleUpgrade(request, socket, head, (ws) => this.accept(ws))
    })
  }

  private accept(ws: WebSocket): void {
    this.connections++
    this.open.add(ws)
    ws.on('close', () => {
      this.open.delete(ws)
      for (const session of this.sessions.values()) if (session.socket === ws) session.socket = undefined
      this.changed()
    })
    if (this.mute) {
      this.changed()
      return
    }
    ws.on('message', (data) => this.receive(ws, JSON.parse(String(data))))
    this.send(ws, { op: 10, d: { heartbeat_interval: this.heartbeatInterval } })
    if (this.closeAfterHello !== undefined) ws.close(this.closeAfterHello)
    this.changed()
  }

  private receive(ws: WebSocket, payload: unknown): void {
    if (!isRecord(payload)) return
    const d = isRecord(payload.d) ? payload.d : {}
    if (payload.op === 1) {
      this.heartbeats++
      if (!this.zombie) this.send(ws, { op: 11, d: null })
    } else if (payload.op === 2) this.identify(ws, d)
    else if (payload.op === 6) this.resume(ws, d)
    this.changed()
  }

  private identify(ws: WebSocket, d: Record<string, unknown>): void {
    this.identifies++
    if (d.token !== this.token) {
      ws.close(4004, 'Authentication failed.')
      return
    }
    this.intents = Number(d.intents)
    const [id = 0, count = 1] = Array.isArray(d.shard) ? d.shard.map(Number) : []
    if (id >= count) {
      ws.close(4010, 'Invalid shard.')
      return
    }
    const session: Session = { id: `session${++this.counter}`, shard: [id, count], sequence: 0, sent: [], socket: ws }
    this.sessions.set(session.id, session)
    this.emit(session, 'READY', {
      v: 10,
      user: {
        id: this.applicationId,
        username: 'dateline',
        discriminator: '0',
        global_name: null,
        avatar: null,
        bot: true,
      },
      guilds: this.guilds.map((guild) => ({ id: guild, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url(),
      shard: session.shard,
      application: { id: this.applicationId, flags: 0 },
    })
  }

  private resume(ws: WebSocket, d: Record<string, unknown>): void {
    this.resumes++
    const session = this.sessions.get(String(d.session_id))
    if (session === undefined || d.token !== this.token || this.refuseResume) {
      this.send(ws, { op: 9, d: false })
      return
    }
    session.socket = ws
    for (const event of session.sent.filter((one) => one.s > Number(d.seq))) this.send(ws, { op: 0, ...event })
    this.emit(session, 'RESUMED', {})
  }

  private emit(session: Session, t: string, d: unknown): void {
    const event = { s: ++session.sequence, t, d }
    session.sent.push(event)
    if (session.sent.length > 1_000) session.sent.shift()
    if (session.socket !== undefined) this.send(session.socket, { op: 0, ...event })
  }

  private send(ws: WebSocket, payload: unknown): void {
    if (ws.readyState === ws.OPEN) ws.send(JSON.stringify(payload))
  }

  /** Sends an event to the newest session of a shard; while it is away the event waits for its resume. */
  dispatch(t: string, d: unknown, shard = 0): void {
    const session = [...this.sessions.values()].filter((one) => one.shard[0] === shard).at(-1)
    if (session === undefined) throw new Error(`no session of shard ${shard}`)
    this.emit(session, t, d)
  }

  /** Whether each of the shards has a live session. */
  isConnected(shard = 0): boolean {
    return [...this.sessions.values()].some((one) => one.shard[0] === shard && one.socket !== undefined)
  }

  /** Sends a payload on every connection: op 7 (reconnect), op 9 (invalid session). */
  broadcast(payload: unknown): void {
    for (const ws of this.open) this.send(ws, payload)
  }

  /** Forgets the sessions, so that none can be resumed. */
  forget(): void {
    this.sessions.clear()
  }

  closeAll(code: number): void {
    for (const ws of this.open) ws.close(code)
  }

  /** Cuts the connections without a closing word. */
  cutAll(): void {
    for (const ws of this.open) ws.terminate()
  }
}
