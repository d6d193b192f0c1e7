import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { askFiles, readFiles, readMutated } from './reading.ts'

const messages = [
  { id: 1, type: 'service', date: '2022-05-03T13:59:00', actor: 'Bo Ray', action: 'join_group_by_link', text: '' },
  {
    id: 2,
    type: 'message',
    date: '2022-05-03T14:04:00',
    from: 'Bo Ray',
    from_id: 'user2',
    text: 'When does the lock open?',
  },
  {
    id: 3,
    type: 'message',
    date: '2022-05-03T14:05:00',
    date_unixtime: '1651579500',
    from: 'Ann Lee',
    from_id: 'user1',
    reply_to_message_id: 2,
    text: [
      'Carla Reyes ',
      { type: 'bold', text: 'opened' },
      ' it on Monday, see ',
      { type: 'link', text: 'bay.example' },
      '.',
    ],
    reactions: [{ type: 'emoji', count: 1, emoji: '👍' }],
  },
  {
    id: 4,
    type: 'message',
    date: '2022-05-03T14:06:00',
    from: 'Ann Lee',
    file: 'files/plan.pdf',
    file_name: 'plan.pdf',
    text: '',
  },
  { id: 5, type: 'message', date: '2022-05-03T14:07:00', from: 'Ann Lee', photo: 'photos/lock.jpg', text: 'The lock' },
  {
    id: 6,
    type: 'message',
    date: '2022-05-03T14:08:00',
    from: 'Ann Lee',
    file: 'a.webp',
    media_type: 'sticker',
    text: '',
  },
  {
    id: 7,
    type: 'message',
    date: '2022-05-04T08:00:00',
    from: null,
    photo: '(File not included. Change data exporting settings to download.)',
    text: 'I left.',
  },
]
const chat = { name: 'Lock keepers', type: 'private_supergroup', id: 9, messages }
const one = JSON.stringify(chat, null, 1)
const all = JSON.stringify({
  about: 'Here is the data you requested. Remember: keep it.',
  personal_information: { user_id: 1, first_name: 'Ann' },
  contacts: { about: 'x', list: [{ first_name: 'Bo' }] },
  chats: {
    about: 'This page lists all chats.',
    list: [
      chat,
      {
        name: null,
        type: 'personal_chat',
        id: 3,
        messages: [
          {
            id: 2,
            type: 'message',
            date: '2022-05-05T09:00:00',
            from: 'Cy',
            reply_to_message_id: 3,
            text: 'Hello there.',
          },
        ],
      },
    ],
  },
})

const days = [
  {
    title: 'Lock keepers, 3 May 2022',
    published: '2022-05-03',
    text: [
      'Bo Ray, 14:04: When does the lock open?',
      'Ann Lee, 14:05, to Bo Ray: Carla Reyes opened it on Monday, see bay.example.',
      'Ann Lee, 14:06: (attached: plan.pdf)',
      'Ann Lee, 14:07: The lock (attached: lock.jpg)',
    ].join('\n\n'),
  },
  { title: 'Lock keepers, 4 May 2022', text: 'Deleted account, 08:00: I left.' },
]

test.each<[string, string, object[]]>([
  ['one chat', one, days],
  ['all chats', all, [...days, { title: 'Deleted account, 5 May 2022', text: 'Cy, 09:00: Hello there.' }]],
])('%s: a day is an article', async (_, content, expected) => {
  const { articles, problems } = await readFiles({ 'result.json': content })
  expect(problems).toEqual([])
  expect(articles).toMatchObject(expected)
})

test('an export that breaks off is told, and what came before is read', async () => {
  const { articles, problems } = await readFiles({ 'result.json': one.slice(0, -300) })
  expect(articles).toMatchObject(days.slice(0, 1))
  expect(problems).toMatchObject([{ reason: expect.stringMatching(/breaks off/) }])
})

test('a changed export is read or told', async () => {
  await readMutated('result.json', all)
})

test('a question is answered from an export', async () => {
  expect(await askFiles({ 'result.json': one }, 'Who opened the lock?')).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Carla Reyes'),
    citations: [{ published: '2022-05-03', quote: expect.stringMatching(/^Ann Lee, 14:05, to Bo Ray: Carla Reyes/) }],
  })
})

const page = readFileSync(new URL('./files/telegram/messages.html', import.meta.url), 'utf8')

test('a page of a chat: files, and what was passed on is of who did so', async () => {
  const { articles } = await readFiles({ 'messages.html': page })
  expect(articles.map(({ id, text }) => [id, text])).toEqual([
    ['messages/2022-05-03-peat-diggers', expect.stringMatching(/^Eskil Moor, 14:04: Who cut/)],
    [
      'messages/2022-05-04-peat-diggers',
      'Birte Sand, 08:00: (attached: map.pdf)\n\nBirte Sand, 08:02: The track to the Long Moss is shut.',
    ],
  ])
})

test('a changed page is read or told', async () => {
  await readMutated('messages.html', page, 10)
})
