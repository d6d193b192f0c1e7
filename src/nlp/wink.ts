/** What the program asks of wink-nlp. */
import type { Document, ItemSentence, ItsHelpers } from 'wink-nlp'
import type { PartOfSpeech } from './types.ts'
import { readAfresh } from './wink-instance.ts'

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
  return readAfresh(text, (doc, its) => sentencesOf(doc, its))
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
  return readAfresh(word, (doc, its, lexiconSize) =>
    doc
      .tokens()
      .out(its.uniqueId)
      .every((id) => Number(id) < lexiconSize),
  )
}
