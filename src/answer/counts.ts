/** Numbers of things that a claim and a passage both count. */
import type { Token } from '../nlp/types.ts'
import { analyse } from '../search/terms.ts'
import type { Span } from '../types.ts'
import type { AnswerContext } from './context.ts'
import { equalTerms } from './equal-terms.ts'
import type { Window } from './windows.ts'

const isNumber = (token: Token): boolean => token.pos === 'NUM' || /^\d/.test(token.text)

/** The number before a noun, within a few words ("nine new schools", "9 million crowns"), as index terms; undefined where none stands there. */
function numberBefore(tokens: readonly Token[], at: number): readonly string[] | undefined {
  const before = tokens.slice(Math.max(0, at - 4), at)
  const last = before.findLastIndex(isNumber)
  if (last < 0 || before.length - last > 3) return undefined
  const first = before.slice(0, last).findLastIndex((token) => !isNumber(token)) + 1
  return analyse(
    before
      .slice(first, last + 1)
      .map(({ text }) => text)
      .join(' '),
  )
}

/** Tokens outside of the dates, whose numbers count nothing. */
const undated = (tokens: readonly Token[], dates: readonly Span[]): Token[] =>
  tokens.filter((token) => !dates.some(({ start, end }) => token.start < end && token.end > start))

/** Numbers that stand by themselves ("hers reached 598.", "seven of its 21 shops"), each as index terms: of what is told before or behind. */
const standingAlone = (tokens: readonly Token[]): (readonly string[])[] =>
  tokens.flatMap((token, at) => {
    const next = tokens[at + 1]
    return isNumber(token) && (!next || /^(?:PUNCT|ADP|CCONJ)$/.test(next.pos)) ? [analyse(token.text)] : []
  })

/** Whether a window counts the same things as the claim and comes to another number. */
export function countsOtherwise({ question }: AnswerContext, { reading, start, end }: Window): boolean {
  const claimed = undated(question.sentence.tokens, question.dates)
  const told = reading.document.sentences
    .filter((sentence) => sentence.start >= start && sentence.end <= end)
    .map((sentence) => undated(sentence.tokens, reading.document.datesIn(sentence)))
  return claimed.some((noun, at) => {
    const number = noun.pos === 'NOUN' ? numberBefore(claimed, at) : undefined
    const [term] = analyse(noun.text)
    if (!number || term === undefined) return false
    const counts = told
      .flatMap((tokens) =>
        tokens.flatMap((token, i) => (analyse(token.text)[0] === term ? [numberBefore(tokens, i)] : [])),
      )
      .filter((found) => found !== undefined)
    const same = (found: readonly string[]) =>
      number.every((one) => found.includes(one) || found.some((other) => equalTerms(one).has(other)))
    return counts.length > 0 && !counts.some(same) && !told.flatMap(standingAlone).some(same)
  })
}
