export interface RiskCoverage {
  /** Risk among the surest `coverage` of all, for each coverage asked for. */
  readonly points: readonly { readonly coverage: number; readonly risk: number; readonly confidence: number }[]
  /** Area under the curve, 0 to 1: mean risk over all coverages. Lower is better (Geifman and El-Yaniv 2017). */
  readonly area: number
}

/** How wrong the surest answers are, at each coverage. Answers of equal confidence count with their mean. */
export function riskCoverage(
  answers: readonly { readonly confidence: number; readonly right: number }[],
  coverages: readonly number[],
): RiskCoverage {
  const sorted = [...answers].sort((a, b) => b.confidence - a.confidence)
  const risks: number[] = []
  let wrong = 0
  for (let from = 0; from < sorted.length; ) {
    let to = from
    while (to < sorted.length && sorted[to]?.confidence === sorted[from]?.confidence) to++
    const mean = sorted.slice(from, to).reduce((sum, { right }) => sum + 1 - right, 0) / (to - from)
    for (; from < to; from++) {
      wrong += mean
      risks.push(wrong / (from + 1))
    }
  }
  const points = coverages.map((coverage) => {
    const place = Math.max(0, Math.min(sorted.length, Math.round(coverage * sorted.length)) - 1)
    return { coverage, risk: risks[place] ?? 0, confidence: sorted[place]?.confidence ?? 0 }
  })
  return { points, area: risks.reduce((sum, risk) => sum + risk, 0) / Math.max(1, risks.length) }
}
