/** 1 where one of the first `count` is relevant, else 0. */
export const foundWithin = (ranked: readonly string[], grades: ReadonlyMap<string, number>, count: number): number =>
  ranked.slice(0, count).some((id) => (grades.get(id) ?? 0) > 0) ? 1 : 0

/** One over the place of the first relevant; 0 where none is. */
export function reciprocalRank(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const place = ranked.findIndex((id) => (grades.get(id) ?? 0) > 0)
  return place < 0 ? 0 : 1 / (place + 1)
}

/** Mean of the precision at each relevant one, as trec_eval's `map`; those not ranked count as 0. */
export function averagePrecision(ranked: readonly string[], grades: ReadonlyMap<string, number>): number {
  const relevant = [...grades.values()].filter((grade) => grade > 0).length
  let found = 0
  let sum = 0
  ranked.forEach((id, place) => {
    if ((grades.get(id) ?? 0) <= 0) return
    found++
    sum += found / (place + 1)
  })
  return relevant > 0 ? sum / relevant : 0
}

/** Normalised discounted cumulative gain of the first `count`, with the grade as the gain, as trec_eval's `ndcg_cut`. */
export function discountedGain(ranked: readonly string[], grades: ReadonlyMap<string, number>, count: number): number {
  const gain = (grade: number, place: number): number => Math.max(0, grade) / Math.log2(place + 2)
  const sum = ranked.slice(0, count).reduce((total, id, place) => total + gain(grades.get(id) ?? 0, place), 0)
  const ideal = [...grades.values()]
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((total, grade, place) => total + gain(grade, place), 0)
  return ideal > 0 ? sum / ideal : 0
}
