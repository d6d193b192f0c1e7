import type { Span } from '../types.ts'
import { retag } from './retag.ts'
import type { PartOfSpeech, Sentence, Token } from './types.ts'
import { type TaggedToken, tagSentences } from './wink.ts'

type Draft = { tokens: Token[] }

const apostrophes = /[‘’ʼ`]/g
const straight = (text: string) => (apostrophes.test(text) ? text.replace(apostrophes, "'") : text)

/** Words with a full stop that do not end a sentence when something follows them in it. */
const unfinished =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen|Col|Lt|Capt|Sgt|Rev|Hon|St|Mt|Ft|Jr|Sr|vs|v|cf|etc|al|ed|eds|vol|no|nos|pp?|fig|figs|ca|c|approx|est|dept|univ|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ph|[A-Z])\.$/i
/** Abbreviations that may end a sentence; the next word decides. */
const perhaps = /(?:^|[\s(])(?:[ap]\.m|Co|Corp|Inc|Ltd|Bros|U\.S|U\.K|U\.N|D\.C|e\.g|i\.e|a\.k\.a)\.["”’)]*$/i
const weekdayOrMonth =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|june|july|august|september|october|november|december)\b/i

const paragraphs = /[^\n](?:[^\n]|\n(?!\s*\n))*/g

function place(tagged: readonly TaggedToken[], text: string, from: number): { tokens: Token[]; next: number } {
  const tokens: Token[] = []
  let cursor = from
  for (const { text: value, pos, lemma } of tagged) {
    const start = text.indexOf(value, cursor)
    // A token that does not stand in the text to the letter can't be cited: it is passed over.
    if (start < 0 || start > cursor + 200) continue
    cursor = start + value.length
    tokens.push({ text: value, lower: straight(value.toLowerCase()), pos, lemma: straight(lemma), start, end: cursor })
  }
  return { tokens, next: cursor }
}

const letters = /^[\p{L}\p{N}.'’]+$/u
const hasLetter = /\p{L}/u

/** Tag of a hyphenated word: that of its last part, but "Chinese-born" and "U.S.-led" describe. */
function compoundTag(parts: readonly Token[]): PartOfSpeech {
  const last = parts[parts.length - 1]
  const first = parts[0]
  if (!last || !first) return 'X'
  if (last.pos === 'VERB' && /(?:ed|en|ing|rn|lt)$/.test(last.lower)) return 'ADJ'
  if (last.pos === 'PROPN' || (first.pos === 'PROPN' && /^\p{Lu}/u.test(last.text))) return 'PROPN'
  if (last.pos === 'NUM' && first.pos === 'PROPN') return 'PROPN'
  return last.pos
}

/** Joins words that a hyphen ties together without spaces ("Secretary-General"), which wink splits. */
function joinHyphens(tokens: readonly Token[], text: string): Token[] {
  const joined: Token[] = []
  for (let i = 0; i < tokens.length; i++) {
    const first = tokens[i]
    if (!first) continue
    const parts = [first]
    let end = first.end
    for (let j = i; letters.test(first.text); j += 2) {
      const hyphen = tokens[j + 1]
      const next = tokens[j + 2]
      if (!hyphen || !next || !/^[-‐‑]$/.test(hyphen.text) || !letters.test(next.text)) break
      if (hyphen.start !== end || next.start !== hyphen.end) break
      if (!hasLetter.test(first.text) && !hasLetter.test(next.text)) break
      parts.push(next)
      end = next.end
    }
    if (parts.length === 1) {
      joined.push(first)
      continue
    }
    i += (parts.length - 1) * 2
    const value = text.slice(first.start, end)
    const lower = straight(value.toLowerCase())
    joined.push({ text: value, lower, pos: compoundTag(parts), lemma: lower, start: first.start, end })
  }
  return joined
}

/** Whether wink ended a sentence too soon between `left` and `right`. */
function goesOn(left: readonly Token[], right: readonly Token[], text: string): boolean {
  const last = left[left.length - 1]
  const first = right[0]
  const start = left[0]?.start ?? 0
  if (!last || !first) return true
  const before = text.slice(Math.max(start, last.end - 12), last.end)
  if (/^[,;:)\]]/.test(first.text)) return true
  if (/^[a-z]/.test(first.text) && /[.!?]["”’)]*$/.test(before) && !/[a-z]{4,}[.]$/.test(before)) return true
  if (unfinished.test(before) && !/\n/.test(text.slice(last.end, first.start))) return true
  if (perhaps.test(before)) return /^[a-z\d(]/.test(first.text) || weekdayOrMonth.test(first.text)
  if (/["”]$/.test(before) && /^[a-z]/.test(first.text)) return true
  return right.every((token) => token.pos === 'PUNCT')
}

function mergeDrafts(drafts: readonly Draft[], text: string): Draft[] {
  const merged: Draft[] = []
  for (const draft of drafts) {
    const previous = merged[merged.length - 1]
    if (previous && goesOn(previous.tokens, draft.tokens, text)) previous.tokens.push(...draft.tokens)
    else merged.push({ tokens: [...draft.tokens] })
  }
  return merged
}

/**
 * Splits a text into sentences with exact offsets. A sentence never crosses a blank line.
 * @param text an article's text or a question
 * @returns sentences in order; `text.slice(start, end)` is the sentence without outer white space
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let paragraph = 0
  for (const match of text.matchAll(paragraphs)) {
    const drafts: Draft[] = []
    let cursor = match.index
    for (const tagged of tagSentences(match[0])) {
      const { tokens, next } = place(tagged, text, cursor)
      cursor = next
      if (tokens.length > 0) drafts.push({ tokens })
    }
    for (const draft of mergeDrafts(drafts, text)) {
      const tokens = retag(joinHyphens(draft.tokens, text))
      const first = tokens[0]
      const last = tokens[tokens.length - 1]
      if (!first || !last) continue
      sentences.push({ index: sentences.length, paragraph, start: first.start, end: last.end, tokens })
    }
    paragraph++
  }
  return sentences
}

/** The span of a run of tokens. */
export function spanOf(tokens: readonly Span[]): Span {
  const first = tokens[0]
  const last = tokens[tokens.length - 1]
  return { start: first?.start ?? 0, end: last?.end ?? 0 }
}
