/** A scored candidate and where it stands: tokens of a sentence, `to` exclusive. */
export interface PlacedRow {
  readonly score: number
  /** Number of the sentence; candidates of different sentences share nothing. */
  readonly sentence: number
  readonly from: number
  readonly to: number
}

/** How many of the best candidates may be the answer. */
const likely = 24

/**
 * For each candidate, how much of the answer it is to be expected to share: the mean of its token F1 with each likely
 * candidate, weighted by their shares under softmax (minimum Bayes risk, Kumar and Byrne 2004). "Tucker", "Justin
 * Tucker" and "kicker Justin Tucker" support each other against a rival that stands alone. 0 for unlikely candidates.
 * @param exact how much more a candidate counts for itself: an answer that is right to the letter beside one that shares words with it
 * @param company what the share of all candidates of its sentence counts: which sentence says so is known better than which of its words
 */
export function expectedOverlap(rows: readonly PlacedRow[], exact = 0, company = 0): Float64Array {
  const expected = new Float64Array(rows.length)
  const order = rows.map((_, place) => place).sort((a, b) => scoreAt(rows, b) - scoreAt(rows, a) || a - b)
  const kept = order.slice(0, likely)
  const most = scoreAt(rows, kept[0] ?? 0)
  const total = rows.reduce((sum, { score }) => sum + Math.exp(score - most), 0)
  const shares = sentenceShares(rows)
  for (const one of kept) {
    let sum = company * (shares.get(rows[one]?.sentence ?? -1) ?? 0)
    for (const other of kept) {
      const [a, b] = [rows[one], rows[other]]
      if (a && b) sum += (Math.exp(b.score - most) / total) * (one === other ? 1 + exact : overlap(a, b))
    }
    expected[one] = sum
  }
  return expected
}

/** The share of each sentence under softmax over all candidates. */
export function sentenceShares(rows: readonly PlacedRow[]): Map<number, number> {
  const most = Math.max(...rows.map(({ score }) => score))
  const shares = new Map<number, number>()
  let total = 0
  for (const { score, sentence } of rows) {
    const value = Math.exp(score - most)
    total += value
    shares.set(sentence, (shares.get(sentence) ?? 0) + value)
  }
  for (const [sentence, value] of shares) shares.set(sentence, value / total)
  return shares
}

/** Token F1 of two spans. */
function overlap(a: PlacedRow, b: PlacedRow): number {
  const shared = a.sentence === b.sentence ? Math.min(a.to, b.to) - Math.max(a.from, b.from) : 0
  return shared <= 0 ? 0 : (2 * shared) / (a.to - a.from + b.to - b.from)
}

const scoreAt = (rows: readonly PlacedRow[], place: number): number => rows[place]?.score ?? 0
