import { bisector, group } from 'd3-array'
import type { Article, DateMention, Span } from '../types.ts'
import { type Chunk, chunk } from './chunks.ts'
import { type Clause, clauses } from './clauses.ts'
import { findDefinites, findOffices } from './coreference/descriptions.ts'
import { findPronouns } from './coreference/pronouns.ts'
import { findDates } from './dates/index.ts'
import { titles } from './names/head-words.ts'
import { findHolders, type Holding } from './names/holders.ts'
import { type Entity, findNames, type NameMention, type OfficeMention } from './names/index.ts'
import { placePreposition } from './names/split.ts'
import { splitSentences } from './sentences.ts'
import { isVerb, wordAt } from './tokens.ts'
import type { Sentence, Token } from './types.ts'

/** What is found in an article. */
export interface DocumentParts {
  readonly article: Article
  readonly sentences: readonly Sentence[]
  readonly entities: readonly Entity[]
  /** Names, pronouns and descriptions, in order. */
  readonly mentions: readonly NameMention[]
  readonly offices: readonly OfficeMention[]
  readonly holdings: readonly Holding[]
  readonly dates: readonly DateMention[]
}

/** An article as the language part sees it. Groups and clauses are read when first asked for. */
export interface Document extends DocumentParts {
  chunks(sentence: Sentence): readonly Chunk[]
  clauses(sentence: Sentence): readonly Clause[]
  /** Mentions that stand in a sentence. */
  mentionsIn(sentence: Sentence): readonly NameMention[]
  /** Dates that stand in a sentence. */
  datesIn(sentence: Sentence): readonly DateMention[]
}

/** Keeps what `make` returns for each sentence. */
function perSentence<T>(make: (sentence: Sentence) => T): (sentence: Sentence) => T {
  const kept = new Map<number, T>()
  return (sentence) => {
    const known = kept.get(sentence.index)
    if (known !== undefined) return known
    const made = make(sentence)
    kept.set(sentence.index, made)
    return made
  }
}

const isReference = ({ how }: NameMention): boolean => how === 'pronoun' || how === 'description'

/** Whether all that stands before a token is one group of common words that a preposition governs ("After the vote | Lee left"), and no office. */
function isAfterFronted(tokens: readonly Token[], at: number): boolean {
  const [opening, ...group] = tokens.slice(0, at)
  const last = group.at(-1)
  return (
    /^(?:ADP|SCONJ)$/.test(opening?.pos ?? '') &&
    last?.pos === 'NOUN' &&
    !titles.has(last.lower) &&
    group.every(({ pos, text, lower }) => /^(?:DET|ADJ|NOUN|NUM|ADP|PRON|PART)$/.test(pos) && text === lower)
  )
}

/** Whether a verb stands at `at`, or an adverb and then a verb. */
const isVerbal = (tokens: readonly Token[], at: number): boolean =>
  isVerb(tokens[at]) || (tokens[at]?.pos === 'ADV' && isVerb(tokens[at + 1]))

/** Tokens that begin a noun group of their own: a name after a date, a place or common words that a preposition governs ("On 3 May | Lee left", "In Leeds | Lee left"). */
function groupStarts(
  { tokens }: Sentence,
  mentions: readonly NameMention[],
  offices: readonly OfficeMention[],
  dates: readonly DateMention[],
): ReadonlySet<number> {
  const starts = new Set<number>()
  for (const { start, end } of dates) {
    const next = tokens.findIndex((token) => token.start >= end)
    const first = tokens.findIndex((token) => token.end > start)
    const fronted = first === 0 || /^(?:ADP|SCONJ|CCONJ|PUNCT)$/.test(tokens[first - 1]?.pos ?? '')
    if (next > 0 && fronted && tokens[next]?.pos === 'PROPN') starts.add(next)
  }
  const names = mentions.filter((mention) => !isReference(mention))
  const named = new Set([...names, ...offices.filter(({ holder }) => holder !== undefined)].map(({ from }) => from))
  for (const place of names)
    if (placePreposition.test(wordAt(tokens, place.from - 1)) && named.has(place.to)) starts.add(place.to)
  const subject = names.find(({ to }) => isVerbal(tokens, to))
  const office = offices.find(({ to, holder }) => holder !== undefined && to === subject?.from)
  const head = (office ?? subject)?.from
  if (head !== undefined && isAfterFronted(tokens, head)) starts.add(head)
  return starts
}

/** The index of the sentence that a span stands in whole; -1 where none holds it. */
function sentenceOf(sentences: readonly Sentence[], { start, end }: Span): number {
  const sentence = sentences[bisector(({ start }: Sentence) => start).right(sentences, start) - 1]
  return sentence && end <= sentence.end ? sentence.index : -1
}

/** A document of its parts. */
export function documentOf(parts: DocumentParts): Document {
  const { sentences, mentions, offices, dates } = parts
  const mentionsBySentence = group(mentions, (mention) => mention.sentence)
  const officesBySentence = group(offices, (office) => office.sentence)
  const datesBySentence = group(dates, (date) => sentenceOf(sentences, date))
  const mentionsIn = (sentence: Sentence) => mentionsBySentence.get(sentence.index) ?? []
  const datesIn = (sentence: Sentence) => datesBySentence.get(sentence.index) ?? []
  const chunks = perSentence((sentence) => {
    const starts = groupStarts(
      sentence,
      mentionsIn(sentence),
      officesBySentence.get(sentence.index) ?? [],
      datesIn(sentence),
    )
    return chunk(sentence, starts)
  })
  return {
    ...parts,
    chunks,
    clauses: perSentence((sentence) => clauses(sentence, chunks(sentence))),
    mentionsIn,
    datesIn,
  }
}

/**
 * Reads an article: sentences, names, offices, references and dates.
 * @param article with its text cleaned
 */
export function readDocument(article: Article): Document {
  const { text } = article
  const sentences = splitSentences(text)
  const names = findNames(text, sentences)
  const holdings = findHolders(text, sentences, names)
  const context = { sentences, names, holdings }
  const described = findOffices(context)
  const references = [...findPronouns(context, described), ...described, ...findDefinites(context)]
  const mentions = [...names.mentions, ...references].sort((a, b) => a.start - b.start || b.end - a.end)
  const published = article.published ? { published: article.published } : {}
  const dates = findDates(text, { ...published, sentences, names: names.mentions })
  const { entities, offices } = names
  return documentOf({ article, sentences, entities, mentions, offices, holdings, dates })
}
