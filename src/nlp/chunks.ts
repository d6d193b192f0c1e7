import { wordSet } from './dates/words.ts'
import { isVerb, wordAt } from './tokens.ts'
import type { Sentence, Token, TokenRange } from './types.ts'

/** A noun group. "the mayor of Chongqing" is two. */
export interface NounPhrase extends TokenRange {
  readonly type: 'np'
  /** Index of the head: its last noun, name, number or pronoun. */
  readonly head: number
  /** Lower-case preposition right before it ("of", "with", "according to" as "to"). */
  readonly preposition?: string
  /** Whether "'s" follows, so that it owns the next group. */
  readonly possessor?: boolean
}

/** A verb with its auxiliaries and adverbs. */
export interface VerbGroup extends TokenRange {
  readonly type: 'vg'
  /** Index of the main verb. */
  readonly head: number
  readonly lemma: string
  readonly passive: boolean
  readonly negated: boolean
  /** "will", "is to", "plans to" and their like. */
  readonly future: boolean
  readonly form: 'finite' | 'infinitive' | 'participle' | 'gerund'
}

export type Chunk = NounPhrase | VerbGroup

/** Past participles that do not end in "-ed". */
const irregular =
  wordSet(`arisen awoken been borne born beaten become begun bent bet bound bitten bled blown broken bred brought built burnt burst bought cast caught chosen
come cost crept cut dealt dug done drawn dreamt drunk driven eaten fallen fed felt fought found flown forbidden forgotten forgiven frozen got gotten given gone
grown hung had heard hidden hit held hurt kept knelt known laid led leant leapt learnt left lent let lain lit lost made meant met mistaken mown paid proven put quit
read rid ridden rung risen run sawn said seen sought sold sent set sewn shaken shed shone shot shown shrunk shut sung sunk sat slept slid slung slit smelt sown spoken sped
spelt spent spilt spun spat split spoilt spread sprung stood stolen stuck stung stunk stricken struck strung striven sworn swept swollen swum swung taken taught torn told
thought thrown thrust trodden understood undertaken upheld upset woken worn woven wept won wound withdrawn withheld withstood wrung written overthrown overseen undergone
rebuilt redone reset overtaken outgrown foreseen`)

/**
 * Whether a word can be a past participle.
 * @param word lower case
 */
export function isParticiple(word: string): boolean {
  return (
    irregular.has(word) ||
    (word.length > 3 && word.endsWith('ed')) ||
    /-(?:led|based|made|born|built|held|run)$/.test(word)
  )
}

const determiner = (token: Token) =>
  token.pos === 'DET' ||
  /^(?:my|your|his|her|its|our|their|whose|all|both|some|any|no|every|each|another|many|several|few)$/.test(token.lower)
const relative = /^(?:who|whom|which|that|what|where|when|why|how|whose)$/
const markBetween = /^(?:&|\/|"|“|”|\$|£|€|%|#)$/

const nounLike = ({ pos, lower }: Token): boolean =>
  /^(?:NOUN|PROPN|NUM)$/.test(pos) || (pos === 'PRON' && !relative.test(lower)) || lower === '%'

function modifier(token: Token, next: Token | undefined): boolean {
  if (token.pos !== 'ADV') return /^(?:ADJ|NUM|SYM)$/.test(token.pos) || markBetween.test(token.text)
  return next !== undefined && (/^(?:ADJ|NUM|ADV)$/.test(next.pos) || (next.pos === 'VERB' && isParticiple(next.lower)))
}

/** Verb forms inside a noun group: "the opening ceremony", "a planned visit". */
function verbalModifier(token: Token, next: Token | undefined, started: boolean): boolean {
  if (token.pos !== 'VERB' || !started || !next) return false
  return (isParticiple(token.lower) || token.lower.endsWith('ing')) && (nounLike(next) || next.pos === 'ADJ')
}

function readNounPhrase(
  tokens: readonly Token[],
  from: number,
  starts: ReadonlySet<number>,
): Omit<NounPhrase, 'preposition'> | undefined {
  let at = from
  let head = -1
  let hasDeterminer = false
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (!token || (at > from && starts.has(at)) || (relative.test(token.lower) && token.pos !== 'DET')) break
    if (determiner(token) && head < 0) hasDeterminer = true
    else if (nounLike(token)) {
      // "in this connection | Lee noted": what is pointed at ends before a name.
      const pointed = tokens[head]?.pos === 'NOUN' && /^(?:this|that|these|those)$/.test(wordAt(tokens, from))
      // A pronoun stands alone: "the man he met" is two groups.
      const alone = token.pos === 'PRON' || tokens[at - 1]?.pos === 'PRON'
      if (head >= 0 && (alone || (pointed && token.pos === 'PROPN'))) break
      head = at
    } else if (head >= 0 && token.pos === 'ADJ' && !(next && nounLike(next) && tokens[head]?.pos !== 'PRON')) break
    else if (modifier(token, next)) {
      if (head >= 0 && token.pos === 'ADV') break
    } else if (head >= 0 || !verbalModifier(token, next, hasDeterminer || at > from)) break
  }
  if (head < 0) return undefined
  const following = tokens[head + 1]
  const possessor = following?.pos === 'PART' && /^'s?$/.test(following.lower)
  return { type: 'np', from, to: head + 1, head, ...(possessor ? { possessor } : {}) }
}

const be = wordSet("am is are was were be been being 's 're 'm")
const modal = /^(?:will|would|shall|should|can|could|may|might|must|'ll|'d|ca|wo)$/
const futureVerb = wordSet('plan schedule expect intend slate set aim hope')

function readVerbGroup(tokens: readonly Token[], from: number): VerbGroup | undefined {
  let at = from
  let head = -1
  let lastAux = ''
  let negated = false
  let future = false
  let infinitive = false
  let sawBe = false
  const first = tokens[from]
  if (!first) return undefined
  if (first.pos === 'PART' && first.lower === 'to') {
    if (!/^(?:VERB|AUX|ADV)$/.test(tokens[from + 1]?.pos ?? '')) return undefined
    infinitive = true
    at++
  }
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    if (token.pos === 'AUX' || (token.pos !== 'PROPN' && modal.test(token.lower))) {
      lastAux = token.lower
      if (be.has(token.lower)) sawBe = true
      else if (/^(?:has|have|had|'ve|having)$/.test(token.lower)) sawBe = false
      if (/^(?:will|'ll|shall|wo)$/.test(token.lower)) future = true
      head = at
    } else if (token.pos === 'VERB') {
      head = at
      at++
      break
    } else if (/^(?:not|n't|never)$/.test(token.lower)) negated = true
    // An adverb may stand inside the group or before it.
    else if (token.pos !== 'ADV' || (head < 0 && at !== from) || !nextIsVerbal(tokens, at)) break
  }
  const verb = tokens[head]
  if (!verb) return undefined
  const to = head + 1
  const isMain = verb.pos === 'VERB'
  const passive = isMain && sawBe && isParticiple(verb.lower)
  const bare = isMain && lastAux === '' && !infinitive
  const form = infinitive ? 'infinitive' : bare && verb.lower.endsWith('ing') ? 'gerund' : 'finite'
  const next = tokens[to]
  if (next?.lower === 'to' && tokens[to + 1]?.pos === 'VERB' && futureVerb.has(verb.lemma)) future = true
  return { type: 'vg', from, to, head, lemma: verb.lemma, passive, negated, future, form }
}

function nextIsVerbal(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < Math.min(at + 4, tokens.length); i++) {
    if (isVerb(tokens[i])) return true
    if (tokens[i]?.pos !== 'ADV' && !/^(?:not|n't)$/.test(wordAt(tokens, i))) return false
  }
  return false
}

/**
 * Finds noun groups and verb groups, left to right, without overlap.
 * @param sentence a tagged sentence
 * @param starts indexes of tokens that begin a group of their own, whatever stands before: "On 3 May | Lee left"
 */
export function chunk(sentence: Sentence, starts: ReadonlySet<number> = new Set()): Chunk[] {
  const { tokens } = sentence
  const chunks: Chunk[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    if (!token) break
    const verbal =
      isVerb(token) ||
      (token.pos === 'PART' && token.lower === 'to') ||
      (token.pos === 'ADV' && nextIsVerbal(tokens, at)) ||
      (token.pos !== 'PROPN' && modal.test(token.lower))
    const found = verbal ? readVerbGroup(tokens, at) : readNounPhrase(tokens, at, starts)
    if (found?.type === 'vg') chunks.push(reducedRelative(found, chunks, tokens))
    else if (found) {
      const preposition = prepositionOf(tokens, at, chunks)
      chunks.push(preposition ? { ...found, preposition } : found)
    }
    at = Math.max(found?.to ?? 0, at + 1)
  }
  return chunks
}

/** The preposition right before a group; "and" carries on the one before: "from 26 countries and regions". */
function prepositionOf(tokens: readonly Token[], at: number, chunks: readonly Chunk[]): string | undefined {
  const before = tokens[at - 1]
  if (!before) return undefined
  if (before.pos === 'ADP' || (before.lower === 'to' && before.pos === 'PART')) return before.lower
  const previous = chunks.at(-1)
  const joined = /^(?:and|or|&)$/.test(before.lower) && previous?.type === 'np' && previous.to === at - 1
  return joined ? previous.preposition : undefined
}

/** "The mill, sold to A by B, | is", "Sold to A by B, | the mill is": a participle beside the subject of a sentence, with a preposition behind it, up to a comma. */
function isInserted({ from, to, head, form }: VerbGroup, chunks: readonly Chunk[], tokens: readonly Token[]): boolean {
  const isBare = to - from === 1 && form === 'finite' && isParticiple(wordAt(tokens, head))
  const governs = tokens[to]?.pos === 'ADP' || wordAt(tokens, to) === 'to'
  const comma = tokens.findIndex(({ text }, at) => at > to && /^[,;:.]$/.test(text))
  if (!isBare || !governs || tokens[comma]?.text !== ',') return false
  if (from === 0) return !isVerb(tokens[comma + 1]) && tokens[comma + 1]?.pos !== 'CCONJ'
  const [subject] = chunks
  const stands = chunks.length === 1 && subject?.type === 'np' && !subject.preposition && subject.to === from - 1
  return stands && tokens[from - 1]?.text === ',' && isVerb(tokens[comma + 1])
}

/** "the forum held in Chongqing": a participle right after a noun, with "by"/"in"/"at"/"on" or so behind it, has that noun as its patient. */
function reducedRelative(verb: VerbGroup, chunks: readonly Chunk[], tokens: readonly Token[]): VerbGroup {
  const previous = chunks.at(-1)
  const word = tokens[verb.head]
  if (isInserted(verb, chunks, tokens)) return { ...verb, passive: true, form: 'participle' }
  if (!word || verb.to - verb.from > 2 || verb.form !== 'finite' || word.pos !== 'VERB' || !isParticiple(word.lower))
    return verb
  if (previous?.type !== 'np' || previous.to !== verb.from) return verb
  const next = tokens[verb.to]
  const noFiniteReading =
    /(?:wn|en|ught|ung|one|held|made|built|led|based|known|called|named|titled|entitled|located)$/.test(word.lower)
  const governed = next?.pos === 'ADP' || next?.pos === 'PUNCT' || next?.lower === 'to'
  const otherVerb =
    chunks.some((chunk) => chunk.type === 'vg' && chunk.form === 'finite') ||
    tokens.slice(verb.to).some((token) => token.pos === 'AUX' || (token.pos === 'VERB' && !token.lower.endsWith('ing')))
  if (next?.lower === 'by' || (governed && noFiniteReading && otherVerb))
    return { ...verb, passive: true, form: 'participle' }
  return verb
}
