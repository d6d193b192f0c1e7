/** What boosting makes small. Scores, first and second derivatives have one number a row. */
export interface Objective {
  readonly name: string
  /** The score that every row starts from. */
  readonly bias: number
  /** Writes the derivatives of the loss at these scores; rows that nothing is learned from get zeros. */
  derive(scores: Float64Array, gradient: Float64Array, hessian: Float64Array): void
  /** Mean loss over these questions. */
  loss(scores: Float64Array, groups: readonly number[]): number
}

const least = 1e-12

/**
 * Listwise softmax (ListNet, Cao et al. 2007): the scores of a question's rows become a distribution, which is to be the
 * distribution of the labels, each raised to `power`. Questions whose labels are all zero teach nothing.
 */
export function softmaxObjective(labels: Float32Array, starts: Uint32Array, power = 1): Objective {
  const target = new Float64Array(labels.length)
  for (let group = 0; group + 1 < starts.length; group++) {
    const [from, to] = span(starts, group)
    let sum = 0
    for (let row = from; row < to; row++)
      sum += target[row] = (labels[row] as number) > 0 ? (labels[row] as number) ** power : 0
    if (sum > 0) for (let row = from; row < to; row++) target[row] = (target[row] as number) / sum
  }
  const teaches = (from: number, to: number): boolean => {
    for (let row = from; row < to; row++) if ((target[row] as number) > 0) return true
    return false
  }
  return {
    name: 'softmax',
    bias: 0,
    derive(scores, gradient, hessian) {
      for (let group = 0; group + 1 < starts.length; group++) {
        const [from, to] = span(starts, group)
        if (!teaches(from, to)) {
          gradient.fill(0, from, to)
          hessian.fill(0, from, to)
          continue
        }
        const [most, total] = partition(scores, from, to)
        for (let row = from; row < to; row++) {
          const share = Math.exp((scores[row] as number) - most) / total
          gradient[row] = share - (target[row] as number)
          hessian[row] = Math.max(share * (1 - share), least)
        }
      }
    },
    loss(scores, groups) {
      let sum = 0
      let counted = 0
      for (const group of groups) {
        const [from, to] = span(starts, group)
        if (!teaches(from, to)) continue
        const [most, total] = partition(scores, from, to)
        counted++
        for (let row = from; row < to; row++)
          if ((target[row] as number) > 0)
            sum -= (target[row] as number) * ((scores[row] as number) - most - Math.log(total))
      }
      return counted > 0 ? sum / counted : 0
    },
  }
}

/**
 * LambdaRank for the first place only: pairs of rows of one question, weighted by how much the label of the first row
 * would change if they changed places (Burges 2010, with the label itself as the gain at rank 1).
 * Each row is paired with the row that stands first.
 */
export function firstPlaceObjective(labels: Float32Array, starts: Uint32Array): Objective {
  return {
    name: 'first-place',
    bias: 0,
    derive(scores, gradient, hessian) {
      gradient.fill(0)
      hessian.fill(0)
      for (let group = 0; group + 1 < starts.length; group++) {
        const [from, to] = span(starts, group)
        const first = firstRow(scores, from, to)
        for (let row = from; row < to; row++) {
          const gain = (labels[row] as number) - (labels[first] as number)
          if (gain === 0) continue
          const [better, worse] = gain > 0 ? [row, first] : [first, row]
          const pull = 1 / (1 + Math.exp((scores[better] as number) - (scores[worse] as number)))
          const weight = Math.abs(gain)
          gradient[better] = (gradient[better] as number) - weight * pull
          gradient[worse] = (gradient[worse] as number) + weight * pull
          const bend = Math.max(weight * pull * (1 - pull), least)
          hessian[better] = (hessian[better] as number) + bend
          hessian[worse] = (hessian[worse] as number) + bend
        }
      }
    },
    loss(scores, groups) {
      let sum = 0
      let counted = 0
      for (const group of groups) {
        const [from, to] = span(starts, group)
        const best = labels.subarray(from, to).reduce((most, label) => Math.max(most, label), 0)
        if (best === 0) continue
        sum += best - (labels[firstRow(scores, from, to)] as number)
        counted++
      }
      return counted > 0 ? sum / counted : 0
    },
  }
}

/** Logistic loss, each row for itself: the score is the log odds that its label is `least` or more. */
export function binaryObjective(labels: Float32Array, starts: Uint32Array, atLeast = 0.5): Objective {
  const truth = Float64Array.from(labels, (label) => (label >= atLeast ? 1 : 0))
  const share = truth.reduce((sum, value) => sum + value, 0) / Math.max(1, truth.length)
  const bias = Math.log(Math.max(share, least) / Math.max(1 - share, least))
  return {
    name: 'binary',
    bias,
    derive(scores, gradient, hessian) {
      for (let row = 0; row < truth.length; row++) {
        const chance = 1 / (1 + Math.exp(-(scores[row] as number)))
        gradient[row] = chance - (truth[row] as number)
        hessian[row] = Math.max(chance * (1 - chance), least)
      }
    },
    loss(scores, groups) {
      let sum = 0
      let counted = 0
      for (const group of groups) {
        const [from, to] = span(starts, group)
        for (let row = from; row < to; row++) {
          const against = (1 - 2 * (truth[row] as number)) * (scores[row] as number)
          sum += against > 30 ? against : Math.log1p(Math.exp(against))
          counted++
        }
      }
      return counted > 0 ? sum / counted : 0
    },
  }
}

/** The row of a question with the highest score, the earliest of equals; `from` for a question without rows. */
export function firstRow(scores: ArrayLike<number>, from: number, to: number): number {
  let first = from
  for (let row = from + 1; row < to; row++) if ((scores[row] as number) > (scores[first] as number)) first = row
  return first
}

function span(starts: Uint32Array, group: number): [from: number, to: number] {
  return [starts[group] as number, starts[group + 1] as number]
}

/** The highest score, and the sum of the exponentials of what each score lies below it. */
function partition(scores: Float64Array, from: number, to: number): [most: number, total: number] {
  let most = Number.NEGATIVE_INFINITY
  for (let row = from; row < to; row++) if ((scores[row] as number) > most) most = scores[row] as number
  let total = 0
  for (let row = from; row < to; row++) total += Math.exp((scores[row] as number) - most)
  return [most, total]
}
