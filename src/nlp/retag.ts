import { isGiven } from './names/given-names.ts'
import { titles } from './names/head-words.ts'
import { beginsFamilyName, isGivenName, opensName, particle } from './names/name-words.ts'
import { textAt } from './tokens.ts'
import type { Token } from './types.ts'

const capital = /^\p{Lu}/u
const monthLike = /^(?:in|of|last|next|this|since|until|by|late|early|mid|from|during|for|to|between|and|before|after)$/

/**
 * Mends tags that wink often gets wrong inside names: "the Shanghai (VERB) Cooperation Organisation", "in May (AUX)".
 * @param tokens of one sentence
 */
export function retag(tokens: readonly Token[]): Token[] {
  return withNames(tokens.map((token, i) => mended(tokens, token, i)))
}

const asName = (token: Token): Token => (token.pos === 'PROPN' ? token : { ...token, pos: 'PROPN', lemma: token.lower })

/** Makes one name of "Lotte ten Have", "Omar ibn Said" and their like, whatever the words are elsewhere. */
function withNames(tokens: readonly Token[]): Token[] {
  const named = [...tokens]
  for (let at = 0; at < named.length; at++) {
    const opens = opensName(named, at)
    const goesOn = named[at - 1]?.pos === 'PROPN' && capital.test(textAt(named, at - 1)) && beginsFamilyName(named, at)
    if (!opens && !goesOn) continue
    let to = at
    while (particle.test(textAt(named, to))) to++
    for (let i = at; i <= to; i++) named[i] = asName(named[i] as Token)
    at = to
  }
  return named
}

/** The token at `i`, with the tag that its neighbours show. */
function mended(tokens: readonly Token[], token: Token, i: number): Token {
  const before = tokens[i - 1]
  const after = tokens[i + 1]
  if (isGivenName(tokens, i)) return asName(token)
  // "May admitted it", "Will said": no modal has a past tense behind it.
  if (
    /^(?:May|Will)$/.test(token.text) &&
    after?.pos === 'VERB' &&
    after.lower !== after.lemma &&
    !after.lower.endsWith('ing')
  )
    return asName(token)
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
  // "then head of", "was chair of"
  if (token.pos === 'VERB' && titles.has(token.lower) && after?.lower === 'of')
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
  if (!capital.test(token.text)) return token
  // "Grant Lowe drew it", "Rose Kitt was here".
  if (i === 0)
    return isGiven(token.lower) &&
      !/^(?:PROPN|AUX)$/.test(token.pos) &&
      capital.test(after?.text ?? '') &&
      after?.pos === 'PROPN'
      ? asName(token)
      : token
  if (token.pos === 'VERB' || token.pos === 'ADV' || token.pos === 'INTJ' || token.pos === 'X') {
    const inName =
      (before && (before.pos === 'DET' || before.pos === 'PROPN' || before.pos === 'ADP')) ||
      (after && capital.test(after.text))
    if (inName && !/["“.:!?]/.test(before?.text ?? '')) return { ...token, pos: 'PROPN', lemma: token.lower }
  }
  return token
}
