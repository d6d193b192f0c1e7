import { createHash } from 'node:crypto'
import { numberIn, type Row, textIn } from '../search/database.ts'
import type { Answer } from '../types.ts'
import type { ServerDatabase } from './database.ts'
import type { Shelf } from './place.ts'
import { questionForm } from './question-form.ts'
import { defaultDays, type Settings } from './settings.ts'

/** How a question was answered. */
export const outcomes = ['answered', 'probable', 'unanswered', 'pinned'] as const
export type Outcome = (typeof outcomes)[number]

/** The kind of an answer that the keepers of a server have pinned. */
export const pinnedKind = 'pinned'

/** What is kept of a question in one spelling, with all its answers. */
export interface AskedQuestion {
  /** Where it was asked: a channel with articles of its own, else empty. */
  readonly channel: string
  readonly form: string
  /** As it was asked last. */
  readonly question: string
  readonly asked: number
  /** How often there was no answer. */
  readonly unanswered: number
  /** The last day, as in 2026-11-30. */
  readonly last: string
  readonly answers: readonly string[]
  /** What was voted on: the question with each of its answers. */
  readonly keys: readonly string[]
}

const dayMs = 24 * 60 * 60 * 1_000
/** UTF-16 code units of a question or answer that are kept. */
const longest = 500
/** Rows of a server that are kept; beyond that the oldest go. */
const most = 20_000

/** The day of a time, in UTC. @param ms since 1970 */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)

function outcomeOf(answer: Answer): Outcome {
  if (answer.status === 'unanswered') return 'unanswered'
  if (answer.kind === pinnedKind) return 'pinned'
  return answer.probable === true ? 'probable' : 'answered'
}

/** The questions that were asked in servers whose owners want them kept; nothing is written of others. */
export class Questions {
  /** @param now milliseconds since 1970 */
  constructor(
    private readonly database: ServerDatabase,
    private readonly settings: Settings,
    private readonly now: () => number,
  ) {}

  /** What is voted on; undefined where nothing is kept. */
  keyOf({ server, channel = '' }: Shelf, answer: Answer): string | undefined {
    const told = answer.status === 'answered' ? answer.answer : ''
    return this.isKept(server) ? hash(channel, questionForm(answer.question), outcomeOf(answer), told) : undefined
  }

  /** Keeps a question. @returns its key; undefined where nothing is kept */
  log(shelf: Shelf, answer: Answer): string | undefined {
    const key = this.keyOf(shelf, answer)
    if (key === undefined) return undefined
    const { server, channel = '' } = shelf
    const found = answer.status === 'answered' ? answer : undefined
    this.database.later(
      `insert into question (server, channel, key, day, asked, form, status, kind, answer, confidence, article, times)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
       on conflict (server, key, day) do update set times = times + 1`,
      [
        server,
        channel,
        key,
        dayOf(this.now()),
        answer.question.trim().slice(0, longest),
        questionForm(answer.question),
        outcomeOf(answer),
        answer.kind,
        found?.answer.slice(0, longest) ?? null,
        answer.confidence,
        found?.citations[0].article ?? null,
      ],
    )
    return key
  }

  /** Whether the owner wants questions and votes kept. */
  isKept(server: string): boolean {
    return this.settings.of(server).keep === true
  }

  /** The question of a key, as it was asked last; undefined where it is no longer kept. */
  ofKey(server: string, key: string): string | undefined {
    const row = this.database.row('select asked from question where server = ? and key = ? order by day desc limit 1', [
      server,
      key,
    ])
    return row && textIn(row, 'asked')
  }

  /** How often there was each outcome. @param channel undefined for all */
  outcomes(server: string, channel: string | undefined): Readonly<Record<Outcome, number>> {
    const rows = this.database.rows(
      `select status, sum(times) as times from question where server = ?1 and channel = coalesce(?2, channel) group by status`,
      [server, channel ?? null],
    )
    const count = (outcome: Outcome): number => {
      const row = rows.find(({ status }) => status === outcome)
      return row ? numberIn(row, 'times') : 0
    }
    return {
      answered: count('answered'),
      probable: count('probable'),
      unanswered: count('unanswered'),
      pinned: count('pinned'),
    }
  }

  /**
   * Questions that had no answer, or one that somebody found wrong; those first that are asked the most.
   * @param channel undefined for all
   */
  open(server: string, channel: string | undefined, limit: number): AskedQuestion[] {
    const rows = this.database.rows(
      `with open as (
         select channel, form, sum(times) as times, sum(iif(status = 'unanswered', times, 0)) as unanswered,
           max(day) as last from question q where server = ?1 and channel = coalesce(?2, channel)
         group by channel, form
         having unanswered > 0 or max(exists (
           select 1 from vote v where v.server = q.server and v.key = q.key and v.helpful = 0))
         order by times desc, last desc, form limit ?3)
       select o.*, q.asked, q.key, q.answer from open o
       join question q on q.server = ?1 and q.channel = o.channel and q.form = o.form
       order by o.times desc, o.last desc, o.form, q.id`,
      [server, channel ?? null, limit],
    )
    const byForm = new Map<string, Row[]>()
    for (const row of rows) {
      const id = `${textIn(row, 'channel')} ${textIn(row, 'form')}`
      byForm.set(id, [...(byForm.get(id) ?? []), row])
    }
    return [...byForm.values()].flatMap(questionOf)
  }

  /** Questions whose answers were found helpful and by nobody wrong, the most helpful first. */
  confirmed({ server, channel = '' }: Shelf, limit: number): string[] {
    const rows = this.database.rows(
      `select max(q.id), q.asked as asked from vote v cross join question q on q.server = v.server and q.key = v.key
       where v.server = ? and q.channel = ? and q.status <> 'unanswered' group by q.form
       having min(v.helpful) = 1 order by count(distinct v.member) desc, max(q.id) desc limit ?`,
      [server, channel, limit],
    )
    return rows.map((row) => textIn(row, 'asked'))
  }

  /** Servers of which questions or votes are kept. */
  servers(): string[] {
    const rows = this.database.rows('select server from question union select server from vote')
    return rows.map((row) => textIn(row, 'server'))
  }

  /** Removes what has been kept for as long as its owner wants, and all of servers whose owners want nothing kept. */
  sweep(): void {
    for (const server of this.servers()) {
      const { days = defaultDays } = this.settings.of(server)
      this.database.transaction(() => {
        if (!this.isKept(server)) return this.forget(server)
        const last = dayOf(this.now() - days * dayMs)
        this.database.run('delete from question where server = ? and day <= ?', [server, last])
        this.database.run(
          `delete from question where server = ?
           and id <= (select id from question where server = ? order by id desc limit 1 offset ?)`,
          [server, server, most],
        )
        this.database.run(
          `delete from vote where server = ? and (day <= ? or not exists
           (select 1 from question q where q.server = vote.server and q.key = vote.key))`,
          [server, last],
        )
      })
    }
  }

  /** Removes all questions and votes of a server. */
  forget(server: string): void {
    this.database.transaction(() => {
      this.database.run('delete from question where server = ?', [server])
      this.database.run('delete from vote where server = ?', [server])
    })
  }
}

/** A question of its rows, the oldest first. */
function questionOf(rows: readonly Row[]): AskedQuestion[] {
  const row = rows.at(-1)
  if (row === undefined) return []
  return [
    {
      channel: textIn(row, 'channel'),
      form: textIn(row, 'form'),
      question: textIn(row, 'asked'),
      asked: numberIn(row, 'times'),
      unanswered: numberIn(row, 'unanswered'),
      last: textIn(row, 'last'),
      answers: [...new Set(rows.filter(({ answer }) => answer !== null).map((one) => textIn(one, 'answer')))],
      keys: [...new Set(rows.map((one) => textIn(one, 'key')))],
    },
  ]
}
