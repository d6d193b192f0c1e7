/** Who speaks, and the verbs that say so. */
import type { Document } from '../nlp/document.ts'
import type { NameMention } from '../nlp/names/index.ts'
import type { Sentence, Token } from '../nlp/types.ts'
import { mentionsWithin } from './reading.ts'

/** Who says something. */
export interface Speaker {
  readonly who: string
  /** Whether `who` is a name that the article knows. */
  readonly named: boolean
}

/** Verbs of saying, dictionary form. */
export const reportingVerbs: ReadonlySet<string> = new Set(
  (
    'say tell state note add announce claim declare explain stress emphasize emphasise argue believe think suggest insist remark comment report reply answer admit confirm deny warn promise propose predict ' +
    'acknowledge mention observe reveal recall describe express assert complain speak hope recommend urge demand conclude wish write praise criticise criticize thank congratulate welcome call point introduce highlight'
  ).split(' '),
)

/** Whether a word may be a verb of saying that stands beside a quotation: a known one, or any other in the past tense ("sighed"). */
export const speaks = (token: Token): boolean =>
  (reportingVerbs.has(token.lemma) && token.lower !== token.lemma) ||
  (/^\p{Ll}/u.test(token.text) &&
    (/ed$/.test(token.lower) || (token.pos === 'VERB' && token.lower !== token.lemma && !/ing$/.test(token.lower))))

const possessive = /^(?:my|our|your|his|her|its|their)$/

/**
 * Mentions in a run of tokens [from, to) that may say who speaks: not the "his" of "his sister", who is another.
 */
export function speakersWithin(
  document: Document,
  sentence: Sentence,
  from: number,
  to: number,
): readonly NameMention[] {
  return mentionsWithin(document, sentence, from, to).filter(
    (m) => !(m.to < to && m.to === m.from + 1 && possessive.test(sentence.tokens[m.from]?.lower ?? '')),
  )
}

/** Reads whom a run of tokens [from, to) of a sentence names, or else its words ("the mayor"); undefined for a pronoun of nobody known. */
export function speaker(document: Document, sentence: Sentence, from: number, to: number): Speaker | undefined {
  const inside = speakersWithin(document, sentence, from, to)
  let end = to
  while (end > from && sentence.tokens[end - 1]?.pos === 'PUNCT') end--
  const head = sentence.tokens[end - 1]
  const covered = inside.find((m) => m.to === end)
  // "a senior official of Leeds": what speaks is the official, not Leeds.
  const official =
    /^(?:an?|the|another|one|some)$/.test(sentence.tokens[from]?.lower ?? '') &&
    inside.every((m) => m.from > from + 1) &&
    sentence.tokens.slice(from, to).some((token) => token.lower === 'of')
  const person =
    inside.find((m) => document.entities[m.entity]?.kind === 'person') ??
    (official || head?.pos === 'NOUN' ? covered : inside[inside.length - 1])
  const entity =
    person && !(official && document.entities[person.entity]?.kind !== 'person')
      ? document.entities[person.entity]
      : undefined
  if (entity) return { who: entity.name, named: true }
  let start = from
  while (start < end - 1 && sentence.tokens[start]?.pos === 'PUNCT') start++
  const first = sentence.tokens[start]
  // "the man who led the club and said": its own words up to its first verb.
  const verb = sentence.tokens.findIndex((t, at) => at > start && at < end && /^(?:VERB|AUX)$/.test(t.pos))
  let ends = verb < 0 ? end : verb
  while (ends > start + 1 && /^(?:who|which|that|and|,)$/.test(sentence.tokens[ends - 1]?.lower ?? '')) ends--
  const last = sentence.tokens[ends - 1]
  if (!first || !last || (first.pos === 'PRON' && !(possessive.test(first.lower) && ends > start + 1))) return undefined
  return { who: document.article.text.slice(first.start, last.end), named: false }
}
