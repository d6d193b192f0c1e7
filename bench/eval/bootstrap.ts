import { mean, quantileSorted } from 'd3-array'
import { seededRandom } from '../random.ts'

export interface Interval {
  readonly mean: number
  readonly low: number
  readonly high: number
}

/** The mean and its 95 % percentile interval over questions drawn with replacement (Efron 1979). The same seed, the same interval. */
export function bootstrap(values: readonly number[], draws = 1000, seed = 1): Interval {
  const random = seededRandom(seed)
  const means = Array.from({ length: draws }, () => {
    let sum = 0
    for (let draw = 0; draw < values.length; draw++) sum += values[Math.floor(random() * values.length)] ?? 0
    return sum / Math.max(1, values.length)
  }).sort((a, b) => a - b)
  return {
    mean: mean(values) ?? 0,
    low: quantileSorted(means, 0.025) ?? 0,
    high: quantileSorted(means, 0.975) ?? 0,
  }
}
