import lunr from 'lunr'
import type { Span } from '../types.ts'
import { fold } from './fold.ts'
import { irregularForms } from './irregular-forms.ts'
import { stopWords } from './stop-words.ts'

export { fold } from './fold.ts'

/** An index term and the place of the word it stands for. */
export interface TermSpan extends Span {
  readonly term: string
}

/** Letters and digits; an apostrophe, dot, comma or ampersand stays within a word when a letter or digit follows it. */
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['‘’‛ʼʻ`´.,&][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu
const joiner = /[.,&]/
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const decimal = /^\d+\.\d+\p{L}*$/u
const initials = /^\p{L}(?:\.\p{L})+$/u
const ampersand = /^\p{L}{1,3}(?:&\p{L}{1,3})+$/u
const ordinal = /^(\d+)(?:st|nd|rd|th)$/

/** Words that the stemmer would join to others ("news" to "new"), from the exceptions of the Porter2 stemmer. */
const unstemmed: ReadonlySet<string> = new Set(['news', 'atlas', 'cosmos', 'bias', 'andes', 'howe'])

/** At most this many words are remembered with their terms. */
const cacheBound = 100_000
const cache = new Map<string, string>()

/**
 * The terms of a text, in order, with repetitions: the one analysis of documents and questions.
 * Words are folded, numbers lose their commas and ordinal endings, stop words go, the rest is brought to its stem
 * (Porter, by lunr). Any text will do; a text without words gives none.
 */
export function analyse(text: string): string[] {
  const terms: string[] = []
  for (const { term } of analyseWithSpans(text)) terms.push(term)
  return terms
}

/** Like `analyse`, each term with the place of its word in `text`. */
export function analyseWithSpans(text: string): TermSpan[] {
  const found: TermSpan[] = []
  const shouted = !/\p{Ll}/u.test(text)
  for (const match of text.matchAll(words)) {
    const [word] = match
    if (joiner.test(word) && !isOneWord(word)) {
      let start = match.index
      for (const part of word.split(joiner)) {
        push(found, part, start, shouted)
        start += part.length + 1
      }
    } else push(found, word, match.index, shouted)
  }
  return found
}

/** Two words of letters, the second small, that a hyphen joins: some write them as one ("anti-virus", "antivirus"). */
const hyphenated = /(?<![\p{L}\p{N}'’-])(\p{L}+)[-‐‑](\p{Ll}{2,})(?![\p{L}\p{N}'’-])/gu

/** The terms of a text's hyphenated words written as one, each with its place. They come beside those of their parts. */
export function joinedTerms(text: string): TermSpan[] {
  return [...text.matchAll(hyphenated)].flatMap((match) => {
    const term = termOf(`${match[1]}${match[2]}`)
    return term === '' ? [] : [{ term, start: match.index, end: match.index + match[0].length }]
  })
}

function isOneWord(word: string): boolean {
  const bare = word.replace(/['‘’‛ʼʻ`´]s$/i, '')
  return [grouped, decimal, initials, ampersand].some((shape) => shape.test(bare))
}

function push(found: TermSpan[], word: string, start: number, shouted: boolean): void {
  const term = shouted ? termOf(word.toLowerCase()) : termOf(word)
  if (term !== '') found.push({ term, start, end: start + word.length })
}

/** The term of a word; empty for a stop word, unless it is written as an abbreviation ("WHO", "IT"). */
function termOf(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const folded = foldNumber(fold(word))
  const term = stopWords.has(folded) && !/^\p{Lu}{2,}$/u.test(word) ? '' : stem(folded)
  if (cache.size >= cacheBound) cache.clear()
  cache.set(word, term)
  return term
}

function foldNumber(word: string): string {
  if (grouped.test(word)) return word.replaceAll(',', '')
  return word.replaceAll('&', '').replace(ordinal, '$1')
}

function stem(word: string): string {
  if (!/^[a-z]+$/.test(word) || unstemmed.has(word)) return word
  const base = irregularForms.get(word) ?? word
  // British and American spelling, before the stemmer: "organise" and "organize".
  const spelled = base.replace(/(?<=[a-z]{3})is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)/, 'iz')
  return lunr.stemmer(new lunr.Token(spelled, {})).toString()
}
