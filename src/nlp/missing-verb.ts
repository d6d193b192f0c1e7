import type { Token } from './types.ts'
import { canBeVerb, isEnglishWord } from './wink.ts'

/** Verbs whose past looks like a noun, an adjective or their base form. */
const likeNoun =
  /^(?:beat|bet|bit|burst|cast|cost|cut|hit|hurt|left|put|quit|set|shed|shot|shut|split|spread|upset|wed)$/
const otherBase: Readonly<Record<string, string>> = { bit: 'bite', left: 'leave', shot: 'shoot' }
const subject = /^(?:i|you|he|she|it|we|they|who|which|that|both|all)$/
/** Tags of what may stand behind a verb; behind a describing word stands a noun. */
const behind = /^(?:ADP|ADV|PUNCT|DET|PRON|PART|SCONJ|CCONJ|NUM|SYM)$/
const capital = /^\p{Lu}/u

/** The base form of a past; undefined where the word is no verb's. */
function baseForm(past: string): string | undefined {
  if (!past.endsWith('ed')) return otherBase[past] ?? past
  const stem = past.slice(0, -2)
  const doubled = /([b-df-hj-np-tv-z])\1$/.test(stem) ? [stem.slice(0, -1)] : []
  const bases = past.endsWith('ied') ? [`${stem.slice(0, -1)}y`] : [`${stem}e`, ...doubled, stem]
  // "They will separate it" is taken for an adjective too.
  return bases.find(canBeVerb) ?? bases.find(isEnglishWord)
}

const isVerb = ({ pos, lower }: Token): boolean => pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing'))

/** Whether a token may be a past that was taken for an adjective or a noun, by what stands beside it. */
function mayBePast(tokens: readonly Token[], i: number): boolean {
  const [before, token, after] = [tokens[i - 1], tokens[i], tokens[i + 1]]
  if (!before || !token || capital.test(token.text)) return false
  const looksPast = (token.pos === 'ADJ' && token.lower.endsWith('ed')) || likeNoun.test(token.lower)
  if (!looksPast || !/^(?:ADJ|NOUN)$/.test(token.pos)) return false
  if (!/^(?:NOUN|PROPN)$/.test(before.pos) && !subject.test(before.lower)) return false
  return !after || (behind.test(after.pos) && after.lower !== 'of') || capital.test(after.text)
}

/**
 * Finds the verb of clauses that seem to have none: "Ann Lee retired (ADJ) in 2019", "The dam burst (NOUN)". A clause goes from one "and" to the next.
 * @param tokens of one sentence
 */
export function withMissingVerbs(tokens: readonly Token[]): Token[] {
  const mended = [...tokens]
  const isWhole = /^[.!?]/.test(tokens.findLast(({ text }) => !/^["'”’)]$/.test(text))?.text ?? '')
  let from = 0
  for (let to = 0; to <= tokens.length; to++) {
    const closes = to === tokens.length || tokens[to]?.pos === 'CCONJ' || tokens[to]?.lower === ';'
    if (!closes) continue
    const clause = tokens.slice(from, to)
    const at = clause.findIndex((_, i) => mayBePast(tokens, from + i))
    const token = clause[at]
    const opens = tokens[from]
    // "Budget cut in 2012" is a heading, "Members interested in rowing" an entry of a list.
    const isSentence =
      isWhole && (token?.pos === 'ADJ' || (opens !== undefined && /^(?:DET|PRON|PROPN|NUM)$/.test(opens.pos)))
    const lemma = token && isSentence && !clause.some(isVerb) ? baseForm(token.lower) : undefined
    if (token && lemma !== undefined) mended[from + at] = { ...token, pos: 'VERB', lemma }
    from = to + 1
  }
  return mended
}
