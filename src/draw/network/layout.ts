import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import { textWidth } from '../font.ts'
import { type TextStyle, wrapText } from '../placed-text.ts'
import type { Acquaintance, Company, Meetings } from './meetings.ts'

/** A rectangle that a simulation moves; `x` and `y` are its middle. */
interface Box extends SimulationNodeDatum {
  x: number
  y: number
  readonly width: number
  readonly height: number
  /** Stands still while others give way. */
  readonly fixed: boolean
}

interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function keepWithin(box: Box, { left, right, top, bottom }: Frame): void {
  box.x = Math.min(Math.max(box.x, left + box.width / 2), right - box.width / 2)
  box.y = Math.min(Math.max(box.y, top + box.height / 2), bottom - box.height / 2)
}

/** Parts two boxes along the way that is shorter. Returns whether they were too near. */
function part(a: Box, b: Box, gap: number): boolean {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const nearX = (a.width + b.width) / 2 + gap - Math.abs(dx)
  const nearY = (a.height + b.height) / 2 + gap - Math.abs(dy)
  if (nearX <= 0.01 || nearY <= 0.01) return false
  const shareOfB = a.fixed ? 1 : b.fixed ? 0 : 0.5
  const [axis, near, distance] = nearX < nearY ? (['x', nearX, dx] as const) : (['y', nearY, dy] as const)
  const push = distance < 0 ? -near : near
  a[axis] -= push * (1 - shareOfB)
  b[axis] += push * shareOfB
  return true
}

/** Moves boxes apart and into the frame, once. Returns whether any two were nearer than `gap`. */
function separate(boxes: readonly Box[], frame: Frame, gap: number): boolean {
  let wasNear = false
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) wasNear = part(a, b, gap) || wasNear
  })
  for (const box of boxes) if (!box.fixed) keepWithin(box, frame)
  return wasNear
}

/** A name, or the words on a line between two names, in its box. */
export interface NetworkBox extends Box {
  readonly lines: readonly string[]
  readonly style: TextStyle
}

export interface NetworkEdge {
  readonly acquaintance: Acquaintance
  readonly other: NetworkBox
  /** The words of the line, in the middle of it. */
  readonly label: NetworkBox
}

export interface NetworkLayout {
  readonly height: number
  readonly person: NetworkBox
  readonly edges: readonly NetworkEdge[]
  readonly company: readonly { readonly from: NetworkBox; readonly to: NetworkBox }[]
}

const PERSON_STYLE: TextStyle = { size: 34, weight: 'semibold' }
const NAME_STYLE: TextStyle = { size: 28, weight: 'semibold' }
const LABEL_STYLE: TextStyle = { size: 26, weight: 'regular' }
const PADDING = 16
const GAP = 16
const STEPS = 300

function boxOf(lines: readonly string[], style: TextStyle, place: { x: number; y: number }, fixed = false): NetworkBox {
  const width = Math.max(...lines.map((line) => textWidth(line, style.size, style.weight))) + 2 * PADDING
  return { ...place, width, height: lines.length * (style.size + 8) + PADDING, lines, style, fixed }
}

/** "24 August 2019", "twice, 2019", "3 times, 2018–2021". */
export const edgeWords = ({ count, dates }: Acquaintance): string =>
  [count === 1 ? '' : count === 2 ? 'twice' : `${count} times`, dates].filter(Boolean).join(', ') || 'once'

/** Where the others begin: around the person, those met most often at the top, in an oval as tall as the frame. */
function startOf(index: number, count: number, frame: Frame): { x: number; y: number; angle: number } {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2 + (count === 2 ? Math.PI / 5 : 0)
  const x = (frame.left + frame.right) / 2 + Math.cos(angle) * ((frame.right - frame.left) / 2 - 110)
  const y = (frame.top + frame.bottom) / 2 + Math.sin(angle) * ((frame.bottom - frame.top) / 2 - 40)
  return { x, y, angle }
}

function build({ name, acquaintances }: Meetings, frame: Frame) {
  const middle = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 }
  const box = boxOf(wrapText(name, 300, 3, PERSON_STYLE), PERSON_STYLE, middle, true)
  const person = { ...box, fx: middle.x, fy: middle.y }
  const edges = acquaintances.map((acquaintance, i): NetworkEdge => {
    const place = startOf(i, acquaintances.length, frame)
    const half = { x: middle.x + (place.x - middle.x) * 0.6, y: middle.y + (place.y - middle.y) * 0.6 }
    const other = boxOf(wrapText(acquaintance.name, 250, 3, NAME_STYLE), NAME_STYLE, place)
    const label = boxOf(wrapText(edgeWords(acquaintance), 210, 3, LABEL_STYLE), LABEL_STYLE, half)
    return { acquaintance, other, label }
  })
  return { person, edges }
}

/** Joins the person, the words and the other by springs, so that the words stay on the line between them. */
function simulate(
  person: NetworkBox,
  edges: readonly NetworkEdge[],
  company: NetworkLayout['company'],
  frame: Frame,
): void {
  const boxes = [person, ...edges.flatMap(({ other, label }) => [other, label])]
  const springs: SimulationLinkDatum<NetworkBox>[] = edges.flatMap(({ other, label }) => [
    { source: person, target: label },
    { source: label, target: other },
  ])
  const pairs: SimulationLinkDatum<NetworkBox>[] = company.map(({ from, to }) => ({ source: from, target: to }))
  const starts = new Map(boxes.map((box) => [box, { x: box.x, y: box.y }]))
  const simulation = forceSimulation(boxes)
    .force('springs', forceLink<NetworkBox, SimulationLinkDatum<NetworkBox>>(springs).distance(120).strength(0.2))
    .force('company', forceLink<NetworkBox, SimulationLinkDatum<NetworkBox>>(pairs).distance(200).strength(0.06))
    .force('apart', forceManyBody<NetworkBox>().strength(-500))
    .force('x', forceX<NetworkBox>((box) => starts.get(box)?.x ?? 0).strength(0.3))
    .force('y', forceY<NetworkBox>((box) => starts.get(box)?.y ?? 0).strength(0.3))
    .stop()
  for (let step = 0; step < STEPS; step++) {
    simulation.tick()
    separate(boxes, frame, GAP)
  }
}

/** Lets boxes that are still too near part; undefined where the frame has no room for them. */
function settle(boxes: readonly NetworkBox[], frame: Frame): boolean {
  for (let step = 0; step < STEPS * 4; step++) if (!separate(boxes, frame, GAP)) return true
  return false
}

function companyIn(company: readonly Company[], edges: readonly NetworkEdge[]): NetworkLayout['company'] {
  const byName = new Map(edges.map(({ acquaintance, other }) => [acquaintance.name, other]))
  return company.flatMap(({ a, b }) => {
    const [from, to] = [byName.get(a), byName.get(b)]
    return from && to ? [{ from, to }] : []
  })
}

/** How often the frame may grow by a quarter before the boxes are put in rows. */
const MOST_GROWTHS = 3

/** Rows below the person, one an acquaintance: the words of the line, then the name. Always has room; for where springs find none. */
function stack({ person, edges }: ReturnType<typeof build>, frame: Frame): number {
  const width = frame.right - frame.left
  person.y = frame.top + person.height / 2
  person.fy = person.y
  let top = frame.top + person.height + 4 * GAP
  for (const { other, label } of edges) {
    const height = Math.max(other.height, label.height)
    label.x = frame.left + width * 0.3
    other.x = frame.left + width * 0.72
    label.y = top + height / 2
    other.y = label.y
    top += height + GAP
  }
  return top - frame.top
}

/**
 * Lays out who met whom: the person in the middle, the others around, no two boxes touching. The same meetings give
 * the same picture. The frame grows downwards until all have room.
 * @param frame where the boxes may stand, in pixels; its height is the least
 */
export function layoutNetwork(meetings: Meetings, frame: Frame): NetworkLayout {
  let room = frame
  for (let growth = 0; growth < MOST_GROWTHS; growth++) {
    const { person, edges } = build(meetings, room)
    const company = companyIn(meetings.company, edges)
    simulate(person, edges, company, room)
    const boxes = [person, ...edges.flatMap(({ other, label }) => [other, label])]
    if (settle(boxes, room)) {
      const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2))
      return { height: bottom - room.top, person, edges, company }
    }
    room = { ...room, bottom: room.bottom + (room.bottom - room.top) * 0.25 }
  }
  const built = build(meetings, frame)
  return { height: stack(built, frame), ...built, company: companyIn(meetings.company, built.edges) }
}
