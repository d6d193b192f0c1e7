import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import lunr from 'lunr'
import { openLibrary } from '../../src/library.ts'
import { stopWords } from '../../src/search/terms.ts'
import type { Citation } from '../../src/types.ts'
import type { System } from './types.ts'

/** Dateline itself, asked as its front ends ask it. */
export const datelineSystem: System = {
  name: 'Dateline',
  async open({ corpus, articles }, atLeast) {
    const folder = await mkdtemp(path.join(tmpdir(), 'dateline-eval-'))
    const file = path.join(folder, 'corpus.jsonl')
    if (corpus === undefined) await writeFile(file, articles.map((one) => `${JSON.stringify(one)}\n`).join(''))
    const library = await openLibrary({ corpus: corpus ?? file })
    const shown = (citations: readonly Citation[]) => citations.map(({ article, quote }) => ({ article, quote }))
    return {
      async ask(question, article) {
        const settings = {
          ...(atLeast === undefined ? {} : { atLeast }),
          ...(article === undefined ? {} : { article }),
        }
        const answer = await library.ask(question, settings)
        const { kind, confidence } = answer
        if (answer.status === 'answered')
          return { answer: answer.answer, confidence, shown: shown(answer.citations), kind }
        const { nearest, guess } = answer
        const kept = guess && { guess: { ...guess, shown: shown(guess.citations) } }
        return { answer: undefined, confidence: -confidence, shown: shown(nearest), kind, ...kept }
      },
      async rankArticles(query, limit) {
        return (await library.findArticles(query, { limit })).map(({ id }) => id)
      },
      async close() {
        await library.close()
        await rm(folder, { recursive: true })
      },
    }
  },
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The stems of a text's words that are no stop words. */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const topical = words.filter((word) => !stopWords.has(word))
  return new Set(topical.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString()))
}

/**
 * Plain lunr, used well: title and text in one field, one cleaned term a word, none of which must be there. It answers
 * always, with the sentence of the best article that has the most of the question's words.
 */
export const lunrSystem: System = {
  name: 'lunr',
  async open({ articles }) {
    const byId = new Map(articles.map((article) => [article.id, article]))
    const index = lunr((builder) => {
      builder.ref('id')
      builder.field('body')
      for (const { id, title, text } of articles) builder.add({ id, body: `${title}\n${text}` })
    })
    const search = (query: string, limit: number): string[] => {
      const trimmed = lunr.tokenizer(query).map((token) => token.toString().replace(/^\W+|\W+$/g, ''))
      const words = new Set(trimmed.filter((word) => word !== ''))
      // A query without terms finds everything.
      if (words.size === 0) return []
      const found = index.query((asked) => {
        for (const word of words) asked.term(word, {})
      })
      return found.slice(0, limit).map(({ ref }) => ref)
    }
    return {
      async ask(question, article) {
        const id = article ?? search(question, 1)[0]
        const text = id === undefined ? '' : (byId.get(id)?.text ?? '')
        const wanted = [...stemsOf(question)]
        const share = (sentence: string): number => {
          const stems = stemsOf(sentence)
          return wanted.filter((stem) => stems.has(stem)).length / Math.max(1, wanted.length)
        }
        const sentences = Array.from(segmenter.segment(text), ({ segment }) => segment.trim()).filter(Boolean)
        const [best] = sentences
          .map((quote) => ({ quote, confidence: share(quote) }))
          .sort((a, b) => b.confidence - a.confidence)
        if (id === undefined || best === undefined) return { answer: undefined, confidence: 0, shown: [] }
        return { answer: best.quote, confidence: best.confidence, shown: [{ article: id, quote: best.quote }] }
      },
      rankArticles: async (query, limit) => search(query, limit),
      close: async () => undefined,
    }
  },
}
