import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { openContext } from '../../src/answer/context.ts'
import { questionKinds } from '../../src/answer/kinds/index.ts'
import { parseArticle } from '../../src/corpus/index.ts'
import { readQuestion } from '../../src/nlp/question/index.ts'

const folder = 'data/articles'
/** The bundled articles define no words. */
const glossary = 'Ketch: a sailing boat with two masts.\n\nBerth fee: the sum that a boat pays for a night.'
const corpus = await memoryCorpus([
  ...readdirSync(folder).map((file) => parseArticle(file, readFileSync(join(folder, file), 'utf8'))),
  parseArticle('glossary.txt', glossary),
])

describe.each(questionKinds.map((kind) => [kind.kind, kind] as const))('%s', (_, kind) => {
  it.each(kind.examples)('takes "%s"', async (example) => {
    expect(kind.matches(await readQuestion(example, corpus.linker))).toBe(true)
  })
  it.each(kind.counterExamples)('leaves "%s"', async (example) => {
    expect(kind.matches(await readQuestion(example, corpus.linker))).toBe(false)
  })
  it.each(kind.examples)('proposes of its kind for "%s", or nothing', async (example) => {
    const draft = kind.answer(await openContext(corpus, example, {}))
    if (draft) expect(draft.kind).toBe(kind.kind)
  })
  it('proposes for some of its examples', async () => {
    const drafts = await Promise.all(
      kind.examples.map(async (example) => kind.answer(await openContext(corpus, example, {}))),
    )
    expect(drafts.filter(Boolean).length).toBeGreaterThan(0)
  })
})
