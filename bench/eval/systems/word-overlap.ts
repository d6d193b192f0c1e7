import lunr from 'lunr'
import { stopWords } from '../../../src/search/terms.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Sentences as the platform cuts them. */
export const sentencesOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter(Boolean)

/** The stems of a text's words that are no stop words. */
export function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const topical = words.filter((word) => !stopWords.has(word))
  return new Set(topical.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString()))
}

/** What a stem that two texts share counts. */
export type StemWeight = (stem: string) => number

export interface Overlap {
  readonly place: number
  /** Share of the question's weight that the sentence has, 0 to 1. */
  readonly share: number
}

/** Sentences by how many of the question's words they have, best first, earlier ones before later. */
export function rankByOverlap(question: string, sentences: readonly string[], weight: StemWeight): Overlap[] {
  const wanted = [...stemsOf(question)]
  const all = wanted.reduce((sum, stem) => sum + weight(stem), 0)
  return sentences
    .map((sentence, place) => {
      const stems = stemsOf(sentence)
      const shared = wanted.reduce((sum, stem) => sum + (stems.has(stem) ? weight(stem) : 0), 0)
      return { place, share: all > 0 ? shared / all : 0 }
    })
    .sort((a, b) => b.share - a.share || a.place - b.place)
}
