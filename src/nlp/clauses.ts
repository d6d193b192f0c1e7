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
  /** A clause that stands between the subject and the verb: ", who met B in 2018,". What stands in it is no part of this one. */
  readonly inserted?: TokenRange
}

const opensClause = (token: Token) =>
  token.pos === 'SCONJ' ||
  token.text === ';' ||
  token.text === ':' ||
  /^(?:who|which|whom|whose|where|when|because|although|while|if|whether|since|after|before|until)$/.test(token.lower)
const relativePronoun = /^(?:who|which|that|whom)$/
const opensRelative = /^(?:who|which|whose|whom)$/
const closesInsertion = /^[,)—–-]+$/

/** Noun groups between two tokens that are neither governed by a preposition nor own the next group. */
const subjectsIn = (nouns: readonly NounPhrase[], from: number, to: number): NounPhrase[] =>
  nouns.filter((np) => np.from >= from && np.to <= to && !np.preposition && !np.possessor)

/** Index of the relative pronoun that is a verb's subject: right before it, or with no more than a time or place between, as in "who in 2018 met"; -1 where there is none. */
function pronounBefore(
  tokens: readonly Token[],
  nouns: readonly NounPhrase[],
  verb: VerbGroup,
  previous: Clause | undefined,
): number {
  if (relativePronoun.test(tokens[verb.from - 1]?.lower ?? '')) return verb.from - 1
  const from = previous?.verb.to ?? 0
  const at = tokens.findLastIndex(({ lower }, i) => i >= from && i < verb.from && /^(?:who|which)$/.test(lower))
  const governs = tokens[at + 1]?.pos === 'ADP' || tokens[at + 1]?.text === ','
  return at > 0 && governs && subjectsIn(nouns, at + 1, verb.from).length === 0 ? at : -1
}

/** Noun groups before a verb that do what it says; `done` are the clauses of the verbs before it. */
function findSubject(
  tokens: readonly Token[],
  nouns: readonly NounPhrase[],
  verb: VerbGroup,
  done: readonly Clause[],
): readonly NounPhrase[] {
  const previous = done.at(-1)
  const before = tokens[verb.from - 1]
  if (verb.form === 'participle') {
    // "Sold to A by B, the mill is": what was sold stands behind the comma.
    if (verb.from === 0) return nouns.filter((np) => tokens[np.from - 1]?.text === ',').slice(0, 1)
    return nouns.filter((np) => np.to <= verb.from).slice(-1)
  }
  const pronoun = pronounBefore(tokens, nouns, verb, previous)
  if (pronoun >= 0) {
    const lower = tokens[pronoun]?.lower
    const owners = nouns.filter((np) => np.to <= pronoun)
    const ofAnother = owners.at(-1)?.preposition === 'of' && owners.length > 1 && lower === 'who'
    if (ofAnother) return owners.slice(-2, -1)
    return lower === 'whom' ? [] : owners.slice(-1)
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
  const outer = isBehind(closesInsertion) ? done.find((clause) => clause.subject.length > 0) : undefined
  const inserted =
    tokens.slice(previous.verb.from - 2, previous.verb.from).some((token) => token.text === ',') ||
    pronounBefore(tokens, nouns, previous.verb, done.at(-2)) >= 0
  if (inserted && outer) return outer.subject
  if (zone.length === 0) return previous.subject
  // "called it a success and X praised": after a conjunction or comma a new subject starts.
  const split = lastOf((token) => /^(?:and|but|or|while|,)$/.test(token.lower))
  const afterSplit = split < 0 ? [] : subjectsIn(nouns, split + 1, verb.from)
  return afterSplit.length > 0 ? afterSplit : zone
}

/** The clause between a subject and its verb, from one mark to the other: "A, who met B in 2018, | met C". */
function insertionBefore(
  tokens: readonly Token[],
  subject: readonly NounPhrase[],
  verb: VerbGroup,
  previous: VerbGroup | undefined,
): TokenRange | undefined {
  const from = Math.max(...subject.map((np) => np.to))
  const isParticiple = previous?.form === 'participle' && previous.from === from + 1
  const opens =
    /^[,(—–-]+$/.test(tokens[from]?.text ?? '') && (isParticiple || opensRelative.test(tokens[from + 1]?.lower ?? ''))
  const closes = closesInsertion.test(tokens[verb.from - 1]?.text ?? '')
  return previous && opens && closes && from < previous.from ? { from, to: verb.from } : undefined
}

function rightEdge(tokens: readonly Token[], verb: VerbGroup, next: VerbGroup | undefined): number {
  const limit = next?.from ?? tokens.length
  if (verb.form === 'participle' && verb.from === 0) {
    const comma = tokens.findIndex(({ text }) => text === ',')
    return comma < 0 ? limit : Math.min(comma, limit)
  }
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
    const inserted = insertionBefore(tokens, subject, verb, verbs[index - 1])
    const fronted = verbs[index - 1]?.form === 'participle' && verbs[index - 1]?.from === 0
    const zoneStart = inserted?.to ?? (fronted ? done.at(-1)?.to : verbs[index - 1]?.to) ?? 0
    const leading = nouns.filter((np) => np.preposition && np.from >= zoneStart && np.to <= verb.from)
    done.push({
      verb,
      subject,
      objects: after.filter((np) => !np.preposition),
      obliques: [...leading, ...after.filter((np) => np.preposition)],
      from: Math.min(verb.from, ...subject.map((np) => np.from)),
      to,
      ...(inserted ? { inserted } : {}),
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
