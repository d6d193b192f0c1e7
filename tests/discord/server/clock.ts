/**
 * The server's clock: runs with the machine's, can be moved on where a test would wait for minutes, and stopped where a
 * test is not about time.
 */
export class Clock {
  private offset = 0
  private stoppedAt: number | undefined

  /** Milliseconds since 1970. */
  readonly now = (): number => (this.stoppedAt ?? Date.now()) + this.offset

  /** From now on no time passes: no interaction grows too old, however little of the processor the test gets. */
  stop(): void {
    this.stoppedAt ??= Date.now()
  }

  /** Moves the clock on by `ms` milliseconds. */
  advance(ms: number): void {
    this.offset += ms
  }
}

const DISCORD_EPOCH = 1_420_070_400_000

/** Makes Discord's ids: the creation time in the upper bits, a counter below. */
export class Snowflakes {
  private counter = 0n
  constructor(private readonly clock: Clock) {}

  next(): string {
    this.counter = (this.counter + 1n) & 0x3fffffn
    return ((BigInt(this.clock.now() - DISCORD_EPOCH) << 22n) | this.counter).toString()
  }
}
