/** A question with the best answer there is to it, whether or not it was given. */
export interface Candidate {
  /** How sure the answer is; undefined where there is none. */
  readonly confidence: number | undefined
  readonly right: boolean
  /** Whether the articles answer the question: where they do not, silence is right. */
  readonly answerable: boolean
}

/** Shares of all questions. */
export interface Choice {
  readonly right: number
  readonly wrong: number
  /** The confidence from which on answers are given; undefined where none is. */
  readonly from: number | undefined
}

/**
 * The risk-coverage trade-off of answers that may be kept back (El-Yaniv and Wiener 2010, "On the foundations of
 * noise-free selective classification"), read as a person does who bears so many wrong answers and no more: of all
 * thresholds with at most the share `risk` of the questions wrong, the one with the most right; the higher of equals.
 */
export function rightAtRisk(candidates: readonly Candidate[], risk: number): Choice {
  const total = Math.max(1, candidates.length)
  const sorted = candidates
    .flatMap(({ confidence, ...rest }) => (confidence === undefined ? [] : [{ confidence, ...rest }]))
    .sort((a, b) => b.confidence - a.confidence)
  let [right, wrong] = [candidates.filter(({ answerable }) => !answerable).length, 0]
  let best: Choice = { right: right / total, wrong, from: undefined }
  sorted.forEach((one, place) => {
    if (one.right) right++
    else wrong++
    if (!one.answerable) right--
    // Answers of one confidence are given or kept back together.
    if (sorted[place + 1]?.confidence === one.confidence || wrong / total > risk + 1e-9) return
    if (right / total > best.right) best = { right: right / total, wrong: wrong / total, from: one.confidence }
  })
  return best
}
