/** Lower case, no punctuation, no articles, single blanks: the normalisation of SQuAD's evaluation script (Rajpurkar et al. 2016). */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~]/g, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .trim()
    .replace(/\s+/g, ' ')
}

const tokensOf = (text: string): string[] => normalise(text).split(' ').filter(Boolean)

/** 1 where the texts are the same after normalisation, else 0. */
export const exactMatch = (given: string, gold: string): number => (normalise(given) === normalise(gold) ? 1 : 0)

/** Harmonic mean of precision and recall of the normalised tokens, 0 to 1. */
export function tokenF1(given: string, gold: string): number {
  const [one, other] = [tokensOf(given), tokensOf(gold)]
  if (one.length === 0 || other.length === 0) return one.length === other.length ? 1 : 0
  const left = new Map<string, number>()
  for (const token of other) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of one) {
    const count = left.get(token) ?? 0
    if (count === 0) continue
    common++
    left.set(token, count - 1)
  }
  return (2 * common) / (one.length + other.length)
}

/** Whether the normalised tokens of `part` stand beside each other in `whole`. */
export const holds = (whole: string, part: string): boolean => ` ${normalise(whole)} `.includes(` ${normalise(part)} `)

/** Text with plain quotation marks and single blanks, for comparing quotes with their source. */
export const flat = (text: string): string =>
  text.normalize('NFC').replace(/[‘’ʼ]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
