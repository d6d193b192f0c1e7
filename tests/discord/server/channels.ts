import { messageProblems } from './limits.ts'
import { describedProblems } from './openapi.ts'
import { isRecord, type RestAnswer, type RestRequest } from './request.ts'
import type { DiscordServer } from './server.ts'

/** A message that the bot has written by itself. */
export interface Post {
  readonly id: string
  /** In a private conversation, the id of the member with a `@` before it. */
  readonly channel: string
  readonly body: Record<string, unknown>
  readonly files: readonly []
}

const error = (status: number, code: number, message: string): RestAnswer => ({ status, body: { message, code } })
const NO_ACCESS = error(403, 50001, 'Missing Access')

/** Channels, private conversations and members as REST has them: messages are sent, members looked up. */
export class Channels {
  readonly posts: Post[] = []
  /** Channels where the bot may not write, and those that are gone. */
  readonly closed = new Set<string>()
  readonly gone = new Set<string>()
  /** Members who take no private messages from the bot. */
  readonly deaf = new Set<string>()
  /** Members who have left, and the roles of those who have some. */
  readonly left = new Set<string>()
  readonly roles = new Map<string, readonly string[]>()
  /** By private channel. */
  private readonly recipients = new Map<string, string>()
  private readonly nonces = new Map<string, Post>()

  constructor(private readonly server: DiscordServer) {}

  /** Answers a request where it is one of these; undefined for others. */
  take(request: RestRequest): RestAnswer | undefined {
    const { method, path } = request
    const [, channel] = /^\/channels\/(\d+)\/messages$/.exec(path) ?? []
    const [, , member] = /^\/guilds\/(\d+)\/members\/(\d+)$/.exec(path) ?? []
    const isPrivate = method === 'POST' && path === '/users/@me/channels'
    if (!(isPrivate || (method === 'POST' && channel) || (method === 'GET' && member))) return undefined
    if (request.authorization !== `Bot ${this.server.token}`) return error(401, 0, '401: Unauthorized')
    if (isPrivate) return this.open(request)
    if (member !== undefined) return this.member(member)
    return this.post(String(channel), request)
  }

  /** What the bot has written to a channel, or to a member in private, oldest first. */
  to(channel: string): readonly Post[] {
    return this.posts.filter((one) => one.channel === channel)
  }

  private member(id: string): RestAnswer {
    if (this.left.has(id)) return error(404, 10007, 'Unknown Member')
    return { status: 200, body: { user: { id }, roles: this.roles.get(id) ?? [], joined_at: '2020-01-01T00:00:00Z' } }
  }

  private open(request: RestRequest): RestAnswer {
    const problems = describedProblems('private channel', request.body)
    const recipient = isRecord(request.body) ? request.body.recipient_id : undefined
    if (problems.length > 0 || typeof recipient !== 'string') return this.refuse(problems, request.body)
    const known = [...this.recipients].find(([, member]) => member === recipient)?.[0]
    const id = known ?? this.server.ids.next()
    this.recipients.set(id, recipient)
    return { status: 200, body: { id, type: 1, recipients: [{ id: recipient }] } }
  }

  private post(id: string, request: RestRequest): RestAnswer {
    const { body } = request
    const problems = [...describedProblems('message', body), ...messageProblems(body, [])]
    if (problems.length > 0 || !isRecord(body)) return this.refuse(problems, body)
    const recipient = this.recipients.get(id)
    if (recipient !== undefined && this.deaf.has(recipient))
      return error(403, 50007, 'Cannot send messages to this user')
    if (this.gone.has(id)) return error(404, 10003, 'Unknown Channel')
    if (this.closed.has(id)) return NO_ACCESS
    const nonce = body.enforce_nonce === true ? `${id} ${String(body.nonce)}` : undefined
    const before = nonce === undefined ? undefined : this.nonces.get(nonce)
    if (before !== undefined) return { status: 200, body: { id: before.id } }
    const channel = recipient === undefined ? id : `@${recipient}`
    const post: Post = { id: this.server.ids.next(), channel, body, files: [] }
    this.posts.push(post)
    if (nonce !== undefined) this.nonces.set(nonce, post)
    this.server.changed()
    return { status: 200, body: { id: post.id, channel_id: id, ...body } }
  }

  private refuse(problems: readonly string[], body: unknown): RestAnswer {
    this.server.problems.push(...problems.map((one) => `${one} in ${JSON.stringify(body)?.slice(0, 400)}`))
    return error(400, 50035, 'Invalid Form Body')
  }
}
