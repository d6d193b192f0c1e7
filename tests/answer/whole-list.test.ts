import { expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { openContext } from '../../src/answer/answer.ts'
import { contextCandidates } from '../../src/answer/kinds/extract.ts'
import { wholeList } from '../../src/answer/kinds/whole-list.ts'

/** The list that is given in the place of a span that the ranking holds to be the best. */
async function listFor(question: string, text: string, span: string): Promise<string | undefined> {
  const corpus = memoryCorpus([{ id: 'a', file: 'a.md', title: 'Town news', text }])
  const context = await openContext(corpus, question, {})
  const { candidates } = contextCandidates(context)
  const best = candidates.find((one) => one.text === span)
  if (!best) throw new Error(`"${span}" is not among ${candidates.map((one) => one.text).join(' | ')}`)
  const row = new Float32Array()
  const ranked = [best, ...candidates.filter((one) => one !== best)].map((candidate) => ({ candidate, score: 0, row }))
  return wholeList(context.question, ranked)?.text
}

const trade = 'The mayor noted that trade goes well with the harbour in timber, wool and salt.'
const works = 'Harwick is building two large factories: a paper mill and a glass foundry.'
const school = 'She studied at Harwick and Quill colleges.'

it.each([
  ['Which goods go well, as the mayor noted?', trade, 'timber', 'timber, wool and salt'],
  ['Which goods go well, as the mayor noted?', trade, 'the harbour in timber', 'timber, wool and salt'],
  ['Which two factories will Harwick build?', works, 'two large factories', 'a paper mill and a glass foundry'],
  ['Where did she study?', school, 'Harwick', 'Harwick and Quill colleges'],
])('%s %s: %s', async (question, text, span, list) => {
  expect(await listFor(question, text, span)).toBe(list)
})

it.each([
  ['Which town is building two large factories?', works, 'Harwick'],
  ['When did the mayor note that trade goes well?', trade, 'timber'],
  ['Which towns are building large factories?', works, 'Harwick'],
])('no list: %s', async (question, text, span) => {
  expect(await listFor(question, text, span)).toBeUndefined()
})
