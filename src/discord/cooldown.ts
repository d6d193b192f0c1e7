import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Keeps each member to one command in so many seconds. */
export class Cooldown {
  private readonly limiter: RateLimiterMemory | undefined

  /** @param seconds 0 for no limit */
  constructor(seconds: number) {
    this.limiter = seconds > 0 ? new RateLimiterMemory({ points: 1, duration: seconds }) : undefined
  }

  /** Counts a command. @returns the whole seconds to wait, 0 where the member may go on */
  async secondsLeft(userId: string): Promise<number> {
    if (this.limiter === undefined) return 0
    try {
      await this.limiter.consume(userId)
      return 0
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000))
      throw refusal
    }
  }
}
