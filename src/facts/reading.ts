/** What every fact has, and reading parties, places and dates off the clauses of a document: shared by the fact kinds. */

import { bisector } from 'd3-array'
import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { NameMention } from '../nlp/names/index.ts'
import { spanOf, wordAt } from '../nlp/tokens.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateBasis, Edtf, NameKind, NonEmpty, Span } from '../types.ts'

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

export const sentenceSpan = ({ start, end }: Sentence): NonEmpty<Span> => [{ start, end }]

/** What every fact has, for one that a sentence states. */
export const statedBy = (sentence: Sentence): FactBase => ({
  sentence: sentence.index,
  evidence: sentenceSpan(sentence),
})

type Given<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

/** The fields of a fact that there are: those that are undefined or empty are left out. */
export const given = <Fields extends object>(fields: Fields): Given<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Given<Fields>

export const byEnd = bisector(({ end }: Span) => end)

/** The sentence that a place stands in, or the next one. */
export const sentenceFrom = ({ sentences }: Document, at: number): Sentence | undefined =>
  sentences[byEnd.right(sentences, at)]

export const kindOf = (document: Document, { entity }: NameMention): NameKind | undefined =>
  document.entities[entity]?.kind

/** Mentions inside token range [from, to) of a sentence. */
export const mentionsWithin = (document: Document, sentence: Sentence, from: number, to: number): NameMention[] =>
  document.mentionsIn(sentence).filter((m) => m.from >= from && m.to <= to)

/** Token range [from, to) of a sentence as it stands in the text. */
export function phraseOf({ article }: Document, { tokens }: Sentence, from: number, to: number): string {
  const { start, end } = spanOf(tokens, from, to)
  return article.text.slice(start, end)
}

/** Whether a token of a sentence is one of a date. */
export function inDate(document: Document, sentence: Sentence, index: number): boolean {
  const token = sentence.tokens[index]
  return token !== undefined && document.datesIn(sentence).some((d) => d.start <= token.start && token.end <= d.end)
}

/** Where a noun group ends when the "of", "to", "from" and "with" groups that follow it at once are taken in. */
export function extent(
  document: Document,
  sentence: Sentence,
  np: NounPhrase,
  links: RegExp = /^(?:of|to|from|for|in|on)$/,
): number {
  let to = np.to
  for (const next of document.chunks(sentence)) {
    if (next.type !== 'np' || next.from < to) continue
    // "the envoys on 3 May": the date is no part of them.
    if (inDate(document, sentence, next.from)) break
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
  /^(?:his|her|its|their)$/.test(wordAt(tokens, from)) &&
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
  const nameOf = (m: NameMention) => document.entities[m.entity]?.name ?? ''
  for (const np of groups) {
    const whole = extent(document, sentence, np)
    const to = until ?? whole
    const inside = document.mentionsIn(sentence).filter((m) => m.to > np.from && m.to <= to && m.from < to)
    const persons = inside
      .filter((m) => !isPossessive(sentence, m) && kindOf(document, m) === 'person')
      .filter((m, i, all) => !onlyDescribes(sentence, m, all[i + 1]))
    const body = inside.find((m) => m.to >= np.to && m.from <= np.head)
    const head = sentence.tokens[np.head]
    if (persons.length > 0) for (const m of persons) add(nameOf(m), true)
    else if (body) add(nameOf(body), true)
    else if (head?.pos === 'NOUN' && !pronoun.test(head.lower))
      add(phraseOf(document, sentence, np.from, whole).replace(/^(?:the|a|an)\s+/i, ''), false)
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
  const dates = document.datesIn(sentence).filter((d) => !clause || !isInserted(sentence, clause, d))
  const inClause = clause ? dates.filter((d) => within(sentence, clause, d)) : []
  const head = sentence.tokens[opening]?.start ?? sentence.end
  const atHead = dates.find((date) => date.start < head)
  const chosen = inClause[0] ?? atHead ?? (anywhere && dates.length === 1 ? dates[0] : undefined)
  return chosen && { edtf: chosen.edtf, basis: chosen.basis }
}

/** Whether a date stands in a clause that is inserted into another. */
function isInserted({ tokens }: Sentence, { inserted }: Clause, date: Span): boolean {
  const place = inserted && spanOf(tokens, inserted.from, inserted.to)
  return place !== undefined && date.start >= place.start && date.end <= place.end
}

function within({ tokens }: Sentence, { from, to, obliques }: Clause, date: Span): boolean {
  const { start, end } = spanOf(tokens, Math.min(from, ...obliques.map((np) => np.from)), to)
  return date.start >= start && date.end <= end
}

/** The place that a clause gives with "in", "at" or "near". */
export function whereOf(document: Document, sentence: Sentence, groups: readonly NounPhrase[]): string | undefined {
  for (const np of groups) {
    if (!/^(?:in|at|near|outside)$/.test(np.preposition ?? '')) continue
    const place = mentionsWithin(document, sentence, np.from, np.to).find((m) => {
      const kind = kindOf(document, m)
      return kind === 'place' || (np.preposition === 'at' && kind === 'organisation')
    })
    if (place) return document.entities[place.entity]?.name
  }
  return undefined
}
