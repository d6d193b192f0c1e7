import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { questionKinds } from '../../src/answer/kinds/index.ts'
import { parseArticle } from '../../src/corpus/index.ts'
import { readQuestion } from '../../src/nlp/question/index.ts'

const folder = 'data/articles'
const corpus = memoryCorpus(
  readdirSync(folder).map((file) => parseArticle(file, readFileSync(join(folder, file), 'utf8'))),
)

describe.each(questionKinds.map((kind) => [kind.kind, kind] as const))('%s', (_, kind) => {
  it.each(kind.examples)('takes "%s"', async (example) => {
    const question = await readQuestion(example, corpus.linker)
    expect(questionKinds.find((other) => other.matches(question))).toBe(kind)
  })
  it.each(kind.counterExamples)('leaves "%s"', async (example) => {
    expect(kind.matches(await readQuestion(example, corpus.linker))).toBe(false)
  })
})
