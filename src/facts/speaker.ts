/** Who speaks, and the verbs that say so. */
import type { Document } from '../nlp/document.ts'
import type { NameMention } from '../nlp/names/index.ts'
import { isVerb, wordAt } from '../nlp/tokens.ts'
import type { Sentence, Token } from '../nlp/types.ts'
import { kindOf, mentionsWithin, phraseOf } from './reading.ts'

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
    'acknowledge mention observe reveal recall describe express assert complain speak hope recommend urge demand conclude wish write praise criticise criticize thank congratulate welcome call point introduce highlight ' +
    'assure reassure remind inform concede contend allege testify vow boast caution'
  ).split(' '),
)

/** Whether a word is a known verb of saying in one of its other forms. */
export const isReporting = ({ lemma, lower }: Token): boolean => reportingVerbs.has(lemma) && lower !== lemma

/** Whether a word may be a verb of saying that stands beside a quotation: a known one, or any other in the past tense ("sighed"). */
export const speaks = (token: Token): boolean =>
  isReporting(token) ||
  (/^\p{Ll}/u.test(token.text) &&
    (/ed$/.test(token.lower) || (token.pos === 'VERB' && token.lower !== token.lemma && !/ing$/.test(token.lower))))

const possessive = /^(?:my|our|your|his|her|its|their)$/

/** Mentions in a run of tokens [from, to) that may say who speaks: not the "his" of "his sister", who is another. */
export const speakersWithin = (document: Document, sentence: Sentence, from: number, to: number): NameMention[] =>
  mentionsWithin(document, sentence, from, to).filter(
    (m) => !(m.to < to && m.to === m.from + 1 && possessive.test(wordAt(sentence.tokens, m.from))),
  )

/** "An earlier version of this article": the article that one reads is nobody who speaks. */
const itself = /\b(?:this|our) (?:article|story|report|post|column|page|piece)$/i

/** Reads whom a run of tokens [from, to) of a sentence names, or else its words ("the mayor"); undefined for a pronoun of nobody known. */
export function speaker(document: Document, sentence: Sentence, from: number, to: number): Speaker | undefined {
  const { tokens } = sentence
  const isMark = (at: number) => tokens[at]?.pos === 'PUNCT'
  const inside = speakersWithin(document, sentence, from, to)
  let end = to
  while (end > from && isMark(end - 1)) end--
  // "a senior official of Leeds": what speaks is the official, not Leeds.
  const official =
    /^(?:an?|the|another|one|some)$/.test(wordAt(tokens, from)) &&
    inside.every((m) => m.from > from + 1) &&
    tokens.slice(from, to).some((token) => token.lower === 'of')
  const isPerson = (m: NameMention) => kindOf(document, m) === 'person'
  const covered = official || tokens[end - 1]?.pos === 'NOUN' ? inside.find((m) => m.to === end) : inside.at(-1)
  const who = inside.find(isPerson) ?? covered
  const entity = who && (isPerson(who) || !official) ? document.entities[who.entity] : undefined
  if (entity) return { who: entity.name, named: true }
  let start = from
  while (start < end - 1 && isMark(start)) start++
  // "the man who led the club and said": its own words up to its first verb.
  const verb = tokens.findIndex((token, at) => at > start && at < end && isVerb(token))
  let ends = verb < 0 ? end : verb
  while (ends > start + 1 && /^(?:who|which|that|and|,)$/.test(wordAt(tokens, ends - 1))) ends--
  const isPronoun = tokens[start]?.pos === 'PRON' && !(possessive.test(wordAt(tokens, start)) && ends > start + 1)
  const words = phraseOf(document, sentence, start, ends)
  return isPronoun || words === '' || itself.test(words) ? undefined : { who: words, named: false }
}
