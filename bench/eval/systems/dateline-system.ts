import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openLibrary } from '../../../src/library.ts'
import type { Citation } from '../../../src/types.ts'
import { flat } from '../text-match.ts'
import type { EvalSet, Quote, System } from '../types.ts'

/** Dateline itself, asked as its front ends ask it. */
export const datelineSystem: System = {
  name: 'Dateline',
  async open(set, settings = {}) {
    const folder = await mkdtemp(path.join(tmpdir(), 'dateline-eval-'))
    const library = await openLibrary({ corpus: set.corpus ?? (await writeCorpus(folder, set)) })
    const quoteOf = ({ article, quote }: Citation): Quote => ({ article, quote })
    return {
      async ask(question, article) {
        const answer = await library.ask(question, article === undefined ? settings : { ...settings, article })
        if (answer.status === 'answered') {
          const { confidence, citations, kind } = answer
          return { answer: answer.answer, confidence, shown: citations.map(quoteOf), kind }
        }
        const { guess } = answer
        return {
          answer: undefined,
          confidence: -answer.confidence,
          shown: answer.nearest.map(quoteOf),
          kind: answer.kind,
          ...(guess === undefined ? {} : { guess: { ...guess, shown: guess.citations.map(quoteOf) } }),
        }
      },
      async rankArticles(query, limit) {
        return (await library.findArticles(query, { limit })).map(({ id }) => id)
      },
      async rankSentences(question, article, sentences) {
        const answer = await library.ask(question, { article })
        const nearest = await library.nearest(question, sentences.length, { article })
        const quotes = [...(answer.status === 'answered' ? answer.citations : []), ...nearest].map(({ quote }) => quote)
        return orderByQuotes(quotes, sentences)
      },
      async close() {
        await library.close()
        await rm(folder, { recursive: true })
      },
    }
  },
}

async function writeCorpus(folder: string, { articles }: EvalSet): Promise<string> {
  const file = path.join(folder, 'corpus.jsonl')
  await writeFile(file, articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
  return file
}

/** Places of the sentences in the order in which quotes show them; those that no quote shows come last, in their order. */
export function orderByQuotes(quotes: readonly string[], sentences: readonly string[]): number[] {
  const texts = sentences.map(flat)
  const order = new Set<number>()
  for (const quote of quotes.map(flat))
    texts.forEach((text, place) => {
      if (text.includes(quote) || quote.includes(text)) order.add(place)
    })
  return [...order, ...texts.keys()].filter((place, at, all) => all.indexOf(place) === at)
}
