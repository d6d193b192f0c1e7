import type { Command } from '../commands/command.ts'
import type { Config } from '../config.ts'
import type { Reply } from '../types.ts'
import type { Attachment, ExportFile } from './answering.ts'
import type { Cooldown } from './cooldown.ts'
import type { DeliveryService } from './delivery.ts'
import type { LibraryHolder } from './library-holder.ts'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Pace } from './pace.ts'

/** What is made of a reply besides its text. */
export interface ReplyExtras {
  /** A picture for a reply; undefined for one without. It is shown after the text, which never waits for it. */
  readonly attachments?: (reply: Reply) => Promise<Attachment | undefined>
  /** Files of a reply (calendar, table, text), handed over at a button. */
  readonly exports?: (reply: Reply) => Promise<readonly ExportFile[]>
}

/** What the handlers of interactions share. */
export interface Services extends ReplyExtras {
  readonly config: Pick<Config, 'applicationId' | 'private' | 'logQuestions'>
  readonly commands: readonly Command[]
  readonly library: LibraryHolder
  readonly delivery: DeliveryService
  readonly cooldown: Cooldown
  readonly pace: Pace
  /** Milliseconds from an interaction's creation after which an answer is announced. */
  readonly deferAfterMs: number
  readonly metrics: Metrics
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
}
