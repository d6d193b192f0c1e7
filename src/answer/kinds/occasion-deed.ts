import type { Clause } from '../../nlp/clauses.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { AnswerContext } from '../context.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'

/** What people say and do where they come together. */
const telling =
  /^(?:thank|brief|tell|note|open|address|speak|congratulate|praise|welcome|greet|stress|underline|mention|propose|suggest|invite|promise|inform|remark|express|urge|recall|announce|toast|wish|explain|emphasise|emphasize|commend|assure|present|sign|update|reply|warn|applaud)$/
const light = /^(?:make|give|deliver|hold|have|take|offer)$/
const speech = /^(?:speech|address|remarks?|toast|presentation|talk|statement|report|lecture|briefing)$/i

/** What is dated by the occasion as well, though it may stand for itself. */
const doing = /^(?:meet|receive|show|hand|award|unveil|sing|attend)$/

/** How well a term must be found, as in the checks on the best candidate. */
const meant = 0.355

/** The noun of "make a speech": the deed is in it and not in the verb. */
function nounOf(question: Question) {
  if (!question.verb || !light.test(question.verb)) return undefined
  return question.args.find((arg) => arg.role === 'patient' && speech.test(arg.text.split(/\s+/).pop() ?? ''))
}

/** Whether a question asks about something that people say or do where they come together. */
export const tells = (question: Question): boolean =>
  question.verb !== undefined && (telling.test(question.verb) || nounOf(question) !== undefined)

/** Whether a question asks about something that people say or do on an occasion. */
export const isOnOccasion = (question: Question): boolean =>
  tells(question) || (question.verb !== undefined && doing.test(question.verb))

/** Place of the term that says what was done; -1 where none does. */
export function deedTerm({ question, terms }: AnswerContext): number {
  const noun = nounOf(question)
  return terms.findIndex((term) => (noun ? term.start >= noun.start && term.end <= noun.end : term.role === 'verb'))
}

/** The clause of a sentence in which the one who is asked about did what is asked about. */
export function deedOf(context: AnswerContext, view: SentenceView): Clause | undefined {
  const { question, terms } = context
  const noun = nounOf(question)
  const deed = deedTerm(context)
  const agent = question.args.find((arg) => arg.role === 'agent')
  if (deed < 0 || !agent) return undefined
  const doers = new Set(terms.flatMap((term, i) => (term.start >= agent.start && term.end <= agent.end ? [i] : [])))
  const { matches, strength } = view
  if ([...doers].some((i) => (view.found[i] ?? 0) === 0)) return undefined
  return view.clauses.find((clause) => {
    const { verb } = clause
    if (verb.negated || verb.future || verb.form !== 'finite') return false
    const from = noun ? verb.to : verb.from
    // "spoke" is "made a speech" as well.
    const to = noun || light.test(verb.lemma) ? clause.to : verb.to
    const done = Array.from({ length: to - from }, (_, i) => from + i).some(
      (at) => matches[at] === deed && (strength[at] ?? 0) >= meant,
    )
    const doer = Array.from({ length: verb.from - clause.from }, (_, i) => clause.from + i).some((at) =>
      doers.has(matches[at] ?? -1),
    )
    return done && doer
  })
}
