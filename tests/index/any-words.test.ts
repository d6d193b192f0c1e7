import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inMemory } from '../../bench/memory-corpus.ts'

const corpus = await inMemory([
  { id: 'a', file: 'a', title: 'Ann "Lee" in Leeds', text: 'Ann Lee met Joe Fox in Leeds. She said it was so.' },
])
const persons = new Set(['person'] as const)

/** Everything that takes words from people. */
async function askAll(word: string): Promise<void> {
  const { names } = corpus
  await names.find([word], 3)
  await names.known([word])
  await names.nearest(word, 3)
  await names.withWord(word, 3)
  await names.longer(word, 3)
  await names.complete([word], persons, 3)
  await corpus.titled(word, 3)
  await corpus.search([{ term: word, fuzzy: true }], {}, 5)
  await corpus.documentFrequencies([word])
}

test.each([
  '',
  '"',
  '""',
  '\0',
  '\ud800',
  'a\ud800b\0c',
  '⍗',
  '*',
  'AND',
  'NOT x',
  '(',
  'words : x',
  "l'x",
  'x*',
  '^x',
])('no word is part of a query language: %j', async (word) => {
  await askAll(word)
  await askAll(word.repeat(9))
  expect((await corpus.names.complete(['an'], persons, 3)).map(({ name }) => name)).toEqual(['Ann Lee'])
})

test('nor is any text', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 12 }), askAll), { numRuns: 200 })
})
