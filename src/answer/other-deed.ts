/** Sentences and spans that tell of another deed than the one asked about: its denial or contrary, its other side, somebody else's, or that of another edition. */
import { reportingVerbs } from '../facts/speaker.ts'
import { nameKey } from '../names/name-key.ts'
import { ORDINALS } from '../nlp/dates/words.ts'
import type { Token } from '../nlp/types.ts'
import { analyse } from '../search/terms.ts'
import { type AnswerContext, formsOf } from './context.ts'
import { contraries } from './opposites.ts'
import type { SpanProposal } from './proposal.ts'
import type { SentenceView } from './sentence-view.ts'

const negation =
  /^(?:not|n't|never|no|nobody|none|nothing|without|neither|nor|cannot|hardly|fail(?:s|ed)?|den(?:y|ies|ied)|refus(?:e|es|ed)|cancel(?:led|ed)?|false(?:ly)?)$/

/** Whether words deny what they tell: a claim and what supports it have to agree in that. */
export const isNegated = (tokens: readonly Token[]): boolean =>
  tokens.some(({ lower, lemma }, i) => negation.test(lower) || (lemma === 'call' && tokens[i + 1]?.lower === 'off'))

/**
 * Whether a sentence tells the contrary of the deed that a question or claim is about, and not the deed itself.
 * @param of the contraries of a deed, as index terms
 */
export function tellsContrary({ terms }: AnswerContext, view: SentenceView, of = contraries): boolean {
  const told = new Set(view.reading.terms(view.sentence).map(({ term }) => term))
  return terms.some(({ term, role }, i) => {
    const others = role === 'verb' ? of.get(term) : undefined
    return others !== undefined && (view.found[i] ?? 0) < 0.5 && [...others].some((other) => told.has(other))
  })
}

/** Deeds that are one deed seen from its two sides. */
const sides: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:buy|purchase|acquire)$/, /^sell$/],
  [/^(?:receive|get|inherit)$/, /^(?:give|send|award|present|leave|bequeath)$/],
  [/^borrow$/, /^lend$/],
  [/^learn$/, /^teach$/],
]

const otherSideOf = (verb: string): RegExp | undefined =>
  sides.flatMap(([a, b]) => (a.test(verb) ? [b] : b.test(verb) ? [a] : []))[0]

/** Whether a span does the other side's verb: "Ann Lee sold the inn", "the inn was sold by Ann Lee" for "who bought the inn". */
function doesOtherSide({ question }: AnswerContext, { sentence, start }: SpanProposal): boolean {
  const other = question.gap === 'agent' && question.verb ? otherSideOf(question.verb) : undefined
  const { tokens } = sentence
  if (!other || tokens.some(({ lemma }) => lemma === question.verb)) return false
  const verb = tokens.findIndex(({ lemma }) => other.test(lemma))
  const token = tokens[verb]
  if (!token) return false
  if (!/^(?:is|was|were|are|been|being)$/.test(tokens[verb - 1]?.lower ?? '')) return start < token.start
  const before = tokens.findLast((one) => one.end <= start && one.pos !== 'DET')
  return start > token.start && before?.lower === 'by'
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

const inFigures = /^(\d{1,3})(?:st|nd|rd|th)$/
const ofGroup = /^(?:ADJ|NOUN|PROPN)$/

function numberOf({ lower }: Token): number | undefined {
  const figures = inFigures.exec(lower)?.[1]
  return figures === undefined ? ORDINALS.get(lower) : Number(figures)
}

/** Something that is numbered: "3 expo" for "the 3rd Smart China Expo". */
interface Edition {
  readonly number: number
  /** Index terms of the words after the number: in a question the verb may seem to be one of them. */
  readonly of: readonly string[]
}

function editionsIn(tokens: readonly Token[]): Edition[] {
  return tokens.flatMap((token, at) => {
    const number = numberOf(token)
    const after = tokens.slice(at + 1)
    const end = after.findIndex(({ pos }) => !ofGroup.test(pos))
    const of = after.slice(0, end < 0 ? after.length : end).flatMap(({ text }) => analyse(text))
    return number === undefined || of.length === 0 ? [] : [{ number, of }]
  })
}

/** Whether a text's edition is one of what a question asks for. */
const isOf = ({ of }: Edition, asked: Edition): boolean => asked.of.includes(of.at(-1) ?? '')

/** Whether the window of a span tells of another edition than the question, of which its article says nothing. */
export function isOfOtherEdition({ question }: AnswerContext, { reading, window }: SpanProposal): boolean {
  const asked = editionsIn(question.sentence.tokens)
  if (asked.length === 0) return false
  const { sentences } = reading.document
  const told = sentences.flatMap(({ tokens }) => editionsIn(tokens))
  const near = sentences
    .filter(({ start, end }) => start >= window.start && end <= window.end)
    .flatMap(({ tokens }) => editionsIn(tokens))
  return asked.some(
    (edition) =>
      near.some((other) => isOf(other, edition) && other.number !== edition.number) &&
      !told.some((other) => isOf(other, edition) && other.number === edition.number),
  )
}
