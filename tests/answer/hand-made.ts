import QuickLRU from 'quick-lru'
import { type MemoryCorpus, memoryCorpus } from '../../bench/memory-corpus.ts'
import type { AnswerContext } from '../../src/answer/context.ts'
import { openContext } from '../../src/answer/context.ts'
import type { SpanProposal } from '../../src/answer/proposal.ts'
import type { Reading } from '../../src/answer/reading.ts'
import { type Window, windowsFor } from '../../src/answer/windows.ts'
import type { Article, Span } from '../../src/types.ts'

/** An article of which only the text needs to be said. */
export type Told = Pick<Article, 'text'> & Partial<Article>

export const corpusOf = (articles: readonly Told[]): Promise<MemoryCorpus> =>
  memoryCorpus(articles.map((told, i) => ({ id: `a${i}`, file: `a${i}.md`, title: '', ...told })))

/** The last corpora that were asked: many questions are put to the same few articles, which take longer to index than to ask. */
const asked = new QuickLRU<string, Promise<MemoryCorpus>>({ maxSize: 20 })

/** A question to a few articles, with what the program gathers for it; no reader is asked. */
export async function contextOf(question: string, ...articles: readonly (Told | string)[]): Promise<AnswerContext> {
  const told = articles.map((one) => (typeof one === 'string' ? { text: one } : one))
  const key = JSON.stringify(told)
  const corpus = asked.get(key) ?? corpusOf(told)
  asked.set(key, corpus)
  return openContext(await corpus, question, {})
}

/** Some words in the first article at hand that has them; "[Quill] thanked" is the "Quill" that stands before "thanked". */
export function placeOf(context: AnswerContext, words: string): { reading: Reading; span: Span } {
  const [, before = '', marked = words, after = ''] = /^(.*)\[(.+)\](.*)$/s.exec(words) ?? []
  for (const reading of [...context.readings].sort((a, b) => a.number - b.number)) {
    const found = reading.document.article.text.indexOf(before + marked + after)
    const start = found + before.length
    if (found >= 0) return { reading, span: { start, end: start + marked.length } }
  }
  throw new Error(`No article at hand has "${words}"`)
}

/** A span of an article as the reader would propose it. */
export function spanAt(
  context: AnswerContext,
  reading: Reading,
  { start, end }: Span,
  scores: { score: number; none: number } = { score: 5, none: 0 },
): SpanProposal {
  const { sentences, article } = reading.document
  const sentence = sentences.find((one) => one.start <= start && start < one.end)
  if (!sentence) throw new Error(`No sentence at ${start}`)
  const view = context.view(reading, sentence)
  const windows = windowsFor(context)
  const around = windows.find((one) => one.reading === reading && one.start <= start && one.end >= end)
  const window: Window = around ?? { reading, view, heading: '', score: 0, start: sentence.start, end: sentence.end }
  return {
    source: 'reader',
    reading,
    sentence,
    window,
    start,
    end,
    text: article.text.slice(start, end),
    ...scores,
  }
}

/** The reader's proposal of some words. */
export function spanOf(context: AnswerContext, words: string, scores?: { score: number; none: number }): SpanProposal {
  const { reading, span } = placeOf(context, words)
  return spanAt(context, reading, span, scores)
}
