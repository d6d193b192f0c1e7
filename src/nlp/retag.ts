import { titles } from './names/head-words.ts'
import { beginsFamilyName, isFamilyWord, isGiven, isGivenName, opensName, particle } from './names/name-words.ts'
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

const asNoun = (token: Token): Token => ({ ...token, pos: 'NOUN', lemma: token.lower })

/** The token at `i`, with the tag that its neighbours show. */
function mended(tokens: readonly Token[], token: Token, i: number): Token {
  const { text, lower, pos } = token
  const [before, after] = [tokens[i - 1], tokens[i + 1]]
  const isCapital = capital.test(text)
  if (isGivenName(tokens, i) || isFamilyWord(tokens, i)) return asName(token)
  // "May admitted it", "Will said": no modal has a past tense behind it.
  const past = after?.pos === 'VERB' && after.lower !== after.lemma && !after.lower.endsWith('ing')
  if (/^(?:May|Will)$/.test(text) && past) return asName(token)
  if (lower === 'may' && /^(?:AUX|VERB|NOUN)$/.test(pos)) {
    const month =
      (before && monthLike.test(before.lower) && after?.pos !== 'VERB') ||
      (isCapital && after && /^(?:\d|this|last)/.test(after.lower) && i > 0)
    return month ? { ...token, pos: 'PROPN' } : token
  }
  // "Leeds's rank", "the city's score": what is owned is a thing.
  const isOwned = before?.pos === 'PART' && before.lower === "'s"
  if (isOwned && pos === 'VERB' && text === lower && !lower.endsWith('ing')) return asNoun(token)
  // "then head of", "was chair of"
  if (pos === 'VERB' && titles.has(lower) && after?.lower === 'of') return asNoun(token)
  // "the club chief was": an office that looks like an adjective.
  const owned = /^(?:his|her|its|their|our|my|your)$/.test(before?.lower ?? '')
  const closesGroup = owned || (before && /^(?:PROPN|NOUN|DET|ADJ)$/.test(before.pos))
  if (pos === 'ADJ' && titles.has(lower) && closesGroup && (!after || /^(?:AUX|VERB|PUNCT)$/.test(after.pos)))
    return { ...token, pos: 'NOUN' }
  if (!isCapital) return token
  // "Grant Lowe drew it", "Rose Kitt was here".
  if (i === 0) {
    const named = (after?.pos === 'PROPN' && capital.test(after.text)) || isFamilyWord(tokens, 1)
    return isGiven(lower) && !/^(?:PROPN|AUX)$/.test(pos) && named ? asName(token) : token
  }
  const inName = (before && /^(?:DET|PROPN|ADP)$/.test(before.pos)) || (after && capital.test(after.text))
  return /^(?:VERB|ADV|INTJ|X)$/.test(pos) && inName && !/["“.:!?]/.test(before?.text ?? '') ? asName(token) : token
}
