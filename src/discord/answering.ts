import type { Pace } from './pace.ts'
import type { Responder } from './responder.ts'

export interface Announced<T> {
  readonly responder: Responder
  /** What the pace is kept of. */
  readonly command: string
  readonly pace: Pace
  /** Milliseconds from the interaction's creation: an answer that is not there by then is announced. */
  readonly deferAfterMs: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Makes the answer. */
  readonly work: () => Promise<T>
  /** Says that the answer will come. */
  readonly announce: () => Promise<void>
  /** Shows the answer. */
  readonly show: (result: T) => Promise<void>
}

/** Shows an answer at once where it is quick, and otherwise says in time that it will come. @throws what `work` throws */
export async function answerInTime<T>(options: Announced<T>): Promise<T> {
  const { responder, command, pace, deferAfterMs, now, work, announce, show } = options
  const left = responder.created + deferAfterMs - now()
  if (left <= 0 || pace.isSlow(command)) await announce()
  const measured = pace.start(command)
  const result = work()
  // Whoever waits for the result sees its failure; the race below must not leave it unseen in between.
  result.catch(() => undefined)
  if (!responder.isAcknowledged && !(await isDoneWithin(result, left))) await announce()
  const done = await result.finally(measured)
  await show(done)
  return done
}

async function isDoneWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const settled = (): true => true
  try {
    return await Promise.race([work.then(settled, settled), late])
  } finally {
    clearTimeout(timer)
  }
}

/** What is shown after the text: a picture with its words for those who cannot see it. */
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
