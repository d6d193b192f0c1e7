/** Claims that say something else by little: their two sides changed places, active made passive, denied or no longer denied. */
import { type TaggedToken, tagSentences } from '../../src/nlp/wink.ts'

/** A token with its place in the claim. */
export type Placed = TaggedToken & { readonly start: number; readonly end: number }

export function placed(text: string): Placed[] | undefined {
  let from = 0
  const tokens: Placed[] = []
  for (const token of tagSentences(text).flat()) {
    const start = text.indexOf(token.text, from)
    if (start < 0) return undefined
    from = start + token.text.length
    tokens.push({ ...token, start, end: from })
  }
  return tokens
}

export const denying = /\b(?:not|never|no|nobody|none|nothing|neither|nor|without|n't|cannot)\b|n't\b/i
/** With these a denial says something else than the opposite. */
export const counting =
  /\b(?:all|every|each|some|any|most|only|also|always|often|at least|at most|both|either|many|few|several)\b/i
const auxiliary = /^(?:is|was|are|were|has|had|can|could|will|would|may|might|should)$/

/** The claim denied; undefined where that takes more than a word. */
export function denied(text: string, tokens: readonly Placed[], random: () => number): string | undefined {
  const at = tokens.findIndex(({ pos }, i) => i > 0 && (pos === 'AUX' || pos === 'VERB'))
  const verb = tokens[at]
  if (!verb) return undefined
  const never = random() < 0.15
  if (auxiliary.test(verb.text)) return `${text.slice(0, verb.end)} ${never ? 'never' : 'not'}${text.slice(verb.end)}`
  if (
    verb.pos !== 'VERB' ||
    !/ed$|^(?:won|lost|made|gave|took|got|left|wrote|became|began|held|led|met|sold|built|paid|went|came|ran|sang|told|taught|died)$/.test(
      verb.text,
    )
  )
    return undefined
  if (never) return `${text.slice(0, verb.start)}never ${text.slice(verb.start)}`
  return `${text.slice(0, verb.start)}did not ${verb.lemma}${text.slice(verb.end)}`
}

/** A denied claim without its denial; undefined where that takes more than leaving out a word. */
export function undenied(text: string): string | undefined {
  const plain = text.replace(/\b(is|was|are|were|has|had|can|could|will|would) (?:not|never)\b(?! only)/i, '$1')
  return plain === text || denying.test(plain) ? undefined : plain
}

const month = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/

/** Runs of proper nouns. */
function names(tokens: readonly Placed[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  tokens.forEach(({ pos, text }, i) => {
    if (pos !== 'PROPN' || !/^\p{Lu}/u.test(text) || month.test(text)) return
    const last = found.at(-1)
    if (last?.to === i) last.to = i + 1
    else found.push({ from: i, to: i + 1 })
  })
  return found
}

/** Deeds and ties that hold both ways. */
const mutual =
  /\b(?:met|meets?|meeting|married|marries|wed|divorced|dated|dating|fought|talked|spoke|same|with|between|and|or|partners?|siblings?|brothers?|sisters?|friends?|cousins?|spouses?|wife|husband|twins?|near|borders?|like|similar|different|equal|than|known|called|named|titled|born|stars?|starred|includes?)\b/i
/** Deeds and ties that hold one way only. */
const oneWay =
  /\b(?:beat|defeated|succeeded|preceded|followed|replaced|killed|murdered|father|mother|son|daughter|uncle|aunt|nephew|niece|taught|bought|sold|acquired|founded|invaded|conquered|accused|sued|hired|fired|praised|blamed|criticised|criticized|owns?|owned|rules?|ruled|signed|adopted|appointed)\b/i

/** A claim whose two names changed places, and its passives; none where it has not one at its head and one behind the verb, or where it holds both ways. */
export function exchanged(text: string, tokens: readonly Placed[]): { text: string; label: string }[] {
  const [a, b] = names(tokens)
  if (!a || !b || a.from > 1 || (a.from === 1 && tokens[0]?.text.toLowerCase() !== 'the')) return []
  const [first, last, second, end] = [tokens[a.from], tokens[a.to - 1], tokens[b.from], tokens[b.to - 1]]
  if (!first || !last || !second || !end) return []
  const between = tokens.slice(a.to, b.from)
  if (!between.some(({ pos }) => pos === 'VERB' || pos === 'AUX') || between.some(({ pos }) => pos === 'PUNCT'))
    return []
  const middle = text.slice(last.end, second.start)
  if (mutual.test(middle)) return []
  const [left, right] = [text.slice(first.start, last.end), text.slice(second.start, end.end)]
  const [head, tail] = [text.slice(0, first.start), text.slice(end.end)]
  const label = oneWay.test(middle) ? 'contradicted' : 'not-supported'
  const turned = [{ text: `${head}${right}${middle}${left}${tail}`, label }]
  const [verb] = between
  if (between.length === 1 && verb?.pos === 'VERB' && /ed$/.test(verb.text) && head === '') {
    turned.push({ text: `${right} was ${verb.text} by ${left}${tail}`, label: 'supported' })
    turned.push({ text: `${left} was ${verb.text} by ${right}${tail}`, label })
  }
  const passive = /^ (?:was|is|were) (\p{L}+ed) by $/u.exec(middle)?.[1]
  if (passive !== undefined && head === '') {
    turned.push({ text: `${right} ${passive} ${left}${tail}`, label: 'supported' })
    turned.push({ text: `${left} ${passive} ${right}${tail}`, label })
  }
  return turned
}
