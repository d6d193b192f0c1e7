import { LINE_HEIGHT, type PlacedText } from './placed-text.ts'
import { type TextStyle, wrapText } from './wrap.ts'

const TITLE: TextStyle = { size: 44, weight: 'semibold' }
const SUBTITLE: TextStyle = { size: 26, weight: 'regular' }

export interface Heading {
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
