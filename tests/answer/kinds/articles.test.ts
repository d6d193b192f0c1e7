import { expect, it } from 'vitest'
import { ask } from './town.ts'

/** Which article it is. */
it.each([
  ['I am looking for the text that lists Colby among the towns. Which one is it?', /^Harwick leaders meet/],
  ['Which texts bring up the tar works?', /^Harwick leaders meet/],
  ['Which article lists Arden and Dunmere among the towns of the visiting consuls?', /^Harwick leaders meet/],
  ['Which article was written by Pia Lorne?', /^Harwick leaders meet/],
  ['Which articles are by Mira Holt?', /^Harwick mayor at the Glass Fair/],
  ['What did Mira Holt write?', /^Harwick mayor at the Glass Fair/],
  ['Give the title of the article in which Tom Arbery is named.', /^Harwick mayor at the Glass Fair/],
  ['What is the title of the report that names Kaj Osten?', /^Dorvale mayor speaks/],
  ['In which report can I read about the coloured bottles?', /^Harwick mayor at the Glass Fair/],
  ['Is there any article on the coloured bottles of the Harwick stand? Which one?', /^Harwick mayor at the Glass Fair/],
  ['Which article mentions Sven Aker?', /^Old mill to be mended/],
])('%s → %s', async (question, right) => {
  expect((await ask(question)).best).toMatchObject({ kind: 'article', answer: expect.stringMatching(right) })
})

/** When it came out, and who wrote it. */
it.each([
  ["What's the publication date of the piece on the old mill?", '10 June 2021'],
  ['When did the report about the trade consuls come out?', '2 April 2023'],
  ['When was the article about the Candlemas reception published?', '3 February 2020'],
  ['On what date was the story about the Candlemas reception released?', '3 February 2020'],
  ['When did the text about the trade consuls appear?', '2 April 2023'],
  ['In which year was the article about the old mill published?', '2021'],
  ['Who wrote the piece about the trade consuls?', 'Pia Lorne'],
])('%s → %s', async (question, right) => {
  expect((await ask(question)).best).toMatchObject({ kind: 'publication', answer: right })
})

it.each([
  'Which article was written by Odo Fenn?',
  'Which article lists Kelso among the towns?',
  'Which texts bring up whaling in the ice?',
  'When was the article about whaling published?',
  'Give the title of the article in which Odo Fenn is named.',
])('nothing is proposed for "%s"', async (question) => {
  const { kinds, answer } = await ask(question)
  expect(kinds.some((kind) => kind === 'article' || kind === 'publication')).toBe(true)
  expect(answer).toBeUndefined()
})
