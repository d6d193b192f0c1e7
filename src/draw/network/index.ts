import type { Profile } from '../../types.ts'
import {
  type Colour,
  clipText,
  type Drawing,
  LONGEST_ALT_TEXT,
  PALETTES,
  type Palette,
  pointsOf,
  svgDocument,
  type Theme,
  x,
} from '../drawing.ts'
import { baselineAt, placeHeading, textElement } from '../placed-text.ts'
import { edgeWords, layoutNetwork, type NetworkBox, type NetworkEdge, type NetworkLayout } from './layout.ts'
import { countMeetings, type Meetings } from './meetings.ts'

const WIDTH = 900
const MARGIN = 28

function boxElements(box: NetworkBox, palette: Palette, ground: Colour, colour: Colour): string[] {
  const { width, height, style, lines } = box
  const at = { x: box.x - width / 2, y: box.y - height / 2, width, height }
  const line = style.size + 8
  const first = box.y - ((lines.length - 1) * line) / 2
  return [
    x('rect', { ...at, rx: 14, fill: palette[ground] }),
    ...lines.map((text, i) => {
      const baseline = baselineAt(first + i * line, style.size)
      return textElement({ ...style, text, x: box.x, baseline, anchor: 'middle', colour }, palette)
    }),
  ]
}

/** A line from the person over its words to the other; the oftener they met, the thicker. */
function edgeElement(person: NetworkBox, { other, label, acquaintance }: NetworkEdge, palette: Palette): string {
  const points = pointsOf([person.x, person.y], [label.x, label.y], [other.x, other.y])
  const width = 3 + 2 * Math.min(acquaintance.count - 1, 4)
  const look = { fill: 'none', stroke: palette.accent, 'stroke-width': width, 'stroke-linejoin': 'round' }
  return x('polyline', { points, ...look })
}

function companyElement({ from, to }: NetworkLayout['company'][number], palette: Palette): string {
  const at = { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
  const look = { stroke: palette.rule, 'stroke-width': 3, 'stroke-dasharray': '2 9', 'stroke-linecap': 'round' }
  return x('line', { ...at, ...look })
}

function subtitleOf({ acquaintances, company, total }: Meetings): string {
  const left = acquaintances.length < total ? `the ${acquaintances.length} met most often of ${total}` : ''
  const dots = company.length > 0 ? 'dotted: at the same meeting' : ''
  return ['Meetings that the articles tell of', left, dots].filter(Boolean).join('; ')
}

function altTextOf({ name, acquaintances, company, total }: Meetings): string {
  const words = acquaintances.map((one) => `${one.name}: ${edgeWords(one)}`)
  const more = total > acquaintances.length ? [`and ${total - acquaintances.length} more`] : []
  const together =
    company.length > 0 ? [`At the same meeting: ${company.map(({ a, b }) => `${a} with ${b}`).join('; ')}`] : []
  return clipText([`Whom ${name} met.`, ...words, ...more, ...together].join('\n'), LONGEST_ALT_TEXT)
}

/**
 * Draws whom a person met: lines carry dates and counts, dotted lines join others who were at one meeting.
 * Of more than 12 others those met most often are drawn, which the picture says.
 * @returns undefined where the profile tells of no meeting
 */
export function profileSvg(profile: Profile, options: { readonly theme: Theme }): Drawing | undefined {
  const meetings = countMeetings(profile)
  if (!meetings) return undefined
  const palette = PALETTES[options.theme]
  const title = `Whom ${meetings.name} met`
  const heading = placeHeading(title, subtitleOf(meetings), MARGIN, MARGIN, WIDTH - 2 * MARGIN)
  const top = MARGIN + heading.height + 24
  const least = 420 + 66 * meetings.acquaintances.length
  const layout = layoutNetwork(meetings, { left: MARGIN, right: WIDTH - MARGIN, top, bottom: top + least })
  const height = Math.ceil(top + layout.height + MARGIN)
  const content = [
    ...layout.company.map((one) => companyElement(one, palette)),
    ...layout.edges.map((edge) => edgeElement(layout.person, edge, palette)),
    ...layout.edges.flatMap(({ label }) => boxElements(label, palette, 'paper', 'muted')),
    ...layout.edges.flatMap(({ other }) => boxElements(other, palette, 'chip', 'ink')),
    ...boxElements(layout.person, palette, 'accent', 'paper'),
    ...heading.texts.map((text) => textElement(text, palette)),
  ]
  const size = { width: WIDTH, height }
  return { svg: svgDocument(size, palette, title, content), altText: altTextOf(meetings), ...size }
}
