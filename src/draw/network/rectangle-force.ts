import type { SimulationNodeDatum } from 'd3-force'

/** A rectangle that a simulation moves; `x` and `y` are its middle. */
export interface Box extends SimulationNodeDatum {
  x: number
  y: number
  readonly width: number
  readonly height: number
  /** Stands still while others give way. */
  readonly fixed: boolean
}

export interface Frame {
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
  if (nearX < nearY) {
    const push = dx < 0 ? -nearX : nearX
    a.x -= push * (1 - shareOfB)
    b.x += push * shareOfB
  } else {
    const push = dy < 0 ? -nearY : nearY
    a.y -= push * (1 - shareOfB)
    b.y += push * shareOfB
  }
  return true
}

/** Moves boxes apart and into the frame, once. Returns whether any two were nearer than `gap`. */
export function separate(boxes: readonly Box[], frame: Frame, gap: number): boolean {
  let wasNear = false
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) wasNear = part(a, b, gap) || wasNear
  })
  for (const box of boxes) if (!box.fixed) keepWithin(box, frame)
  return wasNear
}
