import { expect, it } from 'vitest'
import { memoryCorpus } from '../../bench/memory-corpus.ts'
import { openContext } from '../../src/answer/answer.ts'
import { formChecks } from '../../src/answer/checks/form.ts'
import { givenChecks } from '../../src/answer/checks/given.ts'
import { contextCandidates } from '../../src/answer/kinds/extract.ts'

/** Names of the checks that speak against a span of a text as the answer. */
async function against(question: string, text: string, span: string): Promise<string[]> {
  const corpus = memoryCorpus([{ id: 'a', file: 'a.md', title: 'Town news', text }])
  const context = await openContext(corpus, question, {})
  const { candidates } = contextCandidates(context)
  const candidate = candidates.find((one) => one.text === span)
  if (!candidate) throw new Error(`"${span}" is not among ${candidates.map((one) => one.text).join(' | ')}`)
  const best = { candidate, score: 0, row: new Float32Array() }
  return [...formChecks, ...givenChecks].filter((check) => !check(context, best, 0)).map(({ name }) => name)
}

const fair = 'The spring fair was closed on 3 May 2019 because the bridge was unsafe, after two hours of rain.'
const mill = 'The spring fair was closed near the old mill.'
const tea = 'In the afternoon keeper Ann Quill showed the boys 20 sheds at the mill, and left in the early evening.'
const club = 'Harwick has 14 bridges and is the third largest town. Mayor Ann Quill was elected in 2015.'
const boats = 'About one in every 200 boats leaks, 30 per cent of the boats are painted and 14 are new.'
const shore = 'The mill has 3 wheels; the feast is held there. The mill stands in the south of Orrin.'
const speech = 'In the end Quill said, " The harbour grew fast for five years running".'
const quill = 'Ann Quill, a doctor at Harwick University, spoke first. She met the council.'

it.each([
  ['When was the spring fair closed?', fair, '3 May 2019'],
  ['When was the spring fair closed?', fair, 'after two hours of rain'],
  ['When did Ann Quill leave the mill?', tea, 'the early evening'],
  ['Why was the spring fair closed?', fair, 'because the bridge was unsafe'],
  ['How many bridges does Harwick have?', club, '14'],
  ['What share of the boats leak?', boats, 'one in every 200 boats leaks'],
  ['What percentage of the boats is painted?', boats, '30'],
  ['Who is Ann Quill?', quill, 'a doctor at Harwick University'],
  ['In what part of the land is the mill situated?', shore, 'in the south of Orrin'],
  ['Where is the mill situated?', shore, 'in the south of Orrin'],
  ['How many wheels does the mill count?', shore, '3'],
])('%s may be answered so (%#)', async (question, text, span) => {
  expect(await against(question, text, span)).toEqual([])
})

it.each([
  ['hasTime', 'When was the spring fair closed?', fair, 'the bridge'],
  ['hasTime', 'When did Ann Quill show the boys the mill?', tea, 'afternoon keeper Ann Quill'],
  ['hasTime', 'When did Ann Quill show the boys the mill?', tea, 'boys 20 sheds'],
  ['hasReason', 'Why was the spring fair closed?', mill, 'the old mill'],
  ['hasCount', 'How many bridges does Harwick have?', club, 'third'],
  ['hasLength', 'How old is Ann Quill?', club, '2015'],
  ['hasDeed', 'When was the spring fair founded?', fair, '3 May 2019'],
  ['hasContent', 'Whose words are "The harbour grew fast"?', speech, 'The'],
  ['hasShare', 'What share of the boats leak?', boats, '200'],
  ['hasShare', 'What percentage of the boats leak?', boats, '14'],
  ['isPart', 'In what part of the land is the mill?', shore, 'Orrin'],
  ['isNamed', 'What is the name of the feast held at the mill?', shore, 'the feast'],
  ['hasDeed', 'How many wheels does the mill turn?', shore, '3'],
  ['isAffirmed', 'What was she proud of?', 'She was not proud of the old pier.', 'the old pier'],
  ['isSomebody', 'Who grew fast?', 'Ann Quill said in Norway that Norway grew fast.', 'Norway'],
  ['isIdentity', 'Who is Ann Quill?', quill, 'Harwick University'],
])('%s: %s', async (check, question, text, span) => {
  expect(await against(question, text, span)).toContain(check)
})
