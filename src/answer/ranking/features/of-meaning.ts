import { lexicon } from '../../../lexicon/index.ts'
import type { Question } from '../../../nlp/question/index.ts'
import type { Token } from '../../../nlp/types.ts'
import type { SpanCandidate } from '../../candidates/types.ts'

/** What the words of a candidate mean, beside what is asked for: "which instrument" is answered by a piano. */
export const meaningFeatureNames = ['headField', 'focusField', 'kindOfFocus', 'nearFocus', 'focusOfHead'] as const

/** Meanings of a word that are looked at, the first being the most frequent; of what is asked for all: a music instrument is a rare one. */
const meanings = 3
const focusMeanings = 6

/** The word that a candidate is about: of "the president of the club" the president. */
function headOf({ kind, from, to, sentence }: SpanCandidate): Token | undefined {
  const { tokens } = sentence
  if (kind === 'verb' || kind === 'predicate' || kind === 'infinitive' || kind === 'gerund' || kind === 'clause')
    return tokens.slice(from, to).find((token) => token.pos === 'VERB')
  let head: Token | undefined
  for (const token of tokens.slice(from, to)) {
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ') head = token
    else if (head && (token.pos === 'ADP' || token.pos === 'SCONJ' || token.pos === 'PUNCT')) break
  }
  return head
}

/** All kinds that a sense belongs to, with the steps to them. */
function kindsAbove(sense: number): Map<number, number> {
  const steps = new Map<number, number>()
  const words = lexicon()
  let level = [sense]
  for (let step = 0; level.length > 0; step++) {
    const fresh = level.filter((one) => !steps.has(one))
    for (const one of fresh) steps.set(one, step)
    level = fresh.flatMap((one) => [...words.kinds(one)])
  }
  return steps
}

/** What does not change from one candidate of a question to the next. */
export interface FocusMeaning {
  readonly senses: readonly number[]
  readonly field: number
  readonly above: ReadonlyMap<number, number>
  /** Features by head word. */
  readonly heads: Map<string, readonly number[]>
}

/** What the noun that is asked for means. */
export function focusMeaning({ focus }: Question): FocusMeaning {
  const words = lexicon()
  const senses = focus ? words.senses(focus, 'noun').slice(0, focusMeanings) : []
  const [first] = senses
  return {
    senses,
    field: first === undefined ? -1 : words.field(first),
    above: first === undefined ? new Map() : kindsAbove(first),
    heads: new Map(),
  }
}

/** Wu and Palmer (1994): how near two senses are, by the depth of the nearest kind they share; 0 to 1. */
function nearness(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let best = 0
  for (const [kind, up] of a) {
    const other = b.get(kind)
    if (other === undefined) continue
    const depth = kindsAbove(kind).size
    best = Math.max(best, (2 * depth) / (2 * depth + up + other))
  }
  return best
}

function featuresOf(head: Token, focus: FocusMeaning): number[] {
  const words = lexicon()
  const part = head.pos === 'VERB' ? 'verb' : head.pos === 'ADJ' ? 'adj' : 'noun'
  const lemma = head.pos === 'PROPN' ? head.lower : head.lemma
  const senses = words.senses(lemma, part).slice(0, meanings)
  const [first] = senses
  if (first === undefined) return [-1, focus.field, -1, -1, -1]
  if (focus.senses.length === 0 || part === 'verb') return [words.field(first), focus.field, 0, 0, 0]
  const above = senses.map(kindsAbove)
  const kindOf = (up: ReadonlyMap<number, number>, to: number): number => {
    const steps = up.get(to)
    return steps === undefined ? 0 : 1 / (1 + steps)
  }
  return [
    words.field(first),
    focus.field,
    Math.max(...above.flatMap((up) => focus.senses.map((sense) => kindOf(up, sense)))),
    nearness(above[0] ?? new Map(), focus.above),
    Math.max(...senses.map((sense) => kindOf(focus.above, sense))),
  ]
}

export function meaningFeatures(candidate: SpanCandidate, focus: FocusMeaning): readonly number[] {
  const head = headOf(candidate)
  if (!head) return [-2, focus.field, -1, -1, -1]
  const key = `${head.pos} ${head.lower}`
  const known = focus.heads.get(key)
  if (known) return known
  const features = featuresOf(head, focus)
  focus.heads.set(key, features)
  return features
}
