/** A column whose values are replaced by the number of the interval that they fall in, so that sums are quick. */
export interface BinnedColumn {
  readonly bins: Uint8Array
  /** `value <= bounds[b]` for every value of a bin up to `b`, and for none above it. One less than there are bins. */
  readonly bounds: readonly number[]
}

/** Most bins of a column; a bin's number must fit a byte. */
export const mostBins = 255

/** Cuts a column into intervals with about as many rows each; a column of few values gets one for each. NaN falls into the last. */
export function binColumn(column: Float32Array, limit = mostBins): BinnedColumn {
  const bounds = cuts(Float32Array.from(column).sort(), limit)
  const bins = new Uint8Array(column.length)
  for (let row = 0; row < column.length; row++) bins[row] = binOf(column[row] as number, bounds)
  return { bins, bounds }
}

/** The first bin whose bound is not below the value; NaN gets the last. */
function binOf(value: number, bounds: readonly number[]): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= (bounds[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

function cuts(sorted: Float32Array, limit: number): number[] {
  const values: number[] = []
  const counts: number[] = []
  for (const value of sorted) {
    if (Number.isNaN(value)) break
    if (value === values.at(-1)) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
    else {
      values.push(value)
      counts.push(1)
    }
  }
  const known = counts.reduce((sum, count) => sum + count, 0)
  const bounds: number[] = []
  let [filled, left, bins] = [0, known, limit - 1]
  for (let place = 0; place + 1 < values.length; place++) {
    filled += counts[place] as number
    const crowded = values.length - place - 1 > bins - bounds.length
    if (crowded && filled < left / (bins - bounds.length + 1)) continue
    if (bounds.length >= bins) break
    bounds.push(between(values[place] as number, values[place + 1] as number))
    left -= filled
    filled = 0
  }
  // A bound above all values parts them from NaN.
  if (known < sorted.length && values.length > 0) bounds.push(values.at(-1) as number)
  return bounds
}

/** The shortest decimal number from `low` (inclusive) to `high` (exclusive) near their middle, so that the model's file is small. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2
  for (let digits = 1; digits < 17; digits++) {
    const rounded = Number(middle.toPrecision(digits))
    if (rounded >= low && rounded < high) return rounded
  }
  return low
}
