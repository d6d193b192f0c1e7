import type { IndexReader } from './index-reader.ts'

/** Spellings that the cluster names for each word; the caller chooses among them. */
const offered = 60

/**
 * Terms of a field that a misspelling may stand for, the nearest first; the cluster also counts two swapped letters as
 * one edit, so the caller measures again.
 *
 * @param edits how many letters may differ, 1 or 2, for each of the words
 * @returns a list for each word, in the order asked for
 */
export async function nearTerms(
  reader: IndexReader,
  field: string,
  words: readonly { readonly word: string; readonly edits: number }[],
): Promise<string[][]> {
  const wanted = words.filter(({ edits }) => edits > 0)
  if (wanted.length === 0) return words.map(() => [])
  const suggest = Object.fromEntries(
    wanted.map(({ word, edits }, place) => [
      `${place}`,
      {
        text: word,
        term: {
          field,
          analyzer: 'dateline_terms',
          size: offered,
          shard_size: offered * 4,
          max_edits: Math.min(edits, 2),
          prefix_length: 0,
          min_word_length: 3,
          max_inspections: 50,
          // A word of the corpus, too, may be asked for its neighbours, however frequent it is.
          max_term_freq: 1e9,
          suggest_mode: 'always',
          sort: 'score',
          string_distance: 'levenshtein',
        },
      },
    ]),
  )
  const { suggestions } = await reader.search({ size: 0, track_total_hits: false, suggest })
  return words.map((asked) => [...(suggestions[`${wanted.indexOf(asked)}`] ?? [])])
}
