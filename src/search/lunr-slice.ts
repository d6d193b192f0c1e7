import lunr from 'lunr'

const field = 'body'
const noMetadata = Object.freeze({})
const emptyPipeline = new lunr.Pipeline()

/** The BM25 weight of a term in a passage. */
export interface SliceEntry {
  readonly unit: number
  readonly weight: number
}

/** A term of a query with the passages that count. */
export interface SliceTerm {
  readonly term: string
  readonly boost: number
  /** No passage twice. */
  readonly entries: readonly SliceEntry[]
}

/** A passage with its BM25 score for the whole query. */
export interface SliceMatch {
  readonly unit: number
  readonly score: number
}

/**
 * Lets lunr score a query over the part of the index that the query touches. Whole, lunr's index holds an object for
 * each posting and takes hundreds of megabytes; the slice of one query takes a few thousand postings.
 *
 * @param terms no term twice
 */
export function searchSlice(terms: readonly SliceTerm[]): SliceMatch[] {
  const invertedIndex: Record<string, object> = Object.create(null)
  const elements = new Map<number, number[]>()
  terms.forEach(({ term, entries }, index) => {
    const documents: Record<string, object> = {}
    for (const { unit, weight } of entries) {
      documents[unit] = noMetadata
      const vector = elements.get(unit)
      if (vector === undefined) elements.set(unit, [index, weight])
      else vector.push(index, weight)
    }
    invertedIndex[term] = { _index: index, [field]: documents }
  })
  const fieldVectors: Record<string, lunr.Vector> = Object.create(null)
  for (const [unit, vector] of elements) fieldVectors[`${field}/${unit}`] = new lunr.Vector(vector)
  const slice = new lunr.Index({
    invertedIndex,
    fieldVectors,
    documentVectors: fieldVectors,
    tokenSet: lunr.TokenSet.fromArray(terms.map(({ term }) => term).sort()),
    fields: [field],
    pipeline: emptyPipeline,
  })
  const results = slice.query((query) => {
    for (const { term, boost } of terms) query.term(term, { boost, usePipeline: false })
  })
  // lunr divides by the length of the query's vector; undone, scores are plain BM25 sums.
  const magnitude = Math.hypot(...terms.map(({ boost }) => boost))
  return results.map(({ ref, score }) => ({ unit: Number(ref), score: score * magnitude }))
}
