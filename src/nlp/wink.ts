/** The one instance of wink-nlp (its authors ask for one a process). Nothing else imports it. */
import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItemSentence, type WinkMethods } from 'wink-nlp'
import type { PartOfSpeech } from './types.ts'

export interface TaggedToken {
  readonly text: string
  readonly pos: PartOfSpeech
  readonly lemma: string
}

let instance: WinkMethods | undefined

function wink(): WinkMethods {
  instance ??= winkNLP(model, ['sbd', 'pos'])
  return instance
}

const isPart = (value: unknown): value is PartOfSpeech => typeof value === 'string' && value !== 'SPACE'

/**
 * Splits a text into sentences of tagged tokens, as wink does; offsets are not known yet.
 * @param text one paragraph
 */
export function tagSentences(text: string): TaggedToken[][] {
  const nlp = wink()
  const { its } = nlp
  const doc = nlp.readDoc(text)
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

let lexicon: number | undefined

/** Number of the first word that wink does not know; words that it meets later are numbered from there. */
function lexiconSize(): number {
  const nlp = wink()
  lexicon ??= Number(nlp.readDoc('qqxzjv').tokens().out(nlp.its.uniqueId)[0] ?? 0)
  return lexicon
}

/**
 * Whether a word is in wink's English lexicon: such a word is not taken for a misspelt name.
 * @param word lower case, one word
 */
export function isEnglishWord(word: string): boolean {
  const nlp = wink()
  const size = lexiconSize()
  return nlp
    .readDoc(word)
    .tokens()
    .out(nlp.its.uniqueId)
    .every((id) => Number(id) < size)
}
