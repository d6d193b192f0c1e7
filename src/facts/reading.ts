/** What every fact has, and reading parties, places and dates off the clauses of a document: shared by the fact kinds. */

import { bisector } from 'd3-array'
import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { NameMention } from '../nlp/names/index.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateBasis, Edtf, NonEmpty, Span } from '../types.ts'

/** A person, body or group in a fact. */
export interface Party {
  /** The entity's name, or the words of the article where it has none ("ambassadors of the member states"). */
  readonly name: string
  readonly named: boolean
}

export interface When {
  readonly edtf: Edtf
  readonly basis: DateBasis
}

/** What every fact has. */
export interface FactBase {
  /** Number of the sentence that says so. */
  readonly sentence: number
  /** Where it stands, the sentence first. */
  readonly evidence: NonEmpty<Span>
}

/** The clauses of all sentences, one after the other. */
export function* eachClause(document: Document): Generator<{ sentence: Sentence; clause: Clause }> {
  for (const sentence of document.sentences) for (const clause of document.clauses(sentence)) yield { sentence, clause }
}

export const sentenceSpan = (sentence: Sentence): NonEmpty<Span> => [{ start: sentence.start, end: sentence.end }]

/** The sentence that a place stands in, or the next one. */
export const sentenceFrom = ({ sentences }: Document, at: number): Sentence | undefined =>
  sentences[bisector(({ end }: Sentence) => end).right(sentences, at)]

/** Mentions inside token range [from, to) of a sentence. */
export function mentionsWithin(
  document: Document,
  sentence: Sentence,
  from: number,
  to: number,
): readonly NameMention[] {
  return document.mentionsIn(sentence).filter((m) => m.from >= from && m.to <= to)
}

export function wordsOf(document: Document, sentence: Sentence, from: number, to: number): string {
  const first = sentence.tokens[from]
  const last = sentence.tokens[to - 1]
  return first && last ? document.article.text.slice(first.start, last.end) : ''
}

/** Where a noun group ends when the "of", "to", "from" and "with" groups that follow it at once are taken in. */
export function extent(
  document: Document,
  sentence: Sentence,
  np: NounPhrase,
  links: RegExp = /^(?:of|to|from|for|in|on)$/,
): number {
  let to = np.to
  const dates = document.datesIn(sentence)
  for (const next of document.chunks(sentence)) {
    if (next.type !== 'np' || next.from < to) continue
    const start = sentence.tokens[next.from]?.start ?? 0
    // "the envoys on 3 May": the date is no part of them.
    if (dates.some((date) => date.start <= start && start < date.end)) break
    const gap = sentence.tokens.slice(to, next.from)
    if (!gap.every((token) => links.test(token.lower) || token.lower === 'the')) break
    to = next.to
  }
  return to
}

const pronoun = /^(?:he|she|it|they|him|her|them|we|us|i|me|you|this|that|these|those|who|which|one|others?)$/

/** "Ann Lee, her deputy": she is not the deputy. */
const isPossessive = ({ tokens }: Sentence, { how, from, to }: NameMention): boolean =>
  how === 'pronoun' &&
  /^(?:his|her|its|their)$/.test(tokens[from]?.lower ?? '') &&
  /^(?:NOUN|ADJ|PROPN)$/.test(tokens[to]?.pos ?? '')

/** "Joe Fox biographer Ann Lee": the first name only says whose biographer the second is. */
function onlyDescribes({ tokens }: Sentence, { to }: NameMention, next: NameMention | undefined): boolean {
  const between = next ? tokens.slice(to, next.from) : []
  return between.length > 0 && between.every(({ pos, text, lower }) => /^(?:NOUN|ADJ)$/.test(pos) && text === lower)
}

/** Who some noun groups name: the persons or bodies in each and in what follows it up to `until` (appositions, "and"), or its own words. */
export function parties(
  document: Document,
  sentence: Sentence,
  groups: readonly NounPhrase[],
  until?: number,
): Party[] {
  const found = new Map<string, Party>()
  const add = (name: string, named: boolean) => {
    if (!found.has(name)) found.set(name, { name, named })
  }
  const entityOf = (m: NameMention) => document.entities[m.entity]
  for (const np of groups) {
    const whole = extent(document, sentence, np)
    const to = until ?? whole
    const inside = document.mentionsIn(sentence).filter((m) => m.to > np.from && m.to <= to && m.from < to)
    const persons = inside
      .filter((m) => !isPossessive(sentence, m) && entityOf(m)?.kind === 'person')
      .filter((m, i, all) => !onlyDescribes(sentence, m, all[i + 1]))
    const body = inside.find((m) => m.to >= np.to && m.from <= np.head)
    const head = sentence.tokens[np.head]
    if (persons.length > 0) for (const m of persons) add(entityOf(m)?.name ?? '', true)
    else if (body) add(entityOf(body)?.name ?? '', true)
    else if (head?.pos === 'NOUN' && !pronoun.test(head.lower))
      add(wordsOf(document, sentence, np.from, whole).replace(/^(?:the|a|an)\s+/i, ''), false)
  }
  return [...found.values()]
}

/** Tokens at the head of a sentence where a date counts for all of its clauses: "On 24 August 2019, …". */
const opening = 6

/**
 * The date that a clause gives, or that stands at the head of its sentence.
 * @param anywhere takes the only date of the sentence wherever it stands
 */
export function whenOf(
  document: Document,
  sentence: Sentence,
  clause?: Clause,
  anywhere = clause === undefined,
): When | undefined {
  const dates = document.datesIn(sentence)
  const inClause = clause ? dates.filter((d) => within(sentence, clause, d)) : []
  const head = sentence.tokens[opening]?.start ?? sentence.end
  const chosen =
    inClause[0] ?? dates.find((date) => date.start < head) ?? (anywhere && dates.length === 1 ? dates[0] : undefined)
  return chosen ? { edtf: chosen.edtf, basis: chosen.basis } : undefined
}

function within(sentence: Sentence, clause: Clause, span: Span): boolean {
  const start = Math.min(
    sentence.tokens[clause.from]?.start ?? 0,
    ...clause.obliques.map((np) => sentence.tokens[np.from]?.start ?? 0),
  )
  const end = sentence.tokens[clause.to - 1]?.end ?? sentence.end
  return span.start >= start && span.end <= end
}

/** The place that a clause gives with "in", "at" or "near". */
export function whereOf(document: Document, sentence: Sentence, groups: readonly NounPhrase[]): string | undefined {
  for (const np of groups) {
    if (!/^(?:in|at|near|outside)$/.test(np.preposition ?? '')) continue
    const place = mentionsWithin(document, sentence, np.from, np.to).find((m) => {
      const kind = document.entities[m.entity]?.kind
      return kind === 'place' || (np.preposition === 'at' && kind === 'organisation')
    })
    if (place) return document.entities[place.entity]?.name
  }
  return undefined
}
