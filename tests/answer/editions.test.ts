import { expect, it } from 'vitest'
import { sameEdition } from '../../src/answer/editions.ts'
import { splitSentences } from '../../src/nlp/sentences.ts'

function tells(question: string, text: string, elsewhere = ''): boolean {
  const [asked] = splitSentences(question)
  const [sentence] = splitSentences(text)
  if (!asked || !sentence) throw new Error('no sentence')
  return sameEdition({ sentence: asked, dates: [] }, sentence, [], () => splitSentences(elsewhere))
}

it.each([
  ['When was the third Glass Fair held?', 'The 3rd Glass Fair was held in May.', ''],
  [
    'When was the first Glass Fair held?',
    'The Glass Fair was held in May.',
    'The first Boat Fair followed the second Boat Fair.',
  ],
  [
    'When did Plum open its shop for the first time?',
    'Plum opened its shop in May.',
    'It closed for the second time in June.',
  ],
])('%s: %s', (question, text, elsewhere) => {
  expect(tells(question, text, elsewhere)).toBe(true)
})

it.each([
  ['When was the third Glass Fair held?', 'The 2nd Glass Fair was held in May.', ''],
  ['When was the first Glass Fair held?', 'The 2nd Glass Fair was held in May.', ''],
  ['When was the first Glass Fair held?', 'The Glass Fair was held in May.', 'She went to the 2nd Glass Fair.'],
])('not %s: %s', (question, text, elsewhere) => {
  expect(tells(question, text, elsewhere)).toBe(false)
})
