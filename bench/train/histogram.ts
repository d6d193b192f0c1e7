import type { BinnedColumn } from './bins.ts'

/** A cut of a leaf's rows in two: rows whose bin is `bin` or less go left. */
export interface Split {
  readonly column: number
  readonly bin: number
  /** How much it lessens the loss. */
  readonly gain: number
}

export interface SplitRules {
  /** Least sum of second derivatives on either side. */
  readonly minChildWeight: number
  /** Added to each sum of second derivatives (L2). */
  readonly l2: number
  /** Least gain. */
  readonly minGain: number
}

/** Sums of the derivatives of a leaf's rows: for bin `b` of a column at `2 * (offset + b)` the first, after it the second. */
export type Histogram = Float64Array<ArrayBuffer>

/** The value that lessens a leaf's loss most (one Newton step). */
export const leafValue = (gradient: number, hessian: number, l2: number): number => -gradient / (hessian + l2)

/** Sums derivatives by bin, and finds the best cut in the sums. */
export class Histograms {
  readonly #columns: readonly BinnedColumn[]
  readonly #offsets: readonly number[]
  readonly #size: number
  readonly #ordered: Float64Array
  readonly #free: Histogram[] = []

  constructor(columns: readonly BinnedColumn[], rows: number) {
    this.#columns = columns
    const offsets: number[] = []
    let size = 0
    for (const column of columns) {
      offsets.push(size)
      size += column.bounds.length + 1
    }
    this.#offsets = offsets
    this.#size = size
    this.#ordered = new Float64Array(2 * rows)
  }

  /** Sums over the rows `order[from..to)`, for the columns named. */
  sum(order: Uint32Array, from: number, to: number, derivatives: Derivatives, chosen: readonly number[]): Histogram {
    const histogram = this.#free.pop()?.fill(0) ?? new Float64Array(2 * this.#size)
    const { gradient, hessian } = derivatives
    const ordered = this.#ordered
    for (let place = from, at = 0; place < to; place++) {
      const row = order[place] as number
      ordered[at++] = gradient[row] as number
      ordered[at++] = hessian[row] as number
    }
    for (const column of chosen) {
      const { bins } = this.#columns[column] as BinnedColumn
      const sums = histogram.subarray(2 * (this.#offsets[column] as number))
      addColumn(sums, bins, order, from, to, ordered)
    }
    return histogram
  }

  /** Turns the sums of a leaf into those of one half, given the other's. */
  subtract(whole: Histogram, half: Histogram): Histogram {
    for (let at = 0; at < whole.length; at++) whole[at] = (whole[at] as number) - (half[at] as number)
    return whole
  }

  release(histogram: Histogram): void {
    this.#free.push(histogram)
  }

  /** The best cut of a leaf with these sums of derivatives; undefined where none is allowed. */
  bestSplit(histogram: Histogram, total: Sums, chosen: readonly number[], rules: SplitRules): Split | undefined {
    let best: Split | undefined
    let most = rules.minGain
    const whole = total.gradient ** 2 / (total.hessian + rules.l2)
    for (const column of chosen) {
      const start = 2 * (this.#offsets[column] as number)
      const cuts = (this.#columns[column] as BinnedColumn).bounds.length
      let gradient = 0
      let hessian = 0
      for (let bin = 0; bin < cuts; bin++) {
        gradient += histogram[start + 2 * bin] as number
        hessian += histogram[start + 2 * bin + 1] as number
        if (hessian < rules.minChildWeight) continue
        const rest = total.hessian - hessian
        if (rest < rules.minChildWeight) break
        const gain = gradient ** 2 / (hessian + rules.l2) + (total.gradient - gradient) ** 2 / (rest + rules.l2) - whole
        if (gain > most) {
          most = gain
          best = { column, bin, gain }
        }
      }
    }
    return best
  }
}

export interface Sums {
  readonly gradient: number
  readonly hessian: number
}

export interface Derivatives {
  readonly gradient: Float64Array
  readonly hessian: Float64Array
}

/** The inner loop of all training. */
function addColumn(
  sums: Float64Array,
  bins: Uint8Array,
  order: Uint32Array,
  from: number,
  to: number,
  ordered: Float64Array,
): void {
  for (let place = from, at = 0; place < to; place++, at += 2) {
    const bin = 2 * (bins[order[place] as number] as number)
    sums[bin] = (sums[bin] as number) + (ordered[at] as number)
    sums[bin + 1] = (sums[bin + 1] as number) + (ordered[at + 1] as number)
  }
}
