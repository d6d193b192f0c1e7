import type { Article, DateMention } from '../types.ts'
import { type Chunk, chunk } from './chunks.ts'
import { type Clause, clauses } from './clauses.ts'
import { resolveReferences } from './coreference/index.ts'
import { findDates } from './dates/index.ts'
import { findHolders, type Holding } from './names/holders.ts'
import { type Entity, findNames, type NameMention, type OfficeMention } from './names/index.ts'
import { splitSentences } from './sentences.ts'
import type { Sentence } from './types.ts'

/** An article as the language part sees it. Groups and clauses are read when first asked for. */
export interface Document {
  readonly article: Article
  readonly sentences: readonly Sentence[]
  readonly entities: readonly Entity[]
  /** Names, pronouns and descriptions, in order. */
  readonly mentions: readonly NameMention[]
  readonly offices: readonly OfficeMention[]
  readonly holdings: readonly Holding[]
  readonly dates: readonly DateMention[]
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

/**
 * Reads an article: sentences, names, offices, references and dates.
 * @param article with its text cleaned
 * @param known dates that were found in it before, which take long to find
 */
export function readDocument(article: Article, known?: readonly DateMention[]): Document {
  const { text } = article
  const sentences = splitSentences(text)
  const names = findNames(text, sentences)
  const holdings = findHolders(text, sentences, names)
  const references = resolveReferences(sentences, names, holdings)
  const mentions = [...names.mentions, ...references].sort((a, b) => a.start - b.start || b.end - a.end)
  const published = article.published ? { published: article.published } : {}
  const dates = known ?? findDates(text, { ...published, sentences, names: names.mentions })
  const chunks = perSentence((sentence) => chunk(sentence))
  return {
    article,
    sentences,
    entities: names.entities,
    mentions,
    offices: names.offices,
    holdings,
    dates,
    chunks,
    clauses: perSentence((sentence) => clauses(sentence, chunks(sentence))),
    mentionsIn: perSentence((sentence) => mentions.filter((m) => m.sentence === sentence.index)),
    datesIn: perSentence((sentence) => dates.filter((d) => d.start >= sentence.start && d.end <= sentence.end)),
  }
}
