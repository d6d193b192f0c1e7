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
