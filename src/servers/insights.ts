import { createHash } from 'node:crypto'
import { groupQuestions } from './question-groups.ts'
import type { AskedQuestion, Outcome } from './questions.ts'
import type { ServerData } from './server-data.ts'
import { defaultDays } from './settings.ts'

/** A question that needs somebody: without an answer, or with one that members found wrong; in all its wordings. */
export interface OpenQuestion {
  /** Stands for it in buttons. */
  readonly id: string
  readonly channel: string
  /** As it is asked most. */
  readonly question: string
  readonly wordings: readonly string[]
  readonly asked: number
  readonly unanswered: number
  readonly helpful: number
  readonly wrong: number
  /** As in 2026-11-30. */
  readonly last: string
  /** What was answered, where something was. */
  readonly answers: readonly string[]
  /** What is right, in members' words. */
  readonly corrections: readonly string[]
  /** Whether it has been given a pinned answer since. */
  readonly pinned: boolean
}

/** What was asked and how it went, over the days that are kept. */
export interface Insights {
  readonly kept: boolean
  readonly days: number
  readonly asked: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly helpful: number
  readonly wrong: number
  /** The most pressing first. */
  readonly open: readonly OpenQuestion[]
}

/** So many forms are grouped; those that are asked the most. */
const mostGrouped = 1_000
const mostWordings = 5

/** Stands for a question in the ids of buttons. */
export const formId = (channel: string, form: string): string =>
  createHash('sha256').update(`${channel}\n${form}`).digest('hex').slice(0, 12)

/** What is kept of one question as it was written. */
interface Tally {
  readonly channel: string
  readonly form: string
  question: string
  asked: number
  unanswered: number
  last: string
  readonly answers: Set<string>
  readonly keys: Set<string>
}

function tallies(questions: readonly AskedQuestion[]): Tally[] {
  const byForm = new Map<string, Tally>()
  for (const { channel, form, asked, times, outcome, day, answer, key } of questions) {
    const id = formId(channel, form)
    const tally = byForm.get(id) ?? {
      channel,
      form,
      question: asked,
      asked: 0,
      unanswered: 0,
      last: day,
      answers: new Set(),
      keys: new Set(),
    }
    byForm.set(id, tally)
    tally.question = asked
    tally.asked += times
    if (outcome === 'unanswered') tally.unanswered += times
    if (day > tally.last) tally.last = day
    if (answer !== undefined) tally.answers.add(answer)
    tally.keys.add(key)
  }
  return [...byForm.values()]
}

/**
 * What a server's questions tell those who keep its articles.
 * @param channel of which channel with articles of its own, empty for all others; left out for all
 */
export function insightsOf(data: ServerData, server: string, channel?: string): Insights {
  const { days = defaultDays } = data.settings.of(server)
  const questions = data.questions.all(server).filter((one) => channel === undefined || one.channel === channel)
  const verdicts = data.votes.of(server)
  const pinned = new Set(data.pins.list(server).map((pin) => formId(pin.channel, pin.form)))
  const votesOn = (keys: Iterable<string>) => [...keys].flatMap((key) => verdicts.get(key) ?? [])
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
  const byOutcome = (outcome: Outcome) =>
    sum(questions.filter((one) => one.outcome === outcome).map(({ times }) => times))

  const open = tallies(questions)
    .filter(({ unanswered, keys }) => unanswered > 0 || votesOn(keys).some(({ wrong }) => wrong > 0))
    .sort((a, b) => b.asked - a.asked || b.last.localeCompare(a.last) || a.question.localeCompare(b.question))
    .slice(0, mostGrouped)
  const channels = [...new Set(open.map((one) => one.channel))]
  const groups = channels.flatMap((one) => groupQuestions(open.filter((tally) => tally.channel === one)))
  const openQuestions = groups.map((group): OpenQuestion => {
    const [head] = group
    const votes = votesOn(new Set(group.flatMap(({ keys }) => [...keys])))
    return {
      id: formId(head.channel, head.form),
      channel: head.channel,
      question: head.question,
      wordings: group.slice(1, mostWordings + 1).map(({ question }) => question),
      asked: sum(group.map(({ asked }) => asked)),
      unanswered: sum(group.map(({ unanswered }) => unanswered)),
      helpful: sum(votes.map(({ helpful }) => helpful)),
      wrong: sum(votes.map(({ wrong }) => wrong)),
      last: group.reduce((last, one) => (one.last > last ? one.last : last), head.last),
      answers: [...new Set(group.flatMap(({ answers }) => [...answers]))],
      corrections: votes.flatMap(({ corrections }) => corrections),
      pinned: group.some(({ channel: where, form }) => pinned.has(formId(where, form))),
    }
  })
  const pressing = ({ unanswered, wrong }: OpenQuestion): number => unanswered + wrong
  const all = votesOn(new Set(questions.map(({ key }) => key)))
  return {
    kept: data.questions.isKept(server),
    days,
    asked: sum(questions.map(({ times }) => times)),
    outcomes: {
      answered: byOutcome('answered'),
      probable: byOutcome('probable'),
      unanswered: byOutcome('unanswered'),
      pinned: byOutcome('pinned'),
    },
    helpful: sum(all.map(({ helpful }) => helpful)),
    wrong: sum(all.map(({ wrong }) => wrong)),
    // What has been pinned is done with.
    open: openQuestions.sort(
      (a, b) => Number(a.pinned) - Number(b.pinned) || pressing(b) - pressing(a) || b.last.localeCompare(a.last),
    ),
  }
}
