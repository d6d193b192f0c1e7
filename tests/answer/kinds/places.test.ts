import { expect, it } from 'vitest'
import { askerOf } from './answer-of.ts'

const ask = askerOf([
  {
    title: 'Fairs and schools',
    published: '2019-06-04',
    text: `Ann Quill studied at Harwick College and at Marlow University. The third meeting of the guild was held during the Salt Fair in Brenford. The new bridge was opened near Kolm.

Plum unveiled its latest boat, the Swift, on Monday.`,
  },
])

it.each([
  ['Where did Ann Quill study?', 'Harwick College and Marlow University'],
  ['Where was the third meeting of the guild held?', 'Brenford'],
  ['Where was the new bridge opened?', 'Kolm'],
])('%s %s', async (question, answer) => {
  expect(await ask(question)).toBe(answer)
})

it('does not take who was there for the place', async () => {
  expect(await ask('Where was the Swift unveiled?')).toBeUndefined()
})
