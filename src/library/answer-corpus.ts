import type { AnswerCorpus } from '../answer/corpus.ts'
import { Reading } from '../answer/reading.ts'
import { breathe } from '../breathe.ts'
import type { OpenedCorpus } from '../index/backend.ts'
import { openDocument } from '../nlp/document-record.ts'
import { queryTerms } from '../search/query.ts'
import type { StoryRecord, StorySource } from '../story/index.ts'

/** Characters of the opened articles that are kept in memory, of all corpora together, which take some 20 MB: those of 100 news articles. Opening one again takes less than a millisecond. */
const keptCharacters = 250_000

/** An opened corpus as answering wants it. @param kept where opened articles are kept in memory */
export function answerCorpus(opened: OpenedCorpus, kept = shared): AnswerCorpus {
  const cache = kept.of(opened)
  const read = async (articles: readonly number[]): Promise<ReadonlyMap<number, Reading>> => {
    const fresh = new Map<number, Reading>()
    const records = articles.length === 0 ? [] : await opened.records(articles)
    for (const [i, { article, payload }] of records.entries()) {
      const number = articles[i]
      if (number === undefined) continue
      const reading = new Reading(number, openDocument(article, payload.document), payload.facts)
      cache.add(number, reading)
      fresh.set(number, reading)
      await breathe()
    }
    return fresh
  }
  return {
    names: opened.names,
    // A corpus on a cluster may grow while it is open.
    get passages() {
      return opened.passages
    },
    async readings(articles) {
      const known = new Map(articles.map((number) => [number, cache.get(number)]))
      const fresh = await read(articles.filter((number) => !known.get(number)))
      return articles.flatMap((number) => fresh.get(number) ?? known.get(number) ?? [])
    },
    numberOf: (id) => opened.numberOf(id),
    search: (terms, filter, limit) => opened.search(terms, filter, limit),
    documentFrequencies: (terms) => opened.documentFrequencies(terms),
  }
}

/** Opened articles that are kept in memory, the last used ones, within a bound on the length of their texts. */
export class ReadingCache {
  /** In the order in which they were used: the last one last. */
  readonly #kept = new Map<string, Reading>()
  readonly #corpora = new WeakMap<object, number>()
  #count = 0
  #length = 0

  /** @param most characters of text; an opened article takes some 80 bytes for each */
  constructor(private readonly most: number) {}

  /** What is kept of one corpus, whose articles have numbers of its own. */
  of(corpus: object) {
    const own = this.#corpora.get(corpus) ?? this.#count++
    this.#corpora.set(corpus, own)
    return {
      get: (number: number): Reading | undefined => this.#get(`${own}:${number}`),
      /** Keeps an article. One that is longer than the bound is kept until the next comes. */
      add: (number: number, reading: Reading): void => this.#add(`${own}:${number}`, reading),
    }
  }

  #get(key: string): Reading | undefined {
    const reading = this.#kept.get(key)
    if (!reading) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, reading)
    return reading
  }

  #add(key: string, reading: Reading): void {
    const known = this.#kept.get(key)
    if (known) this.#length -= lengthOf(known)
    this.#kept.delete(key)
    this.#kept.set(key, reading)
    this.#length += lengthOf(reading)
    for (const [oldest, other] of this.#kept) {
      if (this.#length <= this.most || oldest === key) return
      this.#kept.delete(oldest)
      this.#length -= lengthOf(other)
    }
  }
}

const shared = new ReadingCache(keptCharacters)

const lengthOf = (reading: Reading): number => reading.document.article.text.length

/** Records that are read at once. */
const batch = 8

/** An opened corpus as timelines and profiles want it. */
export function storySource(opened: OpenedCorpus): StorySource {
  return {
    names: opened.names,
    size: opened.size,
    numberOf: (id) => opened.numberOf(id),
    records: (articles) => readInBatches(opened, articles),
    search: async (text, limit) => {
      const best = new Map<number, number>()
      for (const hit of await opened.search(queryTerms(text), {}, limit * 2))
        if (!best.has(hit.article)) best.set(hit.article, hit.score)
      return [...best].slice(0, limit).map(([article, score]) => ({ article, score }))
    },
    highlights: () => opened.highlights(),
  }
}

async function* readInBatches(opened: OpenedCorpus, articles: readonly number[]): AsyncGenerator<StoryRecord> {
  for (let at = 0; at < articles.length; at += batch) {
    for (const { article, payload } of await opened.records(articles.slice(at, at + batch))) {
      yield { article, facts: payload.facts, names: payload.names.names.map(({ name }) => name) }
      await breathe()
    }
  }
}
