import type { AnswerCorpus } from '../src/answer/corpus.ts'
import { Reading } from '../src/answer/reading.ts'
import { extractFacts } from '../src/facts/index.ts'
import { CorpusNameLinker } from '../src/names/name-linker.ts'
import { NameTable, NameTableBuilder, namesOf } from '../src/names/name-table.ts'
import { readDocument } from '../src/nlp/document.ts'
import { analyse } from '../src/search/terms.ts'
import { defaultOptions, inverseFrequency, saturation } from '../src/search/weights.ts'
import type { Article } from '../src/types.ts'

export interface MemoryCorpus extends AnswerCorpus {
  readonly all: readonly Reading[]
  readonly linker: CorpusNameLinker
}

/** A corpus in memory, an article a passage: for training and measuring without an index on disk. */
export function memoryCorpus(articles: readonly Article[]): MemoryCorpus {
  const builder = new NameTableBuilder()
  const all = articles.map((article, number) => {
    const document = readDocument(article)
    builder.add(number, namesOf(document))
    return new Reading(number, document, extractFacts(document))
  })
  const names = new NameTable(builder.finish())
  const frequency = new Map<string, number>()
  for (const reading of all)
    for (const term of new Set([...reading.counts.keys(), ...reading.titleTerms]))
      frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const lengths = all.map(({ counts, titleTerms }) => [...counts.values()].reduce((a, b) => a + b, titleTerms.size))
  const averageLength = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length)
  const numbers = new Map(articles.map((article, number) => [article.id, number]))
  const known = (word: string) => analyse(word).every((term) => frequency.has(term))
  return {
    all,
    passages: articles.length,
    names,
    linker: new CorpusNameLinker(names, known),
    numberOf: async (id) => numbers.get(id),
    readings: async (wanted) => wanted.flatMap((number) => all[number] ?? []),
    async search(terms, filter, limit) {
      const found = all.map((reading, number) => {
        let score = 0
        for (const { term, boost } of terms) {
          const count = (reading.counts.get(term) ?? 0) + (reading.titleTerms.has(term) ? 1 : 0)
          if (count === 0) continue
          const weight = inverseFrequency(frequency.get(term) ?? 0, all.length)
          score += (boost ?? 1) * weight * saturation(count, (lengths[number] ?? 0) / averageLength, defaultOptions)
        }
        const { text } = reading.document.article
        return { unit: number, article: number, start: 0, end: text.length, score }
      })
      const kept = found.filter((hit) => (filter.articles ? filter.articles.has(hit.article) : hit.score > 0))
      return kept.sort((a, b) => b.score - a.score || a.unit - b.unit).slice(0, limit)
    },
    documentFrequencies: async (terms) => terms.map((term) => frequency.get(term) ?? 0),
  }
}
