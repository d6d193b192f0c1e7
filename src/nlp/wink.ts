/** What the program asks of wink-nlp. Its authors ask for one instance a process, and nothing else imports it. */
import model from 'wink-eng-lite-web-model'
import winkNLP, { type Document, type ItemSentence, type ItsHelpers, type WinkMethods } from 'wink-nlp'
import type { PartOfSpeech } from './types.ts'

/** Letters that Unicode does not take apart into a base letter and a mark. */
const bases: ReadonlyMap<string, string> = new Map(
  "łl đd ıi œo ħh ŧt ŋn əe ɖd ɓb ɗd ƙk ʻ' ʼ'".split(' ').map(([from = '', to = '']) => [from, to]),
)

const foreign = /[^\0-\xff]/
const letter = /[\u0100-\u02af]|[\u0300-\u036f]|[\u0370-\u052f\u1e00-\u1fffʻʼ]/g
const mark = /\p{M}/u
/** No word of a language: data in letters, on which the tagger takes time by the square of the length. */
const endless = /\S{400,}/g

/** The nearest letter that the tagger knows, as long as the one it stands for: "Ř" is "R", a Greek or Cyrillic one is "x". */
function plainLetter(original: string, at: number, text: string): string {
  // A mark by itself belongs to the letter before it: it may be any letter, but must not cut the word.
  if (mark.test(original)) return /\p{L}/u.test(text[at - 1] ?? '') ? 'e' : original
  const lower = original.toLowerCase()
  const base = bases.get(lower) ?? lower.normalize('NFD').charAt(0)
  const known = /^[\0-\xff]$/.test(base) ? base : 'x'
  return original === lower ? known : known.toUpperCase()
}

/**
 * A text in letters that wink knows, which takes any letter beyond Latin-1 for the end of a word. Endless words are blank in it.
 * @param text any text
 * @returns a text of the same length in UTF-16 code units, so that each place in it is the same place in `text`
 */
export function inPlainLetters(text: string): string {
  const words = text.replace(endless, (word) => ' '.repeat(word.length))
  return foreign.test(words) ? words.replace(letter, (found, at: number) => plainLetter(found, at, words)) : words
}

/** The words that wink knows: its model's, and each new one that it has met, which is a whole token from then on ("Zurg’s"). So what one text brought is forgotten before the next. */
interface Lexemes {
  readonly list: string[]
  readonly hash: Record<string, number>
  readonly intrinsicSize: number
}

interface Instance {
  readonly nlp: WinkMethods
  readonly lexemes: Lexemes
  /** Words met so far, with those of the model. */
  met: number
}

function isLexemes(value: unknown): value is Lexemes {
  return typeof value === 'object' && value !== null && 'list' in value && 'hash' in value && 'intrinsicSize' in value
}

/** A word that is one token wherever it stands may be remembered; finding out what it is takes wink long. */
const indivisible = /^[A-Za-z]+$/

const called = (loader: unknown): unknown => (typeof loader === 'function' ? loader() : undefined)

/** Asked for once: each time that it is, the model makes a longer string of the one before. */
let metaCER: unknown

/** @throws Error where wink's model is not of the form that is known here */
function create(): Instance {
  let lexemes: unknown
  metaCER ??= called(model.metaCER)
  const core = () => {
    const read = called(model.core)
    lexemes = (read as { features?: { lexeme?: unknown } } | undefined)?.features?.lexeme
    return read
  }
  const nlp = winkNLP({ ...model, core, metaCER: () => metaCER }, ['sbd', 'pos'])
  if (!isLexemes(lexemes)) throw new Error('this release of wink-eng-lite-web-model keeps its words elsewhere')
  return { nlp, lexemes, met: lexemes.list.length }
}

/** Reads each text as if it were the first. */
export class FreshReader {
  #instance: Instance | undefined

  /** @param mostForgotten words met after which a new instance takes the place of the old, which keeps some 50 bytes for each also of those that it has forgotten; it takes 50 ms */
  constructor(private readonly mostForgotten = 250_000) {}

  /** @param take takes what is wanted from the document, which is of no use later; it gets the number of the first word that wink's lexicon lacks */
  read<T>(text: string, take: (doc: Document, its: ItsHelpers, lexiconSize: number) => T): T {
    const known = this.#instance
    if (known && known.met - known.lexemes.intrinsicSize > this.mostForgotten) this.#instance = undefined
    this.#instance ??= create()
    const { nlp, lexemes } = this.#instance
    try {
      return take(nlp.readDoc(text), nlp.its, lexemes.intrinsicSize)
    } finally {
      const { list, hash } = lexemes
      for (let at = this.#instance.met; at < list.length; at++) {
        const word = list[at] ?? ''
        if (indivisible.test(word)) continue
        delete hash[word]
        list[at] = ''
      }
      this.#instance.met = list.length
    }
  }
}

const reader = new FreshReader()

export interface TaggedToken {
  readonly text: string
  readonly pos: PartOfSpeech
  readonly lemma: string
}

const isPart = (value: unknown): value is PartOfSpeech => typeof value === 'string' && value !== 'SPACE'

/**
 * Splits a text into sentences of tagged tokens, as wink does; offsets are not known yet.
 * @param text one paragraph
 */
export function tagSentences(text: string): TaggedToken[][] {
  return reader.read(text, (doc, its) => sentencesOf(doc, its))
}

function sentencesOf(doc: Document, its: ItsHelpers): TaggedToken[][] {
  const tokens = doc.tokens()
  const values = tokens.out(its.value)
  const tags = tokens.out(its.pos)
  const lemmas = tokens.out(its.lemma as typeof its.value)
  const sentences: TaggedToken[][] = []
  let at = 0
  doc.sentences().each((sentence: ItemSentence) => {
    const length = sentence.tokens().length()
    const row: TaggedToken[] = []
    for (let i = at; i < at + length; i++) {
      const value = values[i]
      if (value === undefined || value.trim() === '') continue
      const tag: unknown = tags[i]
      row.push({ text: value, pos: isPart(tag) ? tag : 'X', lemma: String(lemmas[i] ?? value).toLowerCase() })
    }
    at += length
    if (row.length > 0) sentences.push(row)
  })
  return sentences
}

/**
 * Whether a word can be a verb in its base form ("open", "brief"), whatever it was tagged as.
 * @param word lower case, one word
 */
export function canBeVerb(word: string): boolean {
  const [sentence] = tagSentences(`They will ${word} it.`)
  return sentence?.[2]?.text === word && sentence[2].pos === 'VERB'
}

/**
 * Whether a word is in wink's English lexicon: such a word is not taken for a misspelt name.
 * @param word lower case, one word
 */
export function isEnglishWord(word: string): boolean {
  return reader.read(word, (doc, its, lexiconSize) =>
    doc
      .tokens()
      .out(its.uniqueId)
      .every((id) => Number(id) < lexiconSize),
  )
}
