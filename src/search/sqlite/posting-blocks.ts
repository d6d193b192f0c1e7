import type { Postings } from '../passage-index.ts'

/** Postings in one block at most. */
export const blockSize = 512

/** The postings of a term as bytes: for each the difference of its passage to the one before, then its count, as LEB128 numbers. */
export function encodePostings(units: Uint32Array, counts: Uint32Array, first: number): Uint8Array {
  const bytes: number[] = []
  const push = (value: number): void => {
    let rest = value
    for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
    bytes.push(rest)
  }
  let last = first
  for (const [at, unit] of units.entries()) {
    push(unit - last)
    push(counts[at] ?? 0)
    last = unit
  }
  return Uint8Array.from(bytes)
}

/** A block as it is stored. */
export interface Block {
  /** Its first passage. */
  readonly first: number
  readonly body: Uint8Array
}

/**
 * Puts blocks, in order, together again.
 *
 * @param frequency at least as many postings as there are
 * @param among where given, blocks without any of these passages (ascending) are passed over
 */
export function decodeBlocks(blocks: readonly Block[], frequency: number, among?: Uint32Array): Postings {
  const units = new Uint32Array(frequency)
  const counts = new Uint32Array(frequency)
  let size = 0
  let next = 0
  for (const [place, { first, body }] of blocks.entries()) {
    const end = blocks[place + 1]?.first ?? Number.POSITIVE_INFINITY
    if (among !== undefined) {
      while (next < among.length && (among[next] ?? 0) < first) next++
      if (next >= among.length || (among[next] ?? 0) >= end) continue
    }
    let unit = first
    for (let at = 0; at < body.length; size++) {
      let value = 0
      for (let shift = 0, more = true; more; shift += 7) {
        const byte = body[at++] ?? 0
        value |= (byte & 127) << shift
        more = byte > 127
      }
      unit += value
      value = 0
      for (let shift = 0, more = true; more; shift += 7) {
        const byte = body[at++] ?? 0
        value |= (byte & 127) << shift
        more = byte > 127
      }
      units[size] = unit
      counts[size] = value
    }
  }
  return { units: units.subarray(0, size), counts: counts.subarray(0, size) }
}
