import { numberIn, textIn } from '../search/database.ts'
import type { ServerDatabase } from './database.ts'
import { dayOf, type Questions } from './questions.ts'

export type Vote = 'helpful' | 'wrong'

/** What became of a vote. */
export type Cast = Vote | 'taken-back' | 'not-kept' | 'gone'

/** What members say of an answer. */
export interface Verdicts {
  readonly helpful: number
  readonly wrong: number
  /** What is right, in members' words, the newest first. */
  readonly corrections: readonly string[]
}

/** UTF-16 code units of a correction. */
export const longestCorrection = 500

/** One vote a member and answer, kept with the member's id so that it stays one, and can be changed and removed. */
export class Votes {
  /** @param now milliseconds since 1970 */
  constructor(
    private readonly database: ServerDatabase,
    private readonly questions: Questions,
    private readonly now: () => number,
  ) {}

  /**
   * Votes; the same vote again takes it back.
   * @param key of a question with its answer
   */
  cast(server: string, key: string, member: string, vote: Vote): Cast {
    const refusal = this.#refusal(server, key)
    if (refusal !== undefined) return refusal
    const helpful = vote === 'helpful' ? 1 : 0
    const before = this.database.row('select helpful from vote where server = ? and key = ? and member = ?', [
      server,
      key,
      member,
    ])
    if (before !== undefined && numberIn(before, 'helpful') === helpful) {
      this.database.later('delete from vote where server = ? and key = ? and member = ?', [server, key, member])
      return 'taken-back'
    }
    this.#write(server, key, member, helpful, null)
    return vote
  }

  /** Says what is right instead, with a vote that the answer is wrong. */
  correct(server: string, key: string, member: string, text: string): Cast {
    const refusal = this.#refusal(server, key)
    if (refusal !== undefined) return refusal
    this.#write(server, key, member, 0, text.trim().slice(0, longestCorrection) || null)
    return 'wrong'
  }

  /** What members say of a server's answers, by key. @param channel of which, undefined for all */
  of(server: string, channel?: string): ReadonlyMap<string, Verdicts> {
    const verdicts = new Map<string, { helpful: number; wrong: number; corrections: string[] }>()
    const rows = this.database.rows(
      `select * from vote v where server = ?1 and exists (
         select 1 from question q where q.server = v.server and q.key = v.key and q.channel = coalesce(?2, q.channel))
       order by day desc, member`,
      [server, channel ?? null],
    )
    for (const row of rows) {
      const one = verdicts.get(textIn(row, 'key')) ?? { helpful: 0, wrong: 0, corrections: [] }
      one[numberIn(row, 'helpful') === 1 ? 'helpful' : 'wrong']++
      if (row.correction !== null) one.corrections.push(textIn(row, 'correction'))
      verdicts.set(textIn(row, 'key'), one)
    }
    return verdicts
  }

  #refusal(server: string, key: string): Cast | undefined {
    if (!this.questions.isKept(server)) return 'not-kept'
    return this.questions.ofKey(server, key) === undefined ? 'gone' : undefined
  }

  #write(server: string, key: string, member: string, helpful: number, correction: string | null): void {
    this.database.later('insert or replace into vote values (?, ?, ?, ?, ?, ?)', [
      server,
      key,
      member,
      helpful,
      correction,
      dayOf(this.now()),
    ])
  }
}
