import type { ClassifiedBlock } from './classify.ts'

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
export function repeats(short: ClassifiedBlock, long: ClassifiedBlock): boolean {
  if (short.words.length < 8 || short.words.length > long.words.length || short.words.length > 120) return false
  const known = new Set(long.words)
  if (short.words.filter((word) => known.has(word)).length < short.words.length * 0.9) return false
  const lower = long.text.toLowerCase()
  if (
    properTokens(short.text.replace(/\([^()]*\/[^()]*\)\s*$/, '')).some(
      (token) => !lower.includes(token.toLowerCase().replace(/[.,]$/, '')),
    )
  ) {
    return false
  }
  return commonInOrder(short.words, long.words.slice(0, 400)) >= short.words.length * 0.85
}

/** Drops a lead that stands twice near the start (the shorter of the two goes), and long paragraphs that stand twice anywhere. */
export function dropRepeats(blocks: readonly ClassifiedBlock[]): ClassifiedBlock[] {
  const dropped = new Set<ClassifiedBlock>()
  const early = blocks.filter((block) => block.kind === 'prose').slice(0, nearStart)
  for (const [i, first] of early.entries()) {
    for (const second of early.slice(i + 1)) {
      if (dropped.has(first) || dropped.has(second)) continue
      if (repeats(second, first)) dropped.add(second)
      else if (repeats(first, second)) dropped.add(first)
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
