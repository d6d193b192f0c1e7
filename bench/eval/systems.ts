import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openLibrary } from '../../src/library.ts'
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
