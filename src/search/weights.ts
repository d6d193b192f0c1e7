/**
 * Inverse document frequency as lunr computes it, ln(1 + (N - n + 0.5) / (n + 0.5)).
 *
 * @param frequency number of passages with the term
 * @param size number of passages
 */
export function inverseFrequency(frequency: number, size: number): number {
  return Math.log(1 + Math.abs((size - frequency + 0.5) / (frequency + 0.5)))
}
