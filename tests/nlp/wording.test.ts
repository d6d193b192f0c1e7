import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainQuestion } from '../../src/nlp/question/wording.ts'

type Rows = readonly (readonly [asked: string, plain: string])[]

const groups: Readonly<Record<string, Rows>> = {
  'requests to tell': [
    ['Summarise what Ada Quill hoped for.', 'What Ada Quill hoped for?'],
    ['Sum up what the council decided.', 'What the council decided?'],
    ['Tell us what the council decided.', 'What the council decided?'],
    ['Tell me about who opened the dam', 'Who opened the dam?'],
    ['Remind me, when did the dam break?', 'When did the dam break?'],
    ['Any idea when the fair was held?', 'When the fair was held?'],
    ['Explain in one sentence why the mill closed.', 'Why the mill closed?'],
    ['I would like to know, please, on which date Ada Quill came.', 'On which date Ada Quill came?'],
    ['I would be most grateful to learn which two leaders came.', 'Which two leaders came?'],
    ['Could you kindly explain who opened the dam?', 'Who opened the dam?'],
    ['Does anyone know where the ferry lands?', 'Where the ferry lands?'],
    ['Could you please list the towns', 'List the towns?'],
  ],
  'greetings and thanks': [
    ['hi, can anyone please explain why the mill closed', 'Why the mill closed?'],
    ['Good morning! btw where’s the mill', 'Where is the mill?'],
    ['ok so, who came?!', 'Who came?'],
    ['Who opened the dam, thanks', 'Who opened the dam?'],
    ['When did it happen, do you know?', 'When did it happen?'],
    ['The question is: who came?', 'Who came?'],
  ],
  'where it is to be looked up': [
    ['Based on our news, who came?', 'Who came?'],
    ['Who came, according to the articles?', 'Who came?'],
    ['Which towns joined in these reports', 'Which towns joined?'],
    ['Another name for Harvest Day, according to the articles?', 'Another name for Harvest Day?'],
  ],
  'marks, spaces and spellings': [
    ['who’s the “mayor” of Tarnby', 'Who is the "mayor" of Tarnby?'],
    ['what  took\tplace\u200b in 2019 ??', 'What happened in 2019?'],
    ['How many per cent came?', 'How many percent came?'],
    ['date of birth of Ada Quill', 'Date of birth of Ada Quill?'],
    ['cafe\u0301 prices', 'Café prices?'],
  ],
  'nothing to take off': [
    ['State visit of the king?', 'State visit of the king?'],
    ['Name day of Ada Quill?', 'Name day of Ada Quill?'],
    ['List of members of the league', 'List of members of the league?'],
    ['Who is named in the list?', 'Who is named in the list?'],
    ['By which minister was the dam opened?', 'By which minister was the dam opened?'],
    ['How did they come to Tarnby?', 'How did they come to Tarnby?'],
    ['A fair was held in May. Who opened it?', 'A fair was held in May. Who opened it?'],
    ['In 2018, who met the envoys at their camp?', 'In 2018, who met the envoys at their camp?'],
    ['Did they meet where the mill stands?', 'Did they meet where the mill stands?'],
    ['Find the article on the dam.', 'Find the article on the dam?'],
    ['Who said no to the ferry?', 'Who said no to the ferry?'],
    ['According to Ada Quill, who came?', 'According to Ada Quill, who came?'],
    ['Do you know', 'Do you know?'],
    [' \n', ''],
  ],
}

describe.each(Object.entries(groups))('%s', (_, rows) => {
  it.each(rows)('%s', (asked, plain) => {
    expect(plainQuestion(asked)).toBe(plain)
  })
  it.each(rows)('reads the plain form of "%s" as it is', (_, plain) => {
    expect(plainQuestion(plain)).toBe(plain)
  })
})

it('makes one line of anything, and no long one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      const plain = plainQuestion(text)
      expect(plain).not.toMatch(/[\n\r\t]/)
      expect(plain === '' || plain.endsWith('?')).toBe(true)
      expect(plain.length).toBeLessThan(600)
    }),
  )
})

it.each(['1', 'a ', 'no, ', 'the mill, ', 'who a - ', 'what kind of ', 'please ', 'can you tell '])(
  'reads 500 characters of "%s" in no more than two seconds',
  (part) => {
    expect(plainQuestion(part.repeat(500)).length).toBeLessThan(600)
  },
  2000,
)
