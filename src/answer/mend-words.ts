import { isEnglishWord } from '../nlp/wink.ts'
import { nearestWords } from './names/nearest-words.ts'
import type { Reading } from './reading.ts'

const word = /[a-z]{5,}/g

/**
 * Mends words that are neither English nor in any article, by the words of the articles at hand: "who opend the recepton".
 * @param form the question, its names already linked
 * @param known whether any article has a word
 * @returns the mended question; undefined where nothing was to mend
 */
export function mendWords(
  form: string,
  known: (word: string) => boolean,
  readings: readonly Reading[],
): string | undefined {
  let vocabulary: Set<string> | undefined
  let changed = false
  const mended = form.replace(word, (written, at: number) => {
    if (/[\p{L}\p{N}]/u.test(form[at - 1] ?? '') || known(written) || isEnglishWord(written)) return written
    vocabulary ??= new Set(
      readings.flatMap(({ document }) =>
        document.sentences.flatMap(({ tokens }) =>
          tokens.map((token) => token.lower).filter((lower) => /^[a-z]{4,}$/.test(lower)),
        ),
      ),
    )
    // A letter left out is the commonest slip: of words equally near, the longest.
    const nearest = nearestWords(written, vocabulary, 3).reduce<string | undefined>(
      (best, word) => (best && best.length >= word.length ? best : word),
      undefined,
    )
    if (nearest) changed = true
    return nearest ?? written
  })
  return changed ? mended : undefined
}
