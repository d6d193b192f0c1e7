import { expect, test } from 'vitest'
import { readFileOf, readFiles } from './reading.ts'

test.each([
  ['a text on PDF', 'notes.txt', 'Notes\n\nA file begins with the sign %PDF-1.7 and a line of bytes.'],
  ['a text that begins like a mailbox', 'lock.md', 'From 10:30 on 4 May 2019 the lock was shut.\n\nIt opened at noon.'],
  ['a text with angle brackets', 'tide.txt', 'Tide\n\nThe water stood 3 <b metres high. Then it rose again.'],
])('%s is a text', async (_, file, content) => {
  const { article, reasons } = await readFileOf(file, Buffer.from(content))
  expect(reasons).toEqual([])
  expect(article?.text).toContain(content.split('\n').at(-1) ?? '')
  expect(article?.text).toContain(content.startsWith('From') ? 'From 10:30 on 4 May 2019' : content.slice(7, 30))
})

test('plain text of a JSON Feed is no markup', async () => {
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'Tides', items: [{ id: '1', title: 'Flood' }] }
  const items = [{ ...feed.items[0], content_text: 'The water stood 3 <b metres high. Then it rose again.' }]
  const { article } = await readFileOf('feed.json', Buffer.from(JSON.stringify({ ...feed, items })))
  expect(article?.text).toContain('Then it rose again.')
})

test('entries of one name have ids of their own, however many', async () => {
  const entry = '<item><title>Tide</title><description>The tide came in at noon.</description></item>'
  const feed = `<rss version="2.0"><channel><title>Tides</title>${entry.repeat(3000)}</channel></rss>`
  const read = await readFiles({ 'tides.xml': feed })
  const ids = JSON.stringify(read).match(/"id":"[^"]+"/g) ?? []
  expect(ids.length).toBe(3000)
  expect(new Set(ids).size).toBe(3000)
})
