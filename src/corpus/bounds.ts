/** Characters of an article that are read: a book of 200 pages. They take some 2 s to index on one core, and 5 s where each sentence has a date. */
export const longestArticle = 500_000

/** Characters of a file that are read where it may be cut into articles. */
export const longestDocument = 4 * longestArticle

/** A text that is no longer than an article may be. */
export interface Bounded {
  readonly text: string
  /** How much of it this is: 1 where nothing was cut. */
  readonly share: number
}

/** What is told of a file, or a line of one, of which only a share is read. */
export const cutReason = (share: number): string =>
  `all after its first ${Math.max(1, Math.floor(share * 100))} % is left out, as it is too long for one article; split it`

/** Files written into a text, letter by letter, as pictures are. */
const inlineFile = /\bdata:[\w.+-]+\/[\w.+-]+;base64,[\w+/=]{200,}/g

/** A text without files written into it. */
export const withoutInlineFiles = (text: string): string =>
  text.includes(';base64,') ? text.replace(inlineFile, 'data:,') : text

/** The line ends of a text, and its end. */
function* lineEnds(text: string): Generator<number> {
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) yield at + 1
  yield text.length
}

/**
 * As much of a text as is read: up to the end of the last line that fits, or of the last word where a line is longer than an article.
 * @param most characters that are read
 * @param weigh characters that a line counts for, where its marks take time beside its words
 */
export function bounded(
  text: string,
  weigh: (line: string) => number = ({ length }) => length,
  most = longestArticle,
): Bounded {
  let end = 0
  let room = most
  for (const stop of lineEnds(text)) {
    const line = text.slice(end, stop)
    const weight = weigh(line)
    if (weight > room) {
      const place = end + Math.floor((room * line.length) / weight)
      const word = line.length > longestArticle / 2 ? text.lastIndexOf(' ', place) : end
      const kept = word > 0 ? word : place
      return { text: text.slice(0, kept).trimEnd(), share: kept / text.length }
    }
    room -= weight
    end = stop
  }
  return { text, share: 1 }
}
