import { expect, test } from 'vitest'
import { groupQuestions } from '../../src/servers/question-groups.ts'

/** What else is asked in the server, so that words have their weight. */
const others = [
  'Who met Tang Liangzhi?',
  'When did the museum open?',
  'What did Bo Vance say of the harbour?',
  'Who is the president of the club?',
  'How many people came to the fair?',
]
const sizesOf = (questions: readonly string[]): string[][] =>
  groupQuestions([...questions, ...others].map((question) => ({ question })))
    .map((group) => group.map(({ question }) => question).filter((question) => !others.includes(question)))
    .filter(({ length }) => length > 0)

test.each([
  [['Who is the mayor of Harwick?', 'who is harwick’s mayor now', 'Who is Harwick mayor?']],
  [['When did Ada Quill resign?', 'Tell me the date when Ada Quill resigned', 'What day did Ada Quill resign on?']],
  [['When did Ada Quill resign?', 'When did Quill resign?']],
  [['How many trees were planted in 2019?', 'how many trees did they plant in 2019']],
  [['Why was the bridge closed?', 'Why is the bridge closed?']],
  [['Did the council approve the new stadium?', 'Has the council approved the stadium?']],
])('%j are one question', (questions) => {
  expect(sizesOf(questions)).toEqual([questions])
})

test.each([
  [['Who met Norov?', 'Who met Chen?']],
  [['When did Ada Quill open the new harbour bridge?', 'When did Bo Vance open the new harbour bridge?']],
  [['Who met Norov?', 'Who never met Norov?']],
  [['Who met Norov in 2019?', 'Who met Norov in 2020?', 'Who met Norov?']],
  [['Who is the mayor of Harwick?', 'Who was the first mayor of Harwick?']],
  [['Who is the mayor of Harwick?', 'Where is the mayor of Harwick?', 'Why is the mayor of Harwick ill?']],
  [['Why was the bridge closed?', 'Why was the bridge opened?']],
  [['What happened in May?', 'What happened in June?']],
])('%j are several', (questions) => {
  expect(sizesOf(questions)).toEqual(questions.map((question) => [question]))
})

test('any questions are grouped, each once, and none is lost', () => {
  const questions = ['', '???', '123', '文字', 'the of', 'Who?', 'who', 'A'.repeat(600), ...others]
  const groups = groupQuestions(questions.map((question, index) => ({ question, index })))
  const indexes = groups.flat().map(({ index }) => index)
  expect(indexes.sort((a, b) => a - b)).toEqual(questions.map((_, index) => index))
})
