/** An article's document as the index keeps it, so that an article is read once: what took long to find is written down, and what follows from it at once is not. */
import type { Article, DateMention } from '../types.ts'
import { type Document, type DocumentParts, documentOf } from './document.ts'
import type { Holding } from './names/holders.ts'
import type { Entity, NameMention, OfficeMention } from './names/index.ts'
import { lowerCase } from './sentences.ts'
import { spanOf } from './tokens.ts'
import type { PartOfSpeech, Sentence, Token } from './types.ts'

/** Plain JSON. Places of names follow from their words, and those of words from the spaces between them. */
export interface DocumentRecord {
  /** Two bytes a token, low byte first, as base64: its part of speech, whether its lemma is another word, the space before it, its length. */
  readonly tokens: string
  /** Spaces and lengths that have no room there, in order. */
  readonly long: readonly number[]
  /** Lemmas that are other words than their tokens, in order. */
  readonly lemmas: readonly string[]
  /** Of each sentence: its tokens, and the paragraphs begun since the one before. */
  readonly sentences: readonly number[]
  readonly entities: readonly Entity[]
  /** Of each mention: its sentence, first token, number of tokens, entity, and place in `ways`. */
  readonly mentions: readonly number[]
  /** Of each: its sentence, first token, number of tokens, and the mention of its holder or -1. */
  readonly offices: readonly number[]
  readonly holdings: readonly Holding[]
  readonly dates: readonly DateMention[]
}

const partsOfSpeech: readonly PartOfSpeech[] =
  'ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split(' ') as PartOfSpeech[]
const ways: readonly NameMention['how'][] = ['name', 'short', 'acronym', 'pronoun', 'description']

/** Where each part of a token's two bytes begins, and the greatest value that says "see `long`". */
const bits = { gap: 8, lemma: 10, pos: 11 } as const
const longGap = 3
const longLength = 255
const numbersOf = { sentence: 2, mention: 5, office: 4 } as const

function packed(sentences: readonly Sentence[]): Pick<DocumentRecord, 'tokens' | 'long' | 'lemmas'> {
  const tokens = sentences.flatMap((sentence) => sentence.tokens)
  const bytes = Buffer.alloc(2 * tokens.length)
  const long: number[] = []
  const lemmas: string[] = []
  let at = 0
  for (const [i, { start, end, pos, lower, lemma }] of tokens.entries()) {
    const gap = Math.min(start - at, longGap)
    const length = Math.min(end - start, longLength)
    if (gap === longGap) long.push(start - at)
    if (length === longLength) long.push(end - start)
    if (lemma !== lower) lemmas.push(lemma)
    const other = lemma === lower ? 0 : 1
    bytes.writeUInt16LE(
      length | (gap << bits.gap) | (other << bits.lemma) | (partsOfSpeech.indexOf(pos) << bits.pos),
      2 * i,
    )
    at = end
  }
  return { tokens: bytes.toString('base64'), long, lemmas }
}

/** What the index keeps of a document. */
export function recordOf({ sentences, entities, mentions, offices, holdings, dates }: Document): DocumentRecord {
  return {
    ...packed(sentences),
    sentences: sentences.flatMap(({ tokens, paragraph }, i) => [
      tokens.length,
      paragraph - (sentences[i - 1]?.paragraph ?? 0),
    ]),
    entities,
    mentions: mentions.flatMap(({ sentence, from, to, entity, how }) => [
      sentence,
      from,
      to - from,
      entity,
      ways.indexOf(how),
    ]),
    offices: offices.flatMap(({ sentence, from, to, holder }) => [sentence, from, to - from, holder ?? -1]),
    holdings,
    dates,
  }
}

function sentencesOf(text: string, record: DocumentRecord): Sentence[] {
  const bytes = Buffer.from(record.tokens, 'base64')
  const sentences: Sentence[] = []
  let [token, long, lemma, at, paragraph] = [0, 0, 0, 0, 0]
  for (let i = 0; i < record.sentences.length; i += numbersOf.sentence) {
    const tokens: Token[] = []
    for (let left = record.sentences[i] ?? 0; left > 0; left--) {
      const bitsOf = bytes.readUInt16LE(2 * token++)
      const gap = (bitsOf >> bits.gap) & longGap
      const length = bitsOf & longLength
      const start = at + (gap === longGap ? (record.long[long++] ?? 0) : gap)
      at = start + (length === longLength ? (record.long[long++] ?? 0) : length)
      const own = text.slice(start, at)
      const lower = lowerCase(own)
      tokens.push({
        text: own,
        lower,
        pos: partsOfSpeech[bitsOf >> bits.pos] ?? 'X',
        lemma: (bitsOf >> bits.lemma) & 1 ? (record.lemmas[lemma++] ?? lower) : lower,
        start,
        end: at,
      })
    }
    paragraph += record.sentences[i + 1] ?? 0
    sentences.push({ index: sentences.length, paragraph, ...spanOf(tokens), tokens })
  }
  return sentences
}

/** Rows of numbers from one list of them. */
function* rowsOf(numbers: readonly number[], width: number): Generator<readonly number[]> {
  for (let at = 0; at < numbers.length; at += width) yield numbers.slice(at, at + width)
}

/** The document of an article from its record. @throws RangeError where the record is cut off */
export function openDocument(article: Article, record: DocumentRecord): Document {
  const sentences = sentencesOf(article.text, record)
  const placeOf = ([sentence = 0, from = 0, length = 0]: readonly number[]) => {
    const to = from + length
    return { sentence, from, to, ...spanOf(sentences[sentence]?.tokens ?? [], from, to) }
  }
  const mentions = [...rowsOf(record.mentions, numbersOf.mention)].map(
    (row): NameMention => ({ ...placeOf(row), entity: row[3] ?? 0, how: ways[row[4] ?? 0] ?? 'name' }),
  )
  const offices = [...rowsOf(record.offices, numbersOf.office)].map((row): OfficeMention => {
    const [, , , holder = -1] = row
    return { ...placeOf(row), ...(holder < 0 ? {} : { holder }) }
  })
  const { entities, holdings, dates } = record
  const parts: DocumentParts = { article, sentences, entities, mentions, offices, holdings, dates }
  return documentOf(parts)
}
