import { titles } from './names/head-words.ts'
import type { Token } from './types.ts'

const capital = /^\p{Lu}/u
const monthLike = /^(?:in|of|last|next|this|since|until|by|late|early|mid|from|during|for|to|between|and|before|after)$/

/**
 * Mends tags that wink often gets wrong inside names: "the Shanghai (VERB) Cooperation Organisation", "in May (AUX)".
 * @param tokens of one sentence
 */
export function retag(tokens: readonly Token[]): Token[] {
  return tokens.map((token, i) => {
    const before = tokens[i - 1]
    const after = tokens[i + 1]
    if (token.lower === 'may' && (token.pos === 'AUX' || token.pos === 'VERB' || token.pos === 'NOUN')) {
      const month =
        (before && monthLike.test(before.lower) && after?.pos !== 'VERB') ||
        (capital.test(token.text) && after && /^(?:\d|this|last)/.test(after.lower) && i > 0)
      return month ? { ...token, pos: 'PROPN' } : token
    }
    // "Leeds's rank", "the city's score": what is owned is a thing.
    if (
      before?.pos === 'PART' &&
      before.lower === "'s" &&
      token.pos === 'VERB' &&
      token.text === token.lower &&
      !token.lower.endsWith('ing')
    )
      return { ...token, pos: 'NOUN', lemma: token.lower }
    // "the club chief was": an office that looks like an adjective.
    if (
      token.pos === 'ADJ' &&
      titles.has(token.lower) &&
      before &&
      /^(?:PROPN|NOUN|DET|ADJ)$/.test(before.pos) &&
      (!after || /^(?:AUX|VERB|PUNCT)$/.test(after.pos))
    )
      return { ...token, pos: 'NOUN' }
    if (i === 0 || !capital.test(token.text)) return token
    if (token.pos === 'VERB' || token.pos === 'ADV' || token.pos === 'INTJ' || token.pos === 'X') {
      const inName =
        (before && (before.pos === 'DET' || before.pos === 'PROPN' || before.pos === 'ADP')) ||
        (after && capital.test(after.text))
      if (inName && !/["“.:!?]/.test(before?.text ?? '')) return { ...token, pos: 'PROPN', lemma: token.lower }
    }
    return token
  })
}
