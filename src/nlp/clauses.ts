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

/** Noun groups between two tokens that are neither governed by a preposition nor own the next group. */
const subjectsIn = (nouns: readonly NounPhrase[], from: number, to: number): NounPhrase[] =>
  nouns.filter((np) => np.from >= from && np.to <= to && !np.preposition && !np.possessor)

/** Noun groups before a verb that do what it says; `done` are the clauses of the verbs before it. */
function findSubject(
  tokens: readonly Token[],
  nouns: readonly NounPhrase[],
  verb: VerbGroup,
  done: readonly Clause[],
): readonly NounPhrase[] {
  const previous = done.at(-1)
  const before = tokens[verb.from - 1]
  if (verb.form === 'participle') return nouns.filter((np) => np.to <= verb.from).slice(-1)
  if (before && relativePronoun.test(before.lower)) {
    const owners = nouns.filter((np) => np.to < verb.from)
    const ofAnother = owners.at(-1)?.preposition === 'of' && owners.length > 1 && before.lower === 'who'
    if (ofAnother) return owners.slice(-2, -1)
    return before.lower === 'whom' ? [] : owners.slice(-1)
  }
  if (verb.form === 'infinitive' || verb.form === 'gerund') return previous?.subject ?? []
  const isBehind = (mark: RegExp) => before !== undefined && mark.test(before.text)
  if (previous && isBehind(/^(?:and|or|but|then|also)$/i)) return previous.subject
  const zoneStart = previous?.verb.to ?? 0
  const lastOf = (test: (token: Token) => boolean) =>
    tokens.findLastIndex((token, at) => at >= zoneStart && at < verb.from && test(token))
  const opening = lastOf(opensClause)
  const zone = subjectsIn(nouns, opening < 0 ? zoneStart : opening + 1, verb.from)
  if (!previous || opening >= 0) return zone
  // "X, who went to Y, had": what stands before the comma belongs to the inserted clause.
  const outer = isBehind(/^[,)—–-]+$/) ? done.find((clause) => clause.subject.length > 0) : undefined
  const inserted = tokens
    .slice(previous.verb.from - 2, previous.verb.from)
    .some((token) => token.text === ',' || relativePronoun.test(token.lower))
  if (inserted && outer) return outer.subject
  if (zone.length === 0) return previous.subject
  // "called it a success and X praised": after a conjunction or comma a new subject starts.
  const split = lastOf((token) => /^(?:and|but|or|while|,)$/.test(token.lower))
  const afterSplit = split < 0 ? [] : subjectsIn(nouns, split + 1, verb.from)
  return afterSplit.length > 0 ? afterSplit : zone
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
  const nouns = chunks.filter((c): c is NounPhrase => c.type === 'np')
  const verbs = chunks.filter((c): c is VerbGroup => c.type === 'vg')
  const done: Clause[] = []
  verbs.forEach((verb, index) => {
    const subject = findSubject(tokens, nouns, verb, done)
    const to = rightEdge(tokens, verb, verbs[index + 1])
    const after = nouns.filter((np) => np.from >= verb.to && np.to <= to && !np.possessor)
    const zoneStart = verbs[index - 1]?.to ?? 0
    const leading = nouns.filter((np) => np.preposition && np.from >= zoneStart && np.to <= verb.from)
    done.push({
      verb,
      subject,
      objects: after.filter((np) => !np.preposition),
      obliques: [...leading, ...after.filter((np) => np.preposition)],
      from: Math.min(verb.from, ...subject.map((np) => np.from)),
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
