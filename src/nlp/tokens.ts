/** Looking at the words of a sentence, also at places where there are none. */
import type { Span } from '../types.ts'
import type { Token } from './types.ts'

/** A token as it stands in the text; '' where there is none. */
export const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? ''

/** A token in lower case; '' where there is none. */
export const wordAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? ''

/** The tokens from `from` to `to` (exclusive) in lower case, with a space between them. */
export const wordsOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ lower }) => lower)
    .join(' ')

/** The place in the text of the tokens from `from` to `to` (exclusive). */
export const spanOf = (tokens: readonly Span[], from = 0, to = tokens.length): Span => ({
  start: tokens[from]?.start ?? 0,
  end: tokens[to - 1]?.end ?? 0,
})

export const isVerb = (token: Token | undefined): boolean => token?.pos === 'VERB' || token?.pos === 'AUX'
