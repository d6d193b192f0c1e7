import { textWidth, type Weight } from './font.ts'

export interface TextStyle {
  readonly size: number
  readonly weight: Weight
}

const ELLIPSIS = '…'

/** The longest start of a text that is no wider than `width`, at least one character. */
function startThatFits(text: string, width: number, { size, weight }: TextStyle): string {
  let start = ''
  let used = 0
  for (const character of text) {
    used += textWidth(character, size, weight)
    if (start !== '' && used > width) break
    start += character
  }
  return start
}

/** A line with an ellipsis after its last whole word that leaves room for it; a single long word is cut. */
function endWithEllipsis(line: string, width: number, style: TextStyle): string {
  const room = width - textWidth(ELLIPSIS, style.size, style.weight)
  let start = line
  while (start.includes(' ') && textWidth(start, style.size, style.weight) > room) {
    start = start.slice(0, start.lastIndexOf(' '))
  }
  return `${startThatFits(start, room, style).replace(/[\s,;:.–—…-]+$/u, '')}${ELLIPSIS}`
}

/** The words of a text; what is wider than a line by itself is broken where the line ends. */
function words(text: string, width: number, style: TextStyle): string[] {
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => {
      const pieces: string[] = []
      let rest = word
      while (textWidth(rest, style.size, style.weight) > width) {
        const piece = startThatFits(rest, width, style)
        if (piece === rest) break
        pieces.push(piece)
        rest = rest.slice(piece.length)
      }
      return [...pieces, rest]
    })
}

/**
 * Breaks a text into lines no wider than `width`, between words where it can.
 * @param most lines at most; the last ends in an ellipsis where something is left out
 */
export function wrapText(text: string, width: number, most: number, style: TextStyle): string[] {
  const lines: string[] = []
  for (const word of words(text, width, style)) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    const fits = last !== undefined && textWidth(longer, style.size, style.weight) <= width
    if (!fits && lines.length === most) {
      lines[most - 1] = endWithEllipsis(last ?? '', width, style)
      return lines
    }
    if (fits) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
