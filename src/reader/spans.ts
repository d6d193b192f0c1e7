/** The best spans of whole words in one window. */
import type { Logits } from './network.ts'
import type { Window } from './windows.ts'
import type { Encoding } from './word-pieces.ts'

/** Pieces of a span; longer answers are none. */
export const spanPieces = 40

/** A part of a passage's text, in UTF-16 code units, and how much it looks like the answer. */
export interface SpanScore {
  readonly start: number
  readonly end: number
  /** Start logit + end logit: to be compared within a passage, and with its `none`. */
  readonly score: number
}

/** A word that a window has at least one piece of. */
interface Word {
  /** Its first and last piece in the text, also where the window cuts it off. */
  readonly first: number
  readonly last: number
  /** Highest logits among its pieces. */
  readonly start: number
  readonly end: number
  /** Highest sum of a start and an end that does not come before it. */
  readonly alone: number
}

function wordsIn({ textAt, from, to }: Window, { words }: Encoding, { start, end }: Logits): Word[] {
  const found: Word[] = []
  for (let piece = from; piece < to; ) {
    const word = words[piece]
    let first = piece
    while (words[first - 1] === word) first--
    let highestStart = -Infinity
    let highestEnd = -Infinity
    let alone = -Infinity
    for (; piece < to && words[piece] === word; piece++) {
      const place = textAt + piece - from
      highestStart = Math.max(highestStart, start[place] ?? -Infinity)
      highestEnd = Math.max(highestEnd, end[place] ?? -Infinity)
      alone = Math.max(alone, highestStart + (end[place] ?? -Infinity))
    }
    let last = piece - 1
    while (words[last + 1] === word) last++
    found.push({ first, last, start: highestStart, end: highestEnd, alone })
  }
  return found
}

/**
 * The spans of a window with the highest scores. The network points at pieces; a span is widened to whole words, and a
 * word counts by its best piece.
 *
 * @param window which pieces of the text stand where in the sequence
 * @param text the pieces of the whole text
 * @param logits what the network says of the sequence
 * @param limit at most this many
 * @param isInside whether a place in the text is inside a written word, where no span begins: the mark in "Min'er"
 * @returns best first; of equal ones the earlier, then the shorter
 */
export function bestSpans(
  window: Window,
  text: Encoding,
  logits: Logits,
  limit: number,
  isInside: (start: number) => boolean = () => false,
): SpanScore[] {
  const words = wordsIn(window, text, logits)
  const best: SpanScore[] = []
  for (const [at, head] of words.entries()) {
    if (isInside(text.starts[head.first] ?? 0)) continue
    for (let i = at; i < words.length; i++) {
      const tail = words[i]
      if (!tail || tail.last - head.first >= spanPieces) break
      const score = i === at ? head.alone : head.start + tail.end
      if (best.length === limit && score <= (best[limit - 1]?.score ?? -Infinity)) continue
      let place = best.length
      while (place > 0 && (best[place - 1]?.score ?? Infinity) < score) place--
      best.splice(place, 0, { start: text.starts[head.first] ?? 0, end: text.ends[tail.last] ?? 0, score })
      if (best.length > limit) best.pop()
    }
  }
  return best
}
