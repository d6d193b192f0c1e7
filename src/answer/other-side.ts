/** Spans that stand on the other side of the deed that is asked about: who sold is not who bought, and what another made is not what the one in question made. */
import { reportingVerbs } from '../facts/speaker.ts'
import { nameKey } from '../names/name-key.ts'
import { type AnswerContext, formsOf } from './context.ts'
import type { SpanProposal } from './proposal.ts'

/** Deeds that are one deed seen from its two sides. */
const sides: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:buy|purchase|acquire)$/, /^sell$/],
  [/^(?:receive|get|inherit)$/, /^(?:give|send|award|present|leave|bequeath)$/],
  [/^borrow$/, /^lend$/],
  [/^learn$/, /^teach$/],
]

const otherSideOf = (verb: string): RegExp | undefined =>
  sides.flatMap(([a, b]) => (a.test(verb) ? [b] : b.test(verb) ? [a] : []))[0]

/** Whether a span is the subject of the other side's verb: "Ann Lee sold the inn" for "who bought the inn". */
function doesOtherSide({ question }: AnswerContext, { sentence, start }: SpanProposal): boolean {
  const other = question.gap === 'agent' && question.verb ? otherSideOf(question.verb) : undefined
  if (!other || sentence.tokens.some(({ lemma }) => lemma === question.verb)) return false
  const verb = sentence.tokens.findIndex(({ lemma }) => other.test(lemma))
  const token = sentence.tokens[verb]
  const passive = /^(?:is|was|were|are|been|being)$/.test(sentence.tokens[verb - 1]?.lower ?? '')
  return token !== undefined && !passive && start < token.start
}

/** Whether the sentence tells the deed of somebody else: "Jo Reed designed the hall" for "what did Kim Vale design". */
function isOthersDeed({ question }: AnswerContext, { reading, sentence }: SpanProposal): boolean {
  if (question.gap !== 'patient') return false
  const agent = question.args.find(({ role }) => role === 'agent')
  const doer = question.names.find(
    ({ kind, start, end }) => kind === 'person' && agent && start < agent.end && end > agent.start,
  )
  const verb = sentence.tokens.find(({ lemma, pos }) => lemma === question.verb && pos === 'VERB')
  if (!doer || !verb) return false
  const keys = formsOf(reading, doer.name)
  const mentions = reading.document.mentionsIn(sentence)
  const isDoer = ({ entity }: (typeof mentions)[number]) => [...reading.entityKeys(entity)].some((key) => keys.has(key))
  if (mentions.some(isDoer)) return false
  const before = sentence.tokens.findIndex(({ start }) => start === verb.start)
  return mentions.some(
    ({ entity, to }) => reading.document.entities[entity]?.kind === 'person' && to <= before && before - to <= 1,
  )
}

/** Whether a span has words in it that the article gives somebody else: '"It leaks," said Jo Reed' for "what did Kim Vale say". */
function isOthersWords({ question }: AnswerContext, { reading, start, end }: SpanProposal): boolean {
  if (question.gap !== 'patient' || !reportingVerbs.has(question.verb ?? '')) return false
  const agent = question.args.find(({ role }) => role === 'agent')
  const speaker = question.names.find(
    ({ kind, start, end }) => kind === 'person' && agent && start < agent.end && end > agent.start,
  )
  if (!speaker) return false
  const keys = formsOf(reading, speaker.name)
  const said = reading.facts.filter(
    (fact) => fact.kind === 'statement' && fact.named && fact.what.start < end && fact.what.end > start,
  )
  return said.length > 0 && said.every((fact) => fact.kind === 'statement' && !keys.has(nameKey(fact.who)))
}

/** Whether a span cannot answer, since it stands on the other side of the deed or belongs to somebody else's. */
export const isOnOtherSide = (context: AnswerContext, span: SpanProposal): boolean =>
  doesOtherSide(context, span) || isOthersDeed(context, span) || isOthersWords(context, span)
