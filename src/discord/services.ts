import type { Command } from '../commands/command.ts'
import type { Config } from '../config.ts'
import type { Articles } from '../servers/articles.ts'
import type { Libraries } from '../servers/libraries.ts'
import type { ServerData } from '../servers/server-data.ts'
import type { Reply } from '../types.ts'
import type { DownloadLimits } from './attachments.ts'
import type { ChannelMessages } from './channel-messages.ts'
import type { DeliveryService } from './delivery.ts'
import type { Logger, Metrics } from './log.ts'
import type { ServerCommand } from './server-command.ts'

/** What is shown above the text: a picture with its words for those who cannot see it. */
export interface Attachment {
  readonly name: string
  readonly png: Uint8Array
  readonly altText: string
}

/** A file made of a reply. */
export interface ExportFile {
  readonly name: string
  readonly data: Uint8Array
}

/** What is made of a reply besides its text. */
export interface ReplyExtras {
  /**
   * A picture for a reply; undefined for one without. The text of a new reply does not wait for it.
   * @param part the entries of a timeline that the text shows
   */
  readonly attachments?: (
    reply: Reply,
    part: { readonly first: number; readonly count: number } | undefined,
  ) => Promise<Attachment | undefined>
  /** Files of a reply (calendar, table, text), handed over at a button. */
  readonly exports?: (reply: Reply) => Promise<readonly ExportFile[]>
}

/** What the handlers of interactions share. */
export interface Services extends ReplyExtras {
  readonly config: Config
  readonly commands: readonly Command[]
  readonly serverCommands: readonly ServerCommand[]
  readonly libraries: Libraries
  readonly data: ServerData
  readonly articles: Articles
  /** How patiently what members send is fetched; as usual where left out. */
  readonly downloads?: Partial<DownloadLimits>
  readonly delivery: DeliveryService
  readonly messages: ChannelMessages
  readonly cooldown: Cooldown
  readonly pace: Pace
  /** Milliseconds from an interaction's creation after which an answer is announced. */
  readonly deferAfterMs: number
  readonly metrics: Metrics
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Keeps each member to one command in so many seconds. */
export class Cooldown {
  /** When each member may go on, in milliseconds of this process; the first to go on stands first, as all wait as long. */
  private readonly ends = new Map<string, number>()

  /** @param seconds 0 for no limit */
  constructor(private readonly seconds: number) {}

  /** Counts a command. @returns the whole seconds to wait, 0 where the member may go on */
  secondsLeft(userId: string): number {
    const now = performance.now()
    for (const [id, end] of this.ends) {
      if (end > now) break
      this.ends.delete(id)
    }
    const end = this.ends.get(userId)
    if (end !== undefined) return Math.max(1, Math.ceil((end - now) / 1_000))
    if (this.seconds > 0) this.ends.set(userId, now + this.seconds * 1_000)
    return 0
  }
}

/** Answers that keep the processor busy for longer than this are announced before they are begun. */
const BUSY_MS = 400
/** How many of a command's last answers are looked at. */
const REMEMBERED = 20

/**
 * Remembers how busy commands keep this process. One that waits can be announced while it waits;
 * one that keeps the event loop busy cannot be announced any more once it has begun.
 */
export class Pace {
  private readonly times = new Map<string, number[]>()

  /** Begins to measure an answer. The function that comes back ends it. */
  start(command: string): () => void {
    const before = performance.eventLoopUtilization()
    return () => this.record(command, performance.eventLoopUtilization(before).active)
  }

  /** @param ms how long the event loop was busy while the answer was made */
  record(command: string, ms: number): void {
    const times = this.times.get(command) ?? []
    times.push(ms)
    if (times.length > REMEMBERED) times.shift()
    this.times.set(command, times)
  }

  /** Whether one of the last answers kept the event loop busy for long. */
  isSlow(command: string): boolean {
    return (this.times.get(command) ?? []).some((ms) => ms > BUSY_MS)
  }
}
