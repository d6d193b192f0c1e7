import { expect, test } from 'vitest'
import { exportsOf, pictureOf } from '../src/reply-files.ts'
import type { Reply } from '../src/types.ts'
import { CITATION, fakeLibrary, PROFILE } from './cli/fake-library.ts'

const timeline = await fakeLibrary.timeline('bridge')
const profile = {
  ...PROFILE,
  meetings: [{ text: 'Ann Lee met Bo Dahl', others: ['Bo Dahl'], date: '2020-05-04', citations: [CITATION] as const }],
}

test.each<[Reply, string | undefined]>([
  [{ type: 'timeline', timeline }, 'timeline.png'],
  [{ type: 'timeline', timeline: { ...timeline, entries: [] } }, undefined],
  [{ type: 'profile', about: 'everything', profile }, 'profile.png'],
  [{ type: 'profile', about: 'everything', profile: PROFILE }, undefined],
  [{ type: 'sources', sources: [] }, undefined],
])('row %#: the picture', async (reply, name) => {
  const picture = await pictureOf(reply)
  expect(picture?.name).toBe(name)
  if (!picture) return
  expect(Buffer.from(picture.png).toString('latin1', 1, 4)).toBe('PNG')
  expect(picture.altText).toContain('2020')
})

test('a timeline is handed over in three forms, other replies in none', async () => {
  const files = await exportsOf({ type: 'timeline', timeline })
  expect(files.map(({ name }) => name)).toEqual(['timeline.ics', 'timeline.csv', 'timeline.md'])
  expect(files.every(({ data }) => data.length > 50)).toBe(true)
  expect(await exportsOf({ type: 'sources', sources: [] })).toEqual([])
  expect(await exportsOf({ type: 'timeline', timeline: { ...timeline, entries: [] } })).toEqual([])
})
