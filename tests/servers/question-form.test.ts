import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionForm } from '../../src/servers/question-form.ts'
import { campaign } from '../campaign.ts'

/** Each line is one question in several wordings. */
const same = [
  ["Who met Chen Min'er?", 'who met chen miner', 'Please tell me who met Chen Min’er?', 'WHO MET CHEN MIN’ER??'],
  ["Who didn't meet Norov?", 'who did not meet norov', 'Who didnt meet Norov'],
  ["Who can't vote?", 'Who cannot vote?', 'who can not vote'],
  ["Who won't come?", 'Who will not come?'],
  ["Who is Harwick's mayor?", 'Who is the mayor of Harwick?', "Who's the mayor of Harwick?"],
  [
    'Who is the current mayor of Harwick?',
    'Who is the mayor of Harwick now?',
    'who is the mayor of Harwick, at present?',
  ],
  ['In 2019, who met Norov?', 'Who met Norov in 2019?'],
  ['How many people came on 5th May?', 'how many people came on 5 May'],
  ['Were 1,000 trees planted?', 'was 1000 trees planted'],
  ['Whom did Ada Quill appoint?', 'who did ada quill appoint', 'Who did the Ada Quill appoint?'],
  ['When did the “Łódź” open?', 'when did the Lodz open'],
]

/** Each line has questions of which each means something else: none may get the other's pin. */
const different = [
  ['Who met Norov?', 'Who met Chen?', 'Who met Norov and Chen?', 'Who met nobody?'],
  ['Who met Norov?', 'Who did not meet Norov?', 'Who never met Norov?', 'Who will meet Norov?', 'Who did Norov meet?'],
  ['Who met William?', 'Who met Williams?', 'who met williams’ brother'],
  ['Who appointed Smith?', 'Who was appointed by Smith?', 'Who did Smith appoint?', 'Who was appointed with Smith?'],
  [
    'Who is the mayor?',
    'Who was the mayor?',
    'Who will be the mayor?',
    'Who is not the mayor?',
    'Who is the former mayor?',
  ],
  ['Who is the mayor?', 'Who is the first mayor?', 'Who is the vice mayor?', 'What is the mayor?', 'Is she the mayor?'],
  [
    'Who met Norov in 2019?',
    'Who met Norov in 2020?',
    'Who met Norov?',
    'Who met Norov before 2019?',
    'Who met Norov since 2019?',
  ],
  ['Who met Norov on 5 May?', 'Who met Norov on 6 May?', 'Who met Norov in May?', 'Who met Norov on 5 June?'],
  [
    'When does the museum open?',
    'When did the museum open?',
    'When will the museum open?',
    'Tell me when the museum opens',
  ],
  ['When did it open?', 'What time did it open?', 'On what day did it open?', 'Where did it open?', 'Why did it open?'],
  ['How many came?', 'How many came to Harwick?', 'How many came from Harwick?', 'How many left Harwick?'],
  ['Is Harwick larger than Selby?', 'Is Selby larger than Harwick?', 'Is Harwick as large as Selby?'],
  ['Who has 10 seats?', 'Who has 100 seats?', 'Who has 1.0 seats?', 'Who has ten seats?'],
  ['What is the universe?', 'What is the university?', 'What is news?', 'What is new?'],
  ['Did Norov meet Chen?', 'Did Chen meet Norov?', 'Didn’t Norov meet Chen?'],
  ['Who can vote?', 'Who can not vote?', 'Who could vote?', 'Who must vote?'],
]

test.each(same)('%s', (first, ...others) => {
  expect(others.map(questionForm)).toEqual(others.map(() => questionForm(first)))
})

test.each(different)('%s and the others are different questions', (...questions) => {
  expect(new Set(questions.map(questionForm)).size).toBe(questions.length)
})

describe('properties', () => {
  const name = fc
    .stringMatching(/^[A-Z][a-z]{3,9}$/)
    .filter(
      (word) =>
        !/^(?:And|Also|Just|Please|Then|Who|When|None|Well|Next|Since|Until|After|Before|During|Listen|Sorry|Hello|Okay)/.test(
          word,
        ),
    )
  const shapes = [
    'Who met X?',
    'When did X resign?',
    'What did X say in 2019?',
    'Where was X born?',
    "Who is X's brother?",
  ]

  test('another name is another question', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), name, name, (shape, one, other) => {
        fc.pre(one.toLowerCase() !== other.toLowerCase())
        expect(questionForm(shape.replace('X', one))).not.toBe(questionForm(shape.replace('X', other)))
      }),
      { numRuns: campaign(100, 10_000) },
    )
  })

  test('any text has a form, and marks and case count for nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(questionForm(text)).toBe(questionForm(`  ${text}??`))
      }),
      { numRuns: campaign(100, 10_000) },
    )
    fc.assert(
      fc.property(fc.constantFrom(...shapes), name, (shape, one) => {
        const question = shape.replace('X', one)
        expect(questionForm(question.toUpperCase())).toBe(questionForm(question))
        expect(questionForm(`could you please tell me: ${question}`)).toContain(one.toLowerCase())
      }),
      { numRuns: campaign(100, 10_000) },
    )
  })
})
