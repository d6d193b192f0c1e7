import { chunk, isParticiple, type NounPhrase } from '../chunks.ts'
import { isVerb, textAt, wordAt } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { canBeVerb } from '../wink.ts'
import type { GapRole, WhWord } from './types.ts'
import { asks } from './wording.ts'

interface Argument extends TokenRange {
  readonly role: 'agent' | 'patient' | 'oblique'
  readonly preposition: string | undefined
}

interface QuestionSyntax {
  readonly wh: WhWord
  readonly polar: boolean
  /** The noun group asked for: "which company", "how many schools", or the subject of "what is". */
  readonly focus: (TokenRange & { readonly head: number }) | undefined
  /** Index of the main verb. */
  readonly verb: number | undefined
  readonly passive: boolean
  readonly gap: GapRole
  readonly args: readonly Argument[]
}

const whOf = (word: string): WhWord | undefined =>
  word === 'whom' ? 'who' : asks.test(word) ? (word as WhWord) : undefined
const doSupport = /^(?:do|does|did)$/
const auxiliary =
  /^(?:is|was|are|were|am|be|been|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must)$/
const be = /^(?:is|was|are|were|am|'s|'re)$/

/** Ask for what stands around a deed. */
const asksAround = /^(?:when|where|why)$/

function findWh(tokens: readonly Token[]): number {
  const strong = tokens.findIndex((token, i) => i < 4 && asks.test(token.lower))
  if (strong >= 0) return strong
  return tokens.findIndex(
    (token, i) =>
      i > 0 &&
      asks.test(token.lower) &&
      token.lower !== 'which' &&
      token.lower !== 'who' &&
      !/^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.pos ?? ''),
  )
}

/** Takes the subject out of the group that the wh word at `at` asks for: in "which fair Ann Lee opened" a tagger's group is "which fair Ann Lee". */
function splitSubject(groups: readonly NounPhrase[], tokens: readonly Token[], at: number): NounPhrase[] {
  return groups.flatMap((group) => {
    if (group.from > at + 1 || group.to <= at + 1 || group.possessor || !isVerb(tokens[group.to])) return [group]
    let from = group.to
    while (from > at + 1 && tokens[from - 1]?.pos === 'PROPN') from--
    const before = tokens[from - 1]
    if (from === group.to || from <= at + 1 || before?.pos !== 'NOUN') return [group]
    const name: NounPhrase = { type: 'np', from, to: group.to, head: group.head }
    return [{ ...group, to: from, head: from - 1 }, name]
  })
}

/** Whether a group is the subject of a clause that "what" begins: "what Ann Lee hoped for". */
function isSubjectOfWhat(group: NounPhrase, tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.lower === 'what' &&
    group.from <= at + 1 &&
    tokens[group.to]?.pos === 'VERB' &&
    // "what Panther tore his knee" asks for a Panther.
    !/^(?:DET|PROPN|PRON|NUM|ADJ|NOUN)$/.test(tokens[group.to + 1]?.pos ?? '') &&
    tokens.slice(at + 1, group.to).every((token) => token.pos === 'PROPN')
  )
}

/**
 * The verb that a tagger read as the last noun of what is asked for: "which firm sets up the fair", "which papers deal with it".
 * Only where the question has no other verb, and the last two words agree as a subject and its verb do; "how many bus stops" are stops.
 */
function verbInFocus(
  tokens: readonly Token[],
  focus: Pick<NounPhrase, 'from' | 'to'>,
  counted: boolean,
): number | undefined {
  const at = focus.to - 1
  const [subject, verb, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!subject || !verb || !next || at - 1 < focus.from || next.pos === 'PUNCT') return undefined
  if (verb.pos !== 'NOUN' || !/^(?:NOUN|PROPN)$/.test(subject.pos) || verb.text !== verb.lower) return undefined
  if (!/^(?:ADP|DET|PART|PROPN|PRON|NUM|ADJ)$/.test(next.pos) || next.lower === 'of') return undefined
  if (tokens.slice(at).some(isVerb)) return undefined
  const many = subject.lower.endsWith('s') && subject.lower !== subject.lemma
  const singular = verb.lower.endsWith('s') && verb.lower !== verb.lemma
  return many !== singular && !(counted && !many) && canBeVerb(verb.lemma) ? at : undefined
}

/** Whether the last preposition governs nothing, so that its complement is asked for: "What is the town famous for?". */
function endsWithPreposition(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.pos !== 'PUNCT')
  while (words.at(-1)?.pos === 'ADV') words.pop()
  return /^(?:of|to|for|about|with|in|at|from|by|on|into)$/.test(wordAt(words, words.length - 1))
}

/** After "did X", the verb that the tagger took for a noun ("did Tesla move to"). */
function mainVerb(tokens: readonly Token[], from: number): number | undefined {
  const at = tokens.findIndex(
    ({ pos, lower }, i) => i >= from && pos === 'VERB' && !(lower.endsWith('ing') && tokens[i - 1]?.pos === 'DET'),
  )
  return at < 0 ? undefined : at
}

function rescueVerb(tokens: readonly Token[], from: number): number | undefined {
  for (let i = from + 1; i < tokens.length; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (!token || !before || token.text !== token.lower || !/^(?:NOUN|ADJ|ADV|ADP|X)$/.test(token.pos)) continue
    const afterSubject = /^(?:NOUN|PROPN|PRON)$/.test(before.pos)
    // No adjective stands between a subject and "the", or last: "did Ann Lee open the bridge", "did the mill close".
    const verbal = token.pos === 'ADJ' && /^(?:DET|PROPN|PRON|NUM|PUNCT)$/.test(tokens[i + 1]?.pos ?? '')
    if (afterSubject && (verbal || canBeVerb(token.lower))) return i
  }
  return undefined
}

/** "how many schools", "which company", "what kind of": the group that belongs to the wh word. */
function focusAfter(tokens: readonly Token[], wh: number, chunks: readonly NounPhrase[]): QuestionSyntax['focus'] {
  const word = wordAt(tokens, wh)
  if (!/^(?:what|which|whose|how)$/.test(word)) return undefined
  const group = chunks.find((np) => np.from <= wh + 3 && np.to > wh + 1)
  if (!group || isSubjectOfWhat(group, tokens, wh)) return undefined
  const between = tokens.slice(wh + 1, group.from)
  if (between.some((token) => isVerb(token) || (token.pos === 'ADP' && word !== 'how'))) return undefined
  if (
    tokens[group.from]?.pos === 'DET' &&
    group.from > wh &&
    !/^(?:many|much|which|what)$/.test(wordAt(tokens, group.from))
  )
    return undefined
  const kind = /^(?:(?:kind|type|sort|form|group|name|piece|set|pair)s?|(?:number|amount|percentage|percent)s)$/
  if (wordAt(tokens, group.to) === 'of' && kind.test(wordAt(tokens, group.head))) {
    const inner = chunks.find((np) => np.from >= group.to)
    if (inner && inner.from <= group.to + 2) return { from: inner.from, to: inner.to, head: inner.head }
  }
  return { from: Math.max(group.from, wh + 1), to: group.to, head: group.head }
}

/** The sentence with a word as a verb. */
const withVerb = (sentence: Sentence, at: number): Sentence => ({
  ...sentence,
  tokens: sentence.tokens.map((token, i) => (i === at ? { ...token, pos: 'VERB' } : token)),
})

const asArgument = ({ from, to, preposition }: NounPhrase, role: Argument['role']): Argument => ({
  role,
  from,
  to,
  preposition,
})

/**
 * Reads what a question asks for and what it gives.
 * @param sentence the question, tagged
 */
export function questionSyntax(sentence: Sentence): QuestionSyntax {
  const { tokens } = sentence
  const chunks = chunk(sentence)
  const whAt = findWh(tokens)
  const found = chunks.filter((c): c is NounPhrase => c.type === 'np')
  const groups = whAt < 0 ? found : splitSubject(found, tokens, whAt)
  const polar = whAt < 0 && auxiliary.test(wordAt(tokens, 0))
  const wh = whOf(wordAt(tokens, whAt)) ?? 'none'
  const focus = whAt < 0 ? undefined : focusAfter(tokens, whAt, groups)
  const misread = focus && wh !== 'whose' ? verbInFocus(tokens, focus, wh === 'how') : undefined
  if (misread !== undefined) return questionSyntax(withVerb(sentence, misread))
  const afterWh = focus ? focus.to : whAt + 1
  const auxAt = tokens.findIndex((token, i) => i >= afterWh && auxiliary.test(token.lower))
  const direct = auxAt < 0 || auxAt > afterWh + 1
  const verb = mainVerb(tokens, afterWh)
  if (verb === undefined && auxAt >= 0 && doSupport.test(wordAt(tokens, auxAt))) {
    const rescued = rescueVerb(tokens, auxAt + 1)
    // Read again with the right tag, so that the verb is no part of its subject.
    if (rescued !== undefined) return questionSyntax(withVerb(sentence, rescued))
  }
  const copula = verb === undefined && auxAt >= 0 && be.test(wordAt(tokens, auxAt))
  const usable = groups.filter(
    (np) =>
      !(focus && np.from < focus.to && np.to > Math.min(focus.from, whAt)) &&
      (whAt < 0 || np.from >= whAt || np.to <= whAt),
  )
  if (copula) return copular(tokens, usable, { wh, polar, focus }, auxAt)
  const main = verb ?? tokens.length
  const passive =
    verb !== undefined &&
    isParticiple(wordAt(tokens, verb)) &&
    tokens.slice(afterWh, verb).some(({ lower }) => be.test(lower) || lower === 'been' || lower === 'be')
  const subject = usable.filter((np) => np.from >= afterWh && np.to <= main && !np.preposition && !np.possessor)
  const subjectGap =
    whAt >= 0 &&
    subject.length === 0 &&
    /^(?:who|what|which|whose|how)$/.test(wh) &&
    (direct || passive || auxAt <= afterWh)
  const args = usable
    .filter((np) => !np.possessor)
    .map((np) => {
      const year = /^\d{4}$/.test(textAt(tokens, np.head)) && tokens[np.from - 1]?.text === ','
      if (np.preposition || year) return asArgument(np, 'oblique')
      if (np.to <= main) return asArgument(np, passive ? 'patient' : 'agent')
      return asArgument(np, passive ? 'oblique' : 'patient')
    })
  return { wh, polar, focus, verb, passive, gap: gapOf(tokens, whAt, { wh, passive, focus }, subjectGap), args }
}

/** What the question leaves open, seen from its verb. */
function gapOf(
  tokens: readonly Token[],
  whAt: number,
  { wh, passive, focus }: Pick<QuestionSyntax, 'wh' | 'passive' | 'focus'>,
  subjectGap: boolean,
): GapRole {
  if (whAt < 0) return 'none'
  if (asksAround.test(wh) || (wh === 'how' && !focus)) return 'oblique'
  if (passive && wordAt(tokens, whAt - 1) === 'by') return 'agent'
  if (tokens[whAt - 1]?.pos === 'ADP') return 'oblique'
  if (subjectGap) return passive ? 'patient' : 'agent'
  // "was opened by whom", "who was it opened by"
  if (passive) return 'agent'
  return tokens.findLast((token) => token.pos !== 'PUNCT')?.pos === 'ADP' ? 'oblique' : 'patient'
}

/** "Harvest Day" is a name, whatever the tagger says of "Day". */
const isName = (tokens: readonly Token[], { from, head }: { readonly from: number; readonly head: number }): boolean =>
  tokens[head]?.pos === 'PROPN' ||
  (head > from && [head - 1, head].every((at) => at > 0 && /^\p{Lu}\p{Ll}/u.test(textAt(tokens, at))))

/** "What is the population of X?", "Who was the mayor?", "Is X the largest?" */
function copular(
  tokens: readonly Token[],
  groups: readonly NounPhrase[],
  { wh, polar, focus }: Pick<QuestionSyntax, 'wh' | 'polar' | 'focus'>,
  auxAt: number,
): QuestionSyntax {
  const after = groups.filter((np) => np.from > auxAt && !np.possessor)
  let first = after.find((np) => !np.preposition)
  // "What is Chongqing's rank": the tagger may read "rank" as a verb; the owner is an argument anyway.
  // "Who is in charge of X", "What is special about X" have no noun of their own.
  if (!first && wh !== 'who' && tokens.slice(auxAt + 1).find((token) => token.pos !== 'ADV')?.pos !== 'ADJ')
    first = after[0]
  const stranded = !focus && !polar && wh === 'what' && endsWithPreposition(tokens)
  const asked = focus ?? (!stranded && /^(?:what|which|who|how)$/.test(wh) ? first : undefined)
  const noun = asked && !isName(tokens, asked) ? asked : undefined
  return {
    wh,
    polar,
    focus: wh === 'how' && !focus ? undefined : noun,
    verb: undefined,
    passive: false,
    gap: polar ? 'none' : stranded || asksAround.test(wh) ? 'oblique' : 'predicate',
    args: groups
      .filter((np) => np.from !== noun?.from)
      .map((np) => asArgument(np, np.preposition || np.possessor ? 'oblique' : 'patient')),
  }
}
