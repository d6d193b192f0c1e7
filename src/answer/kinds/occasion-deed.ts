import type { Clause } from '../../nlp/clauses.ts'
import type { Question } from '../../nlp/question/index.ts'
import type { Span } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import { nameKey } from '../names/name-key.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import { wellFound } from '../well-found.ts'
import { holdersOf } from './office-holders.ts'

/** What people say and do where they come together. */
const telling =
  /^(?:thank|brief|tell|note|open|address|speak|congratulate|praise|welcome|greet|stress|underline|mention|propose|suggest|invite|promise|inform|remark|express|urge|recall|announce|toast|wish|explain|emphasise|emphasize|commend|assure|present|sign|update|reply|warn|applaud)$/
const light = /^(?:make|give|deliver|hold|have|take|offer)$/
const speech = /^(?:speech|address|remarks?|toast|presentation|talk|statement|report|lecture|briefing)$/i

/** What is dated by the occasion as well, though it may stand for itself. */
const doing = /^(?:meet|receive|show|hand|award|unveil|sing|attend)$/

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

/** The agent with the "of" group that follows it at once: "the mayor of Leeds". */
function officePhrase(question: Question, agent: Span): string {
  const body = question.args.find(
    (arg) => arg.preposition === 'of' && arg.start > agent.end && arg.start - agent.end <= ' of '.length,
  )
  return question.form.slice(agent.start, body?.end ?? agent.end)
}

/** The clause of a sentence in which the one who is asked about did what is asked about. */
export function deedOf(context: AnswerContext, view: SentenceView): Clause | undefined {
  const { question, terms } = context
  const noun = nounOf(question)
  const deed = deedTerm(context)
  const agent = question.args.find((arg) => arg.role === 'agent')
  if (deed < 0 || !agent) return undefined
  const doers = new Set(terms.flatMap((term, i) => (term.start >= agent.start && term.end <= agent.end ? [i] : [])))
  const { matches, strength, reading, sentence } = view
  const { document } = reading
  const holders = new Set(holdersOf(context, officePhrase(question, agent)).map(nameKey))
  // "the mayor thanked them": the article may say so of her by name.
  const holderAt = document
    .mentionsIn(sentence)
    .flatMap(({ entity, from }) => ([...reading.entityKeys(entity)].some((key) => holders.has(key)) ? [from] : []))
  if (holderAt.length === 0 && [...doers].some((i) => (view.found[i] ?? 0) === 0)) return undefined
  return view.clauses.find((clause) => {
    const { verb } = clause
    if (verb.negated || verb.future || verb.form !== 'finite') return false
    const from = noun ? verb.to : verb.from
    // "spoke" is "made a speech" as well.
    const to = noun || light.test(verb.lemma) ? clause.to : verb.to
    const done = matches.subarray(from, to).some((term, i) => term === deed && (strength[from + i] ?? 0) >= wellFound)
    const doer =
      holderAt.some((at) => at >= clause.from && at < verb.from) ||
      matches.subarray(clause.from, verb.from).some((term) => doers.has(term))
    return done && doer
  })
}
