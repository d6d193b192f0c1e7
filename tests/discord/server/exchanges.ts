import type { Clock } from './clock.ts'
import type { FilePart } from './request.ts'

export type InteractionKind = 'command' | 'autocomplete' | 'component' | 'modal'

/** A message as the server keeps it. */
export interface Message {
  readonly id: string
  body: Record<string, unknown>
  files: readonly FilePart[]
}

/** All that happened to one interaction. */
export interface Exchange {
  readonly id: string
  readonly token: string
  readonly kind: InteractionKind
  readonly createdAt: number
  acknowledgedAt?: number
  /** Milliseconds of a fine clock from dispatch to acknowledgement. */
  latency?: number
  readonly dispatched: number
  /** Type of the callback that was taken. */
  callbackType?: number
  /** What the modal shows that was answered with. */
  modal?: Record<string, unknown>
  choices?: readonly { readonly name: string; readonly value: unknown }[]
  ephemeral: boolean
  /** The message that `@original` names. */
  original?: Message
  /** Whether the original has its content (a deferred one has not, until it is edited). */
  filled: boolean
  deleted: boolean
  edits: number
  readonly followUps: Message[]
}

export const CALLBACK_MS = 3_000
export const TOKEN_MS = 15 * 60_000

/** The interactions that were sent, by token. */
export class Exchanges {
  readonly all: Exchange[] = []
  private readonly byToken = new Map<string, Exchange>()

  constructor(private readonly clock: Clock) {}

  open(id: string, token: string, kind: InteractionKind, original?: Message): Exchange {
    const exchange: Exchange = {
      id,
      token,
      kind,
      createdAt: this.clock.now(),
      dispatched: performance.now(),
      ephemeral: false,
      filled: false,
      deleted: false,
      edits: 0,
      followUps: [],
    }
    if (original !== undefined) exchange.original = original
    this.all.push(exchange)
    this.byToken.set(token, exchange)
    return exchange
  }

  find(token: string): Exchange | undefined {
    return this.byToken.get(token)
  }

  age(exchange: Exchange): number {
    return this.clock.now() - exchange.createdAt
  }
}

/** Whether the member sees an outcome: a reply, choices, an edited page, a removed message. */
export function isSettled(exchange: Exchange): boolean {
  if (exchange.callbackType === undefined) return false
  if (exchange.callbackType === 8 || exchange.callbackType === 9) return true
  if (exchange.callbackType === 6) return exchange.deleted || exchange.edits > 0 || exchange.followUps.length > 0
  return exchange.filled || exchange.followUps.length > 0
}
