import { setImmediate } from 'node:timers/promises'

/** Milliseconds of work after which others have their turn: heartbeats and acknowledgements must not wait for 50. */
const turn = 12
let since = performance.now()

/** Lets other work go on, when this has gone on for long. Call it between steps of a few milliseconds each. */
export async function breathe(): Promise<void> {
  if (performance.now() - since < turn) return
  await setImmediate()
  since = performance.now()
}
