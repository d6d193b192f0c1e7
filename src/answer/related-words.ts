import { type Lexicon, type LexiconPart, lexicon } from '../lexicon/index.ts'
import type { PartOfSpeech, Token } from '../nlp/types.ts'
import { analyse } from '../search/terms.ts'

/**
 * How much a word counts for another, beside 1 for the word itself: one with the same meaning, one of the same root, one
 * that is a kind of it or of which it is a kind. Meanings that are rarely meant count less.
 */
const strengths = { same: 0.5, root: 0.6, kind: 0.35, rare: 0.3 } as const
/** Meanings of a word that are looked at; the first is the one that is most often meant. */
const meanings = 3
/** Words that are gathered at most: a word with more says little. */
const mostRelated = 80

const partOf: Readonly<Partial<Record<PartOfSpeech, LexiconPart>>> = {
  NOUN: 'noun',
  VERB: 'verb',
  AUX: 'verb',
  ADJ: 'adj',
}

function* related(words: Lexicon, lemma: string, part: LexiconPart): Generator<readonly [string, number]> {
  const senses = words.senses(lemma, part).slice(0, meanings)
  for (const root of words.roots(lemma)) yield [root, strengths.root]
  for (const [place, sense] of senses.entries()) {
    const same = place === 0 ? strengths.same : strengths.rare
    for (const word of words.words(sense)) {
      yield [word, same]
      if (place === 0) for (const root of words.roots(word)) yield [root, strengths.kind]
    }
  }
  for (const sense of senses.slice(0, 2)) {
    for (const kind of words.kinds(sense)) for (const word of words.words(kind)) yield [word, strengths.kind]
    for (const below of words.below(sense)) for (const word of words.words(below)) yield [word, strengths.kind]
  }
}

/**
 * Index terms of words whose meaning is near that of a word of a question.
 * @returns how much each counts, above 0 and below 1
 */
export function relatedTerms({ lemma, pos }: Token): ReadonlyMap<string, number> {
  const terms = new Map<string, number>()
  const part = partOf[pos]
  if (!part) return terms
  for (const [word, strength] of related(lexicon(), lemma, part)) {
    if (terms.size >= mostRelated) break
    for (const term of analyse(word)) if ((terms.get(term) ?? 0) < strength) terms.set(term, strength)
  }
  return terms
}
