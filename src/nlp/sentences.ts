import { withMissingVerbs } from './missing-verb.ts'
import { retag } from './retag.ts'
import { endsAfter, isMeasure, isPlainWord } from './sentence-ends.ts'
import { spanOf } from './tokens.ts'
import type { PartOfSpeech, Sentence, Token } from './types.ts'
import { inPlainLetters, type TaggedToken, tagSentences } from './wink.ts'

const apostrophes = /[‘’ʼ`]/g
const straight = (text: string) => (apostrophes.test(text) ? text.replace(apostrophes, "'") : text)

/** A token's text in lower case, with straight apostrophes. */
export const lowerCase = (text: string): string => straight(text.toLowerCase())

const paragraphs = /[^\n](?:[^\n]|\n(?!\s*\n))*/g

/** Gives tagged words their places in `text`, from `from` on; `plain` is the text in the letters that were tagged, as long. */
function place(tagged: readonly TaggedToken[], plain: string, text: string, from: number): Token[] {
  const tokens: Token[] = []
  let cursor = from
  for (const { text: value, pos, lemma } of tagged) {
    const start = plain.indexOf(value, cursor)
    // A token that does not stand in the text to the letter can't be cited: it is passed over.
    if (start < 0 || start > cursor + 200) continue
    cursor = start + value.length
    const own = text.slice(start, cursor)
    const lower = lowerCase(own)
    const isOwn = own === value
    // "Cẩn" was tagged as "Can": of a word in other letters only its capital tells.
    const tag = !isOwn && /^\p{Lu}/u.test(own) ? 'PROPN' : pos
    tokens.push({ text: own, lower, pos: tag, lemma: isOwn ? straight(lemma) : lower, start, end: cursor })
  }
  return tokens
}

const letters = /^[\p{L}\p{N}.'’]+$/u

/** Tag of a hyphenated word: that of its last part, but "Chinese-born" and "U.S.-led" describe. */
function compoundTag(first: Token, last: Token): PartOfSpeech {
  if (last.pos === 'VERB' && /(?:ed|en|ing|rn|lt)$/.test(last.lower)) return 'ADJ'
  return first.pos === 'PROPN' && /^\p{Lu}/u.test(last.text) ? 'PROPN' : last.pos
}

/** Joins words that a hyphen ties together without spaces ("Secretary-General"), which wink splits. */
function joinHyphens(tokens: readonly Token[], text: string): Token[] {
  const joined: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const [first, article] = [tokens[i], tokens[i + 1]]
    if (!first) continue
    // "Jan van 't Hof"
    if (/^['‘’]$/.test(first.text) && article?.text === 't' && article.start === first.end) {
      const value = text.slice(first.start, article.end)
      joined.push({ ...article, text: value, lower: lowerCase(value), pos: 'PROPN', start: first.start })
      i++
      continue
    }
    let last = first
    for (; letters.test(first.text); i += 2) {
      const [hyphen, next] = [tokens[i + 1], tokens[i + 2]]
      if (!hyphen || !next || !/^[-‐‑]$/.test(hyphen.text) || !letters.test(next.text)) break
      if (hyphen.start !== last.end || next.start !== hyphen.end) break
      last = next
    }
    const { start } = first
    const { end } = last
    const value = text.slice(start, end)
    const lower = lowerCase(value)
    joined.push(
      last === first ? first : { text: value, lower, pos: compoundTag(first, last), lemma: lower, start, end },
    )
  }
  return joined
}

/** Whether wink ended a sentence too soon between `left` and `right`. */
function goesOn(left: readonly Token[], right: readonly Token[], text: string): boolean {
  const last = left.at(-1)
  const first = right[0]
  const start = left[0]?.start ?? 0
  if (!last || !first) return true
  const before = text.slice(Math.max(start, last.end - 12), last.end)
  if (/^[,;:)\]]/.test(first.text)) return true
  if (/^[a-z]/.test(first.text) && /[.!?]["”’)]*$/.test(before) && !/[a-z]{4,}[.]$/.test(before)) return true
  return right.every((token) => token.pos === 'PUNCT')
}

/** A word that the full stop was taken into ("45 ms.", "she sat."), and the full stop by itself. */
function withoutStop(token: Token, text: string): Token[] {
  if (token.text.length < 2 || !token.text.endsWith('.') || !(isMeasure(token, text) || isPlainWord(token)))
    return [token]
  const end = token.end - 1
  const word = token.lower.slice(0, -1)
  const pos = isPlainWord(token) ? token.pos : 'NOUN'
  return [
    { text: token.text.slice(0, -1), lower: word, pos, lemma: word, start: token.start, end },
    { text: '.', lower: '.', lemma: '.', pos: 'PUNCT', start: end, end: token.end },
  ]
}

/** Tokens after a full stop that are looked at to tell whether a sentence begins with them. */
const lookahead = 30

/** Tokens after which a sentence is ended at its next comma, and wherever it is: what is read off a sentence takes time by the square of its length. */
const longestSentence = { atComma: 300, anywhere: 400 }

const isTooLong = ({ length }: readonly Token[], { text }: Token): boolean =>
  length >= longestSentence.anywhere || (length >= longestSentence.atComma && /^[,;:]$/.test(text))

/** Where the sentences of a paragraph end, from where wink ends them. */
function sentencesOf(drafts: readonly (readonly Token[])[], text: string): Token[][] {
  const all = drafts.flat()
  const sentences: Token[][] = []
  let current: Token[] = []
  let at = 0
  drafts.forEach((draft, number) => {
    for (const token of draft) {
      at++
      current.push(token)
      const isLast = token === draft.at(-1)
      if (isTooLong(current, token)) {
        sentences.push(current)
        current = []
        continue
      }
      if (!isLast && !token.text.endsWith('.')) continue
      const ends = endsAfter(current, all.slice(at, at + lookahead), text)
      if (!(ends ?? (isLast && !goesOn(current, drafts[number + 1] ?? [], text)))) continue
      sentences.push([...current.slice(0, -1), ...withoutStop(token, text)])
      current = []
    }
  })
  if (current.length > 0) sentences.push(current)
  return sentences
}

/**
 * Splits a text into sentences with exact offsets. A sentence never crosses a blank line.
 * @param text an article's text or a question
 * @returns sentences in order; `text.slice(start, end)` is the sentence without outer white space
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let paragraph = 0
  const plain = inPlainLetters(text)
  for (const match of text.matchAll(paragraphs)) {
    const drafts: Token[][] = []
    let cursor = match.index
    for (const tagged of tagSentences(plain.slice(match.index, match.index + match[0].length))) {
      const tokens = place(tagged, plain, text, cursor)
      cursor = tokens.at(-1)?.end ?? cursor
      if (tokens.length > 0) drafts.push(tokens)
    }
    for (const draft of sentencesOf(drafts, text)) {
      const tokens = withMissingVerbs(retag(joinHyphens(draft, text)))
      if (tokens.length > 0) sentences.push({ index: sentences.length, paragraph, ...spanOf(tokens), tokens })
    }
    paragraph++
  }
  return sentences
}
