import { type Colour, type Palette, x, xmlText } from './drawing.ts'
import { textWidth, WEIGHTS, type Weight } from './font.ts'

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
const words = (text: string, width: number, style: TextStyle): string[] =>
  text
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

/** One line of text at its place. */
export interface PlacedText extends TextStyle {
  readonly text: string
  /** Left edge, middle or right edge, as `anchor` says. */
  readonly x: number
  readonly baseline: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly colour: Colour
}

/** Distance of two baselines, in em. */
export const LINE_HEIGHT = 1.28

/** The baseline of text whose capital letters stand in the middle of `y`. */
export const baselineAt = (y: number, size: number): number => y + 0.36 * size

export function textElement(
  { text, x: at, baseline, anchor, size, weight, colour }: PlacedText,
  palette: Palette,
): string {
  const attributes = {
    x: at,
    y: baseline,
    // Kerning, and another font in another viewer, would make a text wider or narrower than its room.
    textLength: textWidth(text, size, weight),
    'font-size': size,
    'font-weight': WEIGHTS[weight],
    'text-anchor': anchor === 'start' ? undefined : anchor,
    fill: palette[colour],
  }
  return x('text', attributes, xmlText(text))
}

const TITLE: TextStyle = { size: 44, weight: 'semibold' }
const SUBTITLE: TextStyle = { size: 26, weight: 'regular' }

interface Heading {
  readonly texts: readonly PlacedText[]
  readonly height: number
}

/** Sets lines of a title and of a subtitle below it. */
export function placeHeading(title: string, subtitle: string, left: number, top: number, width: number): Heading {
  let y = top
  const set = (text: string, style: TextStyle, colour: PlacedText['colour']) =>
    wrapText(text, width, 2, style).map((line): PlacedText => {
      y += style.size * LINE_HEIGHT
      return { ...style, text: line, x: left, baseline: y - style.size * 0.28, anchor: 'start', colour }
    })
  const titleLines = set(title, TITLE, 'ink')
  y += 6
  const texts = [...titleLines, ...set(subtitle, SUBTITLE, 'muted')]
  return { texts, height: y - top }
}
