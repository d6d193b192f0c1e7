import { expect, it } from 'vitest'
import { ask } from './town.ts'

const leaders = /^Jon Weld and Eva Strand/

/** Who met whom, in many words. */
it.each([
  ['Who met the trade consuls of 14 towns?', leaders],
  ['Which politicians did foreign consuls meet in Harwick on March 30?', leaders],
  ['Which leaders greeted the consuls of 14 towns in March 2023?', leaders],
  ['Which leaders received the trade consuls from 14 towns?', leaders],
  ['Which two leaders of Harwick met the foreign consuls in March 2023?', leaders],
  ['Who together with Eva Strand met the consuls on March 30?', /^Jon Weld,/],
  ['Who met with nine honorary consuls?', leaders],
  ['Which chairman did Ann Quill have talks with?', /^Tom Arbery/],
  ['With which chairman did Ann Quill speak?', /^Tom Arbery/],
  ['On what occasion did Ann Quill meet Tom Arbery?', /2nd Glass Fair/],
  ['Where did Ann Quill meet Tom Arbery?', /Dorvale/],
  ['Did Ann Quill meet Tom Arbery?', /^Yes, on 28 August 2019/],
  ['When did consuls from Arden, Brome and Dunmere come to meet the leaders of Harwick?', /^30 March 2023$/],
  ['On which date did Ann Quill and Tom Arbery come together?', /^28 August 2019$/],
  ['ann quill tom arbery meeting date', /^28 August 2019$/],
  ['Which day did Ann Quill talk to the chairman of the Dorvale Guild Council?', /^28 August 2019$/],
  ['On which day did Ms Quill and Mr Arbery meet?', /^28 August 2019$/],
  ['When did Ann Quill have a meeting with Tom Arbery?', /^28 August 2019$/],
])('%s → %s', async (question, right) => {
  expect((await ask(question)).best).toMatchObject({ kind: 'met', answer: expect.stringMatching(right) })
})

/** Other people, other days, other towns. */
it.each([
  'Which leaders received the trade consuls from 15 towns?',
  'Which leaders greeted the consuls in April 2022?',
  'Who met with ten honorary consuls?',
  'With which painter did Ann Quill speak?',
  'When did consuls from Arden, Brome and Kelso come to meet the leaders of Harwick?',
  'On what occasion did Ann Quill meet Hugo Lind?',
  'When did Ann Quill speak to the bargemasters at the Glass Fair?',
  'Which leaders greeted the bargemasters of 14 towns?',
])('nothing is proposed for "%s"', async (question) => {
  const { kinds, answer } = await ask(question)
  expect(kinds).toContain('met')
  expect(answer).toBeUndefined()
})
