import { createHash } from 'node:crypto'
import { groupQuestions } from './question-groups.ts'
import type { AskedQuestion, Outcome } from './questions.ts'
import type { ServerData } from './server-data.ts'
import { defaultDays } from './settings.ts'
import type { Verdicts } from './votes.ts'

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
const mostGrouped = 500
const mostWordings = 5

/** Stands for a question in the ids of buttons. */
export const formId = (channel: string, form: string): string =>
  createHash('sha256').update(`${channel}\n${form}`).digest('hex').slice(0, 12)

/**
 * What a server's questions tell those who keep its articles.
 * @param channel of which channel with articles of its own, empty for all others; left out for all
 */
export function insightsOf(data: ServerData, server: string, channel?: string): Insights {
  const { days = defaultDays } = data.settings.of(server)
  const verdicts = data.votes.of(server, channel)
  const pinned = new Set(data.pins.list(server).map((pin) => formId(pin.channel, pin.form)))
  const open = data.questions.open(server, channel, mostGrouped)
  const channels = [...new Set(open.map((one) => one.channel))]
  const groups = channels.flatMap((one) => groupQuestions(open.filter((question) => question.channel === one)))
  const outcomes = data.questions.outcomes(server, channel)
  const votes = [...verdicts.values()]
  return {
    kept: data.questions.isKept(server),
    days,
    asked: sum(Object.values(outcomes)),
    outcomes,
    helpful: sum(votes.map(({ helpful }) => helpful)),
    wrong: sum(votes.map(({ wrong }) => wrong)),
    // What has been pinned is done with.
    open: groups
      .map((group) => openQuestion(group, verdicts, pinned))
      .sort((a, b) => Number(a.pinned) - Number(b.pinned) || pressing(b) - pressing(a) || b.last.localeCompare(a.last)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const pressing = ({ unanswered, wrong }: OpenQuestion): number => unanswered + wrong

/** Several spellings as one question, the most frequent first. */
function openQuestion(
  group: readonly [AskedQuestion, ...AskedQuestion[]],
  verdicts: ReadonlyMap<string, Verdicts>,
  pinned: ReadonlySet<string>,
): OpenQuestion {
  const [head, ...others] = group
  const votes = group.flatMap(({ keys }) => keys).flatMap((key) => verdicts.get(key) ?? [])
  return {
    id: formId(head.channel, head.form),
    channel: head.channel,
    question: head.question,
    wordings: others.slice(0, mostWordings).map(({ question }) => question),
    asked: sum(group.map(({ asked }) => asked)),
    unanswered: sum(group.map(({ unanswered }) => unanswered)),
    helpful: sum(votes.map(({ helpful }) => helpful)),
    wrong: sum(votes.map(({ wrong }) => wrong)),
    last: group.reduce((last, one) => (one.last > last ? one.last : last), head.last),
    answers: [...new Set(group.flatMap(({ answers }) => answers))],
    corrections: votes.flatMap(({ corrections }) => corrections),
    pinned: group.some(({ channel, form }) => pinned.has(formId(channel, form))),
  }
}
