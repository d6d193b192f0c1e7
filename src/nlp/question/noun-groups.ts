import type { NounPhrase } from '../chunks.ts'
import type { Token } from '../types.ts'
import { canBeVerb } from '../wink.ts'

const verbal = (token: Token | undefined): boolean => token?.pos === 'VERB' || token?.pos === 'AUX'

/**
 * Takes the subject out of the group that is asked for: in "which fair Ann Lee opened" a tagger's group is "which fair Ann Lee".
 * @param groups of a question
 * @param at index of the wh word; -1 where a noun group stands first
 */
export function splitSubject(groups: readonly NounPhrase[], tokens: readonly Token[], at: number): NounPhrase[] {
  return groups.flatMap((group) => {
    if (group.from > at + 1 || group.to <= at + 1 || group.possessor || !verbal(tokens[group.to])) return [group]
    let from = group.to
    while (from > at + 1 && tokens[from - 1]?.pos === 'PROPN') from--
    const before = tokens[from - 1]
    if (from === group.to || from <= at + 1 || before?.pos !== 'NOUN') return [group]
    const name: NounPhrase = { type: 'np', from, to: group.to, head: group.head }
    return [{ ...group, to: from, head: from - 1 }, name]
  })
}

/** Whether a group is the subject of a clause that "what" begins: "what Ann Lee hoped for". */
export function isSubjectOfWhat(group: NounPhrase, tokens: readonly Token[], at: number): boolean {
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
export function verbInFocus(
  tokens: readonly Token[],
  focus: Pick<NounPhrase, 'from' | 'to'>,
  counted: boolean,
): number | undefined {
  const at = focus.to - 1
  const [subject, verb, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!subject || !verb || !next || at - 1 < focus.from || next.pos === 'PUNCT') return undefined
  if (verb.pos !== 'NOUN' || !/^(?:NOUN|PROPN)$/.test(subject.pos) || verb.text !== verb.lower) return undefined
  if (!/^(?:ADP|DET|PART|PROPN|PRON|NUM|ADJ)$/.test(next.pos) || next.lower === 'of') return undefined
  if (tokens.slice(at).some((token) => token.pos === 'VERB' || token.pos === 'AUX')) return undefined
  const many = subject.lower.endsWith('s') && subject.lower !== subject.lemma
  const singular = verb.lower.endsWith('s') && verb.lower !== verb.lemma
  return many !== singular && !(counted && !many) && canBeVerb(verb.lemma) ? at : undefined
}

/** Whether the last preposition governs nothing, so that its complement is asked for: "What is the town famous for?". */
export function endsWithPreposition(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.pos !== 'PUNCT')
  while (words[words.length - 1]?.pos === 'ADV') words.pop()
  return /^(?:of|to|for|about|with|in|at|from|by|on|into)$/.test(words[words.length - 1]?.lower ?? '')
}
