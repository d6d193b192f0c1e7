/** Spans that tell of another edition of what is asked about: what the 2nd fair was answers nothing about the 3rd. */
import type { Token } from '../nlp/types.ts'
import { analyse } from '../search/terms.ts'
import type { AnswerContext } from './context.ts'
import type { SpanProposal } from './proposal.ts'

const ordinals =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
  seventeenth eighteenth nineteenth twentieth`.split(/\s+/)
const inFigures = /^(\d{1,3})(?:st|nd|rd|th)$/
const ofGroup = /^(?:ADJ|NOUN|PROPN)$/

function numberOf({ lower }: Token): number | undefined {
  const figures = inFigures.exec(lower)?.[1]
  if (figures !== undefined) return Number(figures)
  const place = ordinals.indexOf(lower)
  return place < 0 ? undefined : place + 1
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
