import { group } from 'd3-array'
import type { Sentence, Token } from '../types.ts'

const isMark = (token: Token): boolean => /^["“”]$/.test(token.text)

const isPaired = (sentences: readonly Sentence[]): boolean =>
  sentences.reduce((sum, { tokens }) => sum + tokens.filter(isMark).length, 0) % 2 === 0

/** True after a mark that opens a quotation, false after one that closes it; a mark that does not show which turns the state around. */
function stateAfter(tokens: readonly Token[], at: number, open: boolean): boolean {
  const mark = tokens[at]
  if (mark?.text === '“') return true
  if (mark?.text === '”') return false
  const touchesBefore = at > 0 && tokens[at - 1]?.end === mark?.start
  const next = tokens[at + 1]
  const touchesAfter = next?.start === mark?.end && next?.pos !== 'PUNCT'
  return touchesBefore === touchesAfter ? !open : touchesAfter
}

/**
 * Tokens that stand in quotations. A quotation is followed over the sentences of a paragraph where its marks come in pairs, and else to the end of
 * its sentence, so that a missing mark spoils no more than it must.
 */
export function quotedTokens(sentences: readonly Sentence[]): ReadonlySet<Token> {
  const quoted = new Set<Token>()
  for (const paragraph of group(sentences, (sentence) => sentence.paragraph).values()) {
    const paired = isPaired(paragraph)
    let open = false
    for (const { tokens } of paragraph) {
      if (!paired) open = false
      tokens.forEach((token, at) => {
        if (isMark(token)) open = stateAfter(tokens, at, open)
        else if (open) quoted.add(token)
      })
    }
  }
  return quoted
}
