import type { Chunk, NounPhrase, VerbGroup } from './chunks.ts'
import type { Sentence, Token, TokenRange } from './types.ts'

/** A verb with what stands around it. A light substitute for a dependency parse: positions and prepositions decide. */
export interface Clause extends TokenRange {
  readonly verb: VerbGroup
  /** Noun groups before the verb that are its subject: the first is the head, the others stand beside it ("A, the mayor, and B"). */
  readonly subject: readonly NounPhrase[]
  /** Noun groups after the verb without a preposition. */
  readonly objects: readonly NounPhrase[]
  /** Noun groups with a preposition, before or after the verb. */
  readonly obliques: readonly NounPhrase[]
}

const opensClause = (token: Token) =>
  token.pos === 'SCONJ' ||
  token.text === ';' ||
  token.text === ':' ||
  /^(?:who|which|whom|whose|where|when|because|although|while|if|whether|since|after|before|until)$/.test(token.lower)
const relativePronoun = /^(?:who|which|that|whom)$/

function subjectsIn(chunks: readonly Chunk[], from: number, to: number): NounPhrase[] {
  return chunks.filter(
    (c): c is NounPhrase => c.type === 'np' && c.from >= from && c.to <= to && !c.preposition && !c.possessor,
  )
}

const isMark = (token: Token | undefined, mark: RegExp) => token !== undefined && mark.test(token.text)

/** Noun groups before the verb at `index` of `verbs` that do what it says. */
function findSubject(
  tokens: readonly Token[],
  chunks: readonly Chunk[],
  verbs: readonly VerbGroup[],
  index: number,
  done: readonly Clause[],
): NounPhrase[] {
  const verb = verbs[index]
  if (!verb) return []
  const previousVerb = verbs[index - 1]
  const previous = done[index - 1]
  const zoneStart = previousVerb?.to ?? 0
  const before = tokens[verb.from - 1]
  if (verb.form === 'participle') {
    const owner = chunks.filter((c): c is NounPhrase => c.type === 'np' && c.to <= verb.from).pop()
    return owner ? [owner] : []
  }
  if (before && relativePronoun.test(before.lower)) {
    const owners = chunks.filter((c): c is NounPhrase => c.type === 'np' && c.to <= verb.from - 1)
    const owner = owners[owners.length - 1]
    if (owner?.preposition === 'of' && owners.length > 1 && before.lower === 'who') return owners.slice(-2, -1)
    return owner && before.lower !== 'whom' ? [owner] : []
  }
  if (verb.form === 'infinitive' || verb.form === 'gerund') return previous ? [...previous.subject] : []
  const opening = lastIndex(tokens, zoneStart, verb.from, opensClause)
  const from = opening < 0 ? zoneStart : opening + 1
  const shares = isMark(before, /^(?:and|or|but|then|also)$/i)
  if (shares && previous) return [...previous.subject]
  const zone = subjectsIn(chunks, from, verb.from)
  // "X, who went to Y, had": what stands before the comma belongs to the inserted clause.
  if (previous && isMark(before, /^[,)—–-]+$/) && from === zoneStart) {
    const outer = done.slice(0, index).find((clause) => clause.subject.length > 0)
    const inserted =
      previousVerb &&
      tokens
        .slice(previousVerb.from - 2, previousVerb.from)
        .some((token) => token.text === ',' || relativePronoun.test(token.lower))
    if (inserted && outer) return [...outer.subject]
  }
  if (previous && from === zoneStart && zone.length > 0) {
    // "called it a success and X praised": after a conjunction or comma a new subject starts.
    const split = lastIndex(tokens, zoneStart, verb.from, (token) => /^(?:and|but|or|while|,)$/.test(token.lower))
    const afterSplit = split >= 0 ? subjectsIn(chunks, split + 1, verb.from) : []
    if (afterSplit.length > 0) return afterSplit
  }
  if (zone.length > 0) return zone
  return previous && from === zoneStart ? [...previous.subject] : []
}

function lastIndex(tokens: readonly Token[], from: number, to: number, test: (token: Token) => boolean): number {
  for (let i = to - 1; i >= from; i--) {
    const token = tokens[i]
    if (token && test(token)) return i
  }
  return -1
}

function rightEdge(tokens: readonly Token[], verb: VerbGroup, next: VerbGroup | undefined): number {
  const limit = next?.from ?? tokens.length
  for (let i = verb.to; i < limit; i++) {
    const token = tokens[i]
    if (token && opensClause(token) && !/^(?:since|after|before|until)$/.test(token.lower)) return i
  }
  return limit
}

/**
 * Reads the clauses of a sentence: one a verb group.
 * @param sentence a tagged sentence
 * @param chunks its groups
 */
export function clauses({ tokens }: Sentence, chunks: readonly Chunk[]): Clause[] {
  const verbs = chunks.filter((c): c is VerbGroup => c.type === 'vg')
  const done: Clause[] = []
  verbs.forEach((verb, index) => {
    const subject = findSubject(tokens, chunks, verbs, index, done)
    const from = Math.min(verb.from, ...subject.map((np) => np.from))
    const to = rightEdge(tokens, verb, verbs[index + 1])
    const after = chunks.filter(
      (c): c is NounPhrase => c.type === 'np' && c.from >= verb.to && c.to <= to && !c.possessor,
    )
    const zoneStart = verbs[index - 1]?.to ?? 0
    const leading = chunks.filter(
      (c): c is NounPhrase =>
        c.type === 'np' && c.preposition !== undefined && c.from >= zoneStart && c.to <= verb.from,
    )
    done.push({
      verb,
      subject,
      objects: after.filter((np) => !np.preposition),
      obliques: [...leading, ...after.filter((np) => np.preposition)],
      from,
      to,
    })
  })
  return done
}

/** Noun groups that do the action, whichever voice the verb is in. */
export function agents(clause: Clause): readonly NounPhrase[] {
  return clause.verb.passive ? clause.obliques.filter((np) => np.preposition === 'by') : clause.subject
}

/** Noun groups that the action is done to, whichever voice the verb is in. */
export function patients(clause: Clause): readonly NounPhrase[] {
  return clause.verb.passive ? clause.subject : clause.objects
}
