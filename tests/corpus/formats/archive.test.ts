import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipLimits } from '../../../src/corpus/formats/zip.ts'
import { askFiles, readFiles, readMutated } from './reading.ts'

type Entries = Readonly<Record<string, string | Uint8Array>>
const zip = (entries: Entries): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  )

const lock = 'The lock\n\nCarla Reyes opened the new lock at Tern Bay on Monday, and the keepers were glad of it.'
const weir = '# The weir\n\nBo Ray keeps the weir.'
const message = {
  type: 'message',
  user: 'U0000ANN',
  text: 'The weir is shut.',
  ts: `${Date.parse('2022-05-03') / 1000}`,
}
const slack = {
  'users.json': JSON.stringify([{ id: 'U0000ANN', profile: { real_name: 'Ann Lee' } }]),
  'channels.json': '[]',
  'lock/2022-05-03.json': JSON.stringify([message]),
}
const feed =
  '<rss><channel><title>Bay</title><item><title>Mill sold</title><description>The mill was sold.</description></item></channel></rss>'

/** An archive whose files carry the mark of a password. */
function locked(entries: Entries): Uint8Array {
  const bytes = Buffer.from(zip(entries))
  for (const [mark, place] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) bytes[at + place] = 1
  return bytes
}

/** An archive in archives. */
const nested = (depth: number): Uint8Array =>
  depth === 0 ? zip({ 'lock.txt': lock }) : zip({ 'in.zip': nested(depth - 1) })

test('files of an archive are read as those of a folder', async () => {
  const { articles, problems } = await readFiles({
    'bay.zip': zip({
      'notes/lock.txt': lock,
      'notes/weir.md': weir,
      'notes/mill.rss': feed,
      'rows.jsonl': '{"id": "a1", "title": "Mill", "text": "The mill is old and grey."}\n{"title": "none"}\n',
      '__MACOSX/notes/._lock.txt': 'x',
      '.git/config.txt': 'x',
    }),
  })
  expect(articles).toMatchObject([
    { id: 'bay/notes/lock', file: 'bay.zip', title: 'The lock', text: lock.slice(10) },
    { id: 'bay/notes/mill/mill-sold', title: 'Mill sold', publisher: 'Bay' },
    { id: 'bay/notes/weir', title: 'The weir', text: 'Bo Ray keeps the weir.' },
    { id: 'bay/rows/a1', title: 'Mill', text: 'The mill is old and grey.' },
  ])
  expect(problems).toEqual([{ file: 'bay.zip: rows.jsonl: line 2', reason: 'the line has no "id"' }])
})

test('a Slack export is read where it lies in an archive, with the names of its lists', async () => {
  const { articles, problems } = await readFiles({ 'slack.zip': zip(slack) })
  expect(articles).toMatchObject([
    { id: 'slack/lock/2022-05-03', title: '#lock, 3 May 2022', text: 'Ann Lee, 00:00: The weir is shut.' },
  ])
  expect(problems).toEqual([])
})

test('a file without a title is called by its own name', async () => {
  const { articles } = await readFiles({ 'a.zip': zip({ 'tide-table.txt': 'high water at noon, low water at six.' }) })
  expect(articles).toMatchObject([{ title: expect.stringMatching(/tide.table/i) }])
})

test.each<[string, Uint8Array, number, { file: string; reason: RegExp }[]]>([
  ['archives in one another', nested(2), 1, []],
  ['too many of them', nested(3), 0, [{ file: 'a.zip: in.zip: in.zip: in.zip', reason: /4th archive/ }]],
  [
    'names that lead out',
    zip({ '../../lock.txt': lock, '/etc/a.txt': lock, 'weir.md': weir }),
    1,
    [{ file: 'a.zip: ../../lock.txt and 1 more', reason: /leads out/ }],
  ],
  [
    'locked files',
    locked({ 'lock.txt': lock, 'weir.md': weir }),
    0,
    [{ file: 'a.zip: lock.txt and 1 more', reason: /locked with a password/ }],
  ],
  [
    'files of other kinds',
    zip({ 'weir.md': weir, 'a.png': 'x', 'b/c.png': 'x' }),
    1,
    [{ file: 'a.zip: a.png and 1 more', reason: /\.png files are not read/ }],
  ],
  ['no files', zip({}), 0, [{ file: 'a.zip', reason: /empty/ }]],
  [
    'an archive that breaks off',
    zip({ 'lock.txt': lock }).subarray(0, 120),
    0,
    [{ file: 'a.zip', reason: /end of the archive/ }],
  ],
])('%s', async (_, content, count, expected) => {
  const { articles, problems } = await readFiles({ 'a.zip': content })
  expect(articles).toHaveLength(count)
  expect(problems).toMatchObject(expected.map(({ file, reason }) => ({ file, reason: expect.stringMatching(reason) })))
})

test('a file that unpacks to more than is read is told, and the others are read', async () => {
  const { entry } = zipLimits
  zipLimits.entry = 1_000_000
  try {
    const content = zip({ 'big.txt': new Uint8Array(2_000_000), 'weir.md': weir })
    const { articles, problems } = await readFiles({ 'a.zip': content })
    expect(articles).toHaveLength(1)
    expect(problems).toMatchObject([
      { file: 'a.zip: big.txt', reason: expect.stringMatching(/unpacks to more than 1 MB/) },
    ])
  } finally {
    zipLimits.entry = entry
  }
})

test('a changed archive is read or told', async () => {
  await readMutated('a.zip', zip({ ...slack, 'lock.txt': lock, 'in.zip': zip({ 'weir.md': weir }) }), 40)
})

test('a question is answered from an archive', async () => {
  expect(
    await askFiles({ 'a.zip': zip({ 'in.zip': zip({ 'lock.txt': lock }) }) }, 'Who opened the new lock?'),
  ).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Carla Reyes'),
    citations: [{ article: 'a/in/lock', file: 'a.zip', title: 'The lock' }],
  })
})
