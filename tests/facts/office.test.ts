import { expect, test } from 'vitest'
import { counterExamples, examples, extract } from '../../src/facts/office.ts'
import { readDocument } from '../../src/nlp/document.ts'

const read = (text: string) =>
  extract(readDocument({ id: 'a', file: 'a.txt', title: 'A', published: '2014-05-04', text }))

test.each(examples)('$text', ({ text, ...expected }) => {
  expect(read(text)).toContainEqual(expect.objectContaining({ asOf: '2014-05-04', ...expected }))
})

test.each(counterExamples)('no office in: %s', (text) => {
  expect(read(text)).toEqual([])
})
