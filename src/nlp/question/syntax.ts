import { chunk, isParticiple, type NounPhrase } from '../chunks.ts'
import { isVerb, textAt, wordAt } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { canBeVerb } from '../wink.ts'
import type { GapRole, WhWord } from './types.ts'
import { asks } from './wording.ts'

interface Argument extends TokenRange {
  readonly role: 'agent' | 'patient' | 'oblique'
  readonly preposition?: string
}

interface QuestionSyntax {
  readonly wh: WhWord
  readonly polar: boolean
  /** The noun group asked for: "which company", "how many schools", or the subject of "what is". */
  readonly focus?: TokenRange & { readonly head: number }
  /** Index of the main verb. */
  readonly verb?: number
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

/**
 * Takes the subject out of the group that is asked for: in "which fair Ann Lee opened" a tagger's group is "which fair Ann Lee".
 * @param groups of a question
 * @param at index of the wh word; -1 where a noun group stands first
 */
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
 * Only where the question has no other verb, and the last two words agree as a subject and its verb do.
 * @param focus what is asked for
 * @param counted whether it is counted: "how many bus stops in …" are stops
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
  while (words[words.length - 1]?.pos === 'ADV') words.pop()
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
function focusAfter(
  tokens: readonly Token[],
  wh: number,
  chunks: readonly NounPhrase[],
): QuestionSyntax['focus'] | undefined {
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

const asArgument = (np: NounPhrase, role: Argument['role']): Argument => ({
  role,
  from: np.from,
  to: np.to,
  ...(np.preposition ? { preposition: np.preposition } : {}),
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
  if (copula) return copular(tokens, usable, { wh, polar, focus, auxAt })
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
  const gap = gapOf(tokens, { wh, whAt, passive, subjectGap, focused: focus !== undefined })
  const args: Argument[] = []
  for (const np of usable) {
    if (np.possessor) continue
    const year = /^\d{4}$/.test(textAt(tokens, np.head)) && tokens[np.from - 1]?.text === ','
    if (np.preposition || year) args.push(asArgument(np, 'oblique'))
    else if (np.to <= main) args.push(asArgument(np, passive ? 'patient' : 'agent'))
    else args.push(asArgument(np, passive ? 'oblique' : 'patient'))
  }
  return { wh, polar, ...(focus ? { focus } : {}), ...(verb === undefined ? {} : { verb }), passive, gap, args }
}

/** What the question leaves open, seen from its verb. */
function gapOf(
  tokens: readonly Token[],
  {
    wh,
    whAt,
    passive,
    subjectGap,
    focused,
  }: { wh: WhWord; whAt: number; passive: boolean; subjectGap: boolean; focused: boolean },
): GapRole {
  if (whAt < 0) return 'none'
  if (asksAround.test(wh) || (wh === 'how' && !focused)) return 'oblique'
  if (passive && wordAt(tokens, whAt - 1) === 'by') return 'agent'
  if (tokens[whAt - 1]?.pos === 'ADP') return 'oblique'
  if (subjectGap) return passive ? 'patient' : 'agent'
  // "was opened by whom", "who was it opened by"
  if (passive) return 'agent'
  return tokens.findLast((token) => token.pos !== 'PUNCT')?.pos === 'ADP' ? 'oblique' : 'patient'
}

/** "Harvest Day" is a name, whatever the tagger says of "Day". */
const isName = (tokens: readonly Token[], group: { readonly from: number; readonly head: number }): boolean =>
  tokens[group.head]?.pos === 'PROPN' ||
  (group.head > group.from &&
    [group.head - 1, group.head].every((at) => at > 0 && /^\p{Lu}\p{Ll}/u.test(textAt(tokens, at))))

/** "What is the population of X?", "Who was the mayor?", "Is X the largest?" */
function copular(
  tokens: readonly Token[],
  groups: readonly NounPhrase[],
  q: { wh: WhWord; polar: boolean; focus: QuestionSyntax['focus'] | undefined; auxAt: number },
): QuestionSyntax {
  const after = groups.filter((np) => np.from > q.auxAt)
  let first = after.find((np) => !np.preposition && !np.possessor)
  // "What is Chongqing's rank": the tagger may read "rank" as a verb; the owner is an argument anyway.
  // "Who is in charge of X", "What is special about X" have no noun of their own.
  if (!first && q.wh !== 'who' && tokens.slice(q.auxAt + 1).find((token) => token.pos !== 'ADV')?.pos !== 'ADJ')
    first = after.find((np) => !np.possessor)
  const stranded = !q.focus && !q.polar && q.wh === 'what' && endsWithPreposition(tokens)
  const open = !stranded && /^(?:what|which|who|how)$/.test(q.wh)
  const asked = q.focus ?? (open && first ? { from: first.from, to: first.to, head: first.head } : undefined)
  const name = asked && isName(tokens, asked)
  const args = groups
    .filter((np) => !(asked && !name && np.from === asked.from))
    .map((np) => asArgument(np, np.preposition || np.possessor ? 'oblique' : 'patient'))
  return {
    wh: q.wh,
    polar: q.polar,
    ...(asked && !name && !(q.wh === 'how' && !q.focus) ? { focus: asked } : {}),
    passive: false,
    gap: q.polar ? 'none' : stranded || asksAround.test(q.wh) ? 'oblique' : 'predicate',
    args,
  }
}
