import { type ClassifiedBlock, wordsOf } from './classify.ts'
import { cutPhotoCredit } from './credits.ts'

type Wording = Pick<ClassifiedBlock, 'text' | 'words'>

/** A caption or standfirst that repeats the lead stands among the first paragraphs. */
const nearStart = 7

/** Length of the longest common subsequence of two word lists. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const next = [0]
    for (let j = 0; j < b.length; j++) {
      next.push(word === b[j] ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const properTokens = (text: string): string[] => text.match(/\p{Lu}[\p{L}'’-]+|\d[\d.,]*/gu) ?? []

/** Whether all that `short` says stands in `long`: nearly all its words in their order, and every name and number. */
export function repeats(short: Wording, long: Wording): boolean {
  const { words } = short
  if (words.length < 10 || words.length > long.words.length || words.length > 120) return false
  const known = new Set(long.words)
  if (words.filter((word) => known.has(word)).length < words.length * 0.9) return false
  const lower = long.text.toLowerCase()
  const isNew = (token: string) => !lower.includes(token.toLowerCase().replace(/[.,]$/, ''))
  return !properTokens(short.text).some(isNew) && commonInOrder(words, long.words.slice(0, 400)) >= words.length * 0.85
}

/** A paragraph as it is compared: without its photographer's credit. */
function wordingOf(block: ClassifiedBlock): Wording {
  const text = cutPhotoCredit(block.text)
  return text === block.text ? block : { text, words: wordsOf(text) }
}

/** Drops a lead that stands twice near the start (the shorter of the two goes), and long paragraphs that stand twice anywhere. */
export function dropRepeats(blocks: readonly ClassifiedBlock[]): ClassifiedBlock[] {
  const dropped = new Set<ClassifiedBlock>()
  const early = blocks.filter((block) => block.kind === 'prose').slice(0, nearStart)
  const wordings = early.map(wordingOf)
  for (const [i, first] of early.entries()) {
    for (let j = i + 1; j < early.length; j++) {
      const [one, second, other] = [wordings[i], early[j], wordings[j]]
      if (!one || !second || !other || dropped.has(first) || dropped.has(second)) continue
      if (repeats(other, one)) dropped.add(second)
      else if (repeats(one, other)) dropped.add(first)
    }
  }
  const seen = new Set<string>()
  for (const block of blocks) {
    if (block.words.length < 12) continue
    if (seen.has(block.text)) dropped.add(block)
    seen.add(block.text)
  }
  return dropped.size === 0 ? [...blocks] : blocks.filter((block) => !dropped.has(block))
}
