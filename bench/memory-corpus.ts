import type { AnswerCorpus } from '../src/answer/corpus.ts'
import type { Reading } from '../src/answer/reading.ts'
import type { OpenedCorpus } from '../src/index/backend.ts'
import { CorpusFile } from '../src/index/corpus-file.ts'
import { SqliteCorpus } from '../src/index/sqlite-corpus.ts'
import { analyseArticle } from '../src/index/stored-article.ts'
import { answerCorpus, ReadingCache } from '../src/library/answer-corpus.ts'
import { CorpusNameLinker } from '../src/names/name-linker.ts'
import { analyse } from '../src/search/terms.ts'
import type { Article } from '../src/types.ts'

/** A corpus in memory, built as one on disk is. */
export async function inMemory(articles: readonly Article[]): Promise<OpenedCorpus> {
  const file = CorpusFile.create(':memory:')
  for (const article of articles) file.add('', '', { article, payload: analyseArticle(article) })
  return SqliteCorpus.open(await file.finish([]), 'by size')
}

export interface MemoryCorpus extends AnswerCorpus {
  readonly all: readonly Reading[]
  readonly linker: CorpusNameLinker
  close(): Promise<void>
}

/** A corpus in memory as answering sees it, and all its articles opened: for training and measuring. */
export async function memoryCorpus(articles: readonly Article[]): Promise<MemoryCorpus> {
  const opened = await inMemory(articles)
  const corpus = answerCorpus(opened, new ReadingCache(Number.POSITIVE_INFINITY))
  const all = await corpus.readings(articles.map((_, number) => number))
  const terms = new Set(all.flatMap((reading) => [...reading.counts.keys(), ...reading.titleTerms]))
  const known = (word: string) => analyse(word).every((term) => terms.has(term))
  return { ...corpus, all, linker: new CorpusNameLinker(corpus.names, known), close: () => opened.close() }
}
