import { expect, test } from 'vitest'
import { withoutMarks } from '../../../src/corpus/formats/discord-chat.ts'
import { campaign } from '../../campaign.ts'
import { askFiles, readFiles, readMutated } from './reading.ts'

type Fields = Readonly<Record<string, unknown>>

const people = {
  ann: { id: '11', name: 'annlee', nickname: 'Ann Lee', isBot: false },
  bo: { id: '12', name: 'boray', nickname: 'Bo Ray', isBot: false },
  bot: { id: '13', name: 'Tides', nickname: 'Tides', isBot: true },
}

let number = 0
const say = (author: keyof typeof people, timestamp: string, content: string, more: Fields = {}): Fields => ({
  id: `${90_000_000_000_000_000n + BigInt(++number)}`,
  type: 'Default',
  timestamp,
  content,
  author: people[author],
  attachments: [],
  embeds: [],
  reactions: [{ emoji: { name: '👍' }, count: 3 }],
  mentions: [],
  ...more,
})

const exportOf = (messages: readonly Fields[], channel: Fields = {}): string =>
  JSON.stringify(
    {
      guild: { id: '77', name: 'Tern Bay Keepers' },
      channel: { id: '78', type: 'GuildTextChat', category: 'Locks', name: 'lock', topic: 'The lock', ...channel },
      dateRange: { after: null, before: null },
      exportedAt: '2022-06-01T00:00:00+00:00',
      messages,
      messageCount: messages.length,
    },
    null,
    2,
  )

const question = say('bo', '2022-05-03T14:04:10.1+00:00', 'When does the **new lock** open, <@11>?', {
  mentions: [people.ann],
})
const talk = [
  say('bo', '2022-05-03T13:59:00+00:00', 'Joined the server.', { type: 'GuildMemberJoin' }),
  question,
  say('ann', '2022-05-03T14:05:00+00:00', 'Carla Reyes opened it on Monday.\n\nIt is 12 metres long.', {
    type: 'Reply',
    reference: { messageId: question.id },
  }),
  say('ann', '2022-05-03T14:06:00+00:00', '', { attachments: [{ fileName: 'plan.pdf' }, { fileName: 'lock.jpg' }] }),
  say('bot', '2022-05-03T15:00:00+00:00', ''),
  say('bot', '2022-05-03T16:00:00+00:00', '', {
    embeds: [{ title: 'High water', description: 'At 18:20.', fields: [{ name: 'Height', value: '4.1 m' }] }],
  }),
  say('ann', '2022-05-04T08:00:00+00:00', 'See https://bay.example/weir', { embeds: [{ title: 'Weir | Bay' }] }),
]

test('a day of a channel is an article, a message a paragraph with who wrote it and when', async () => {
  const { articles, problems } = await readFiles({ 'lock.json': exportOf(talk) })
  expect(problems).toEqual([])
  expect(articles).toMatchObject([
    {
      id: 'lock/2022-05-03-lock',
      title: '#lock, 3 May 2022',
      published: '2022-05-03',
      publisher: 'Tern Bay Keepers',
      url: `https://discord.com/channels/77/78/${question.id}`,
      text: [
        'Bo Ray, 14:04: When does the new lock open, @Ann Lee?',
        'Ann Lee, 14:05, to Bo Ray: Carla Reyes opened it on Monday.\nIt is 12 metres long.',
        'Ann Lee, 14:06: (attached: plan.pdf, lock.jpg)',
        'Tides, 16:00: High water\nAt 18:20.\nHeight: 4.1 m',
      ].join('\n\n'),
      locators: [
        { label: 'Bo Ray, 14:04', start: 0 },
        { label: 'Ann Lee, 14:05', start: 55 },
        { label: 'Ann Lee, 14:06' },
        { label: 'Tides, 16:00' },
      ],
    },
    { id: 'lock/2022-05-04-lock', text: 'Ann Lee, 08:00: See https://bay.example/weir' },
  ])
})

test('the latest first, and a conversation of two', async () => {
  const file = exportOf(talk.toReversed(), { type: 'DirectTextChat', name: 'Bo Ray' })
  const { articles } = await readFiles({ 'bo.json': file })
  expect(articles.map(({ title, publisher, text }) => [title, publisher, text.slice(0, 14)])).toEqual([
    ['Bo Ray, 4 May 2022', undefined, 'Ann Lee, 08:00'],
    ['Bo Ray, 3 May 2022', undefined, 'Bo Ray, 14:04:'],
  ])
})

test.each<[string, string]>([
  ['**bold** and *it* and __under__', 'bold and it and under'],
  ['***both*** ~~gone~~ ||hidden||', 'both gone hidden'],
  ['`a_b_c` and ```ts\nlet x\n```', 'a_b_c and let x\n'],
  ['<:tern:12345> <a:wave:12345> <@11> <@99>', ':tern: :wave: @Ann Lee <@99>'],
  ['> quoted\n# Head\n-# small', 'quoted\nHead\nsmall'],
  ['[the plan](https://bay.example/plan) of 3 * 4 * 5', 'the plan of 3 * 4 * 5'],
  ['snake_case_name and 2*3', 'snake_case_name and 2*3'],
])('marks: %s', (text, plain) => {
  expect(withoutMarks(text, new Map([['11', 'Ann Lee']]))).toBe(plain)
})

/** The number that Discord gives a message of this moment. */
const snowflake = (time: string): string => `${BigInt(Date.parse(time) - 1_420_070_400_000) << 22n}`

const first = (id: string, author: string, content: string, reply = '') =>
  `<div class=chatlog__message-group><div id=chatlog__message-container-${id} class=chatlog__message-container data-message-id=${id}><div class=chatlog__message><div class=chatlog__message-aside><img class=chatlog__avatar src=a.png alt=Avatar loading=lazy></div><div class=chatlog__message-primary>${reply}<div class=chatlog__header><span class=chatlog__author title=x#0 data-user-id=11>${author}</span> <span class=chatlog__timestamp><a href="#x">03/05/2022 16:04</a></span></div><div class="chatlog__content chatlog__markdown"><span class=chatlog__markdown-preserve>${content}</span> <span class=chatlog__edited-timestamp title=x>(edited)</span></div>`
const next = (id: string, content: string) =>
  `</div></div></div><div id=chatlog__message-container-${id} class=chatlog__message-container data-message-id=${id}><div class=chatlog__message><div class=chatlog__message-aside><div class=chatlog__short-timestamp title=x>16:06</div></div><div class=chatlog__message-primary>${content}`
const end = '</div></div></div></div>'

const page = `<!DOCTYPE html><html lang=en><head><title>Tern Bay Keepers - lock</title><meta charset=utf-8><style>${'a{b:c}'.repeat(2000)}.preamble__entry{margin:0}.chatlog__message-group{margin:0}</style></head><body><div class=preamble><div class=preamble__entries-container><div class=preamble__entry>Tern Bay Keepers</div><div class=preamble__entry>Locks / lock</div></div></div><div class=chatlog>
${first(snowflake('2022-05-03T14:04:00Z'), 'Bo Ray', 'When does the <strong>lock</strong> open? <img loading=lazy class=chatlog__emoji alt=":tern:" src=x>')}${end}
<div class=chatlog__message-group><div class=chatlog__message-container data-message-id=${snowflake('2022-05-03T14:04:30Z')}><div class=chatlog__message><div class=chatlog__message-primary><span class=chatlog__system-notification-author>Cy</span> <span class=chatlog__system-notification-content>joined the server.</span></div></div></div></div>
${first(snowflake('2022-05-03T14:05:00Z'), 'Ann Lee', 'Carla Reyes opened it &amp; left.', '<div class=chatlog__reply><div class=chatlog__reply-author title=x>Bo Ray</div><div class=chatlog__reply-content><span class=chatlog__reply-link>When does it open?</span></div></div>')}${next(snowflake('2022-05-04T23:59:00Z'), '<div class=chatlog__attachment><div class=chatlog__attachment-generic><div class=chatlog__attachment-generic-name><a href=x> plan.pdf </a></div></div></div><div class=chatlog__attachment><a href=x><img title="Image: lock.jpg (1.2 MB)"></a></div>')}${end}
</div><div class=postamble><div class=postamble__entry>Exported 3 messages</div></div></body></html>`

test('a page is read as JSON is, its times in universal time', async () => {
  const { articles, problems } = await readFiles({ 'lock.html': page })
  expect(problems).toEqual([])
  expect(articles).toMatchObject([
    {
      title: '#lock, 3 May 2022',
      publisher: 'Tern Bay Keepers',
      published: '2022-05-03',
      text: 'Bo Ray, 14:04: When does the lock open? :tern:\n\nAnn Lee, 14:05, to Bo Ray: Carla Reyes opened it & left.',
    },
    { published: '2022-05-04', text: 'Ann Lee, 23:59: (attached: plan.pdf, lock.jpg)' },
  ])
})

test.each<[string, string, number, RegExp]>([
  ['no messages', exportOf([]), 0, /no messages/],
  ['a file that breaks off', exportOf(talk).slice(0, -900), 1, /breaks off/],
  ['broken JSON', exportOf(talk).replace('"messageCount":', 'messageCount'), 2, /broken JSON/],
])('%s: told, and what came before is read', async (_, content, count, reason) => {
  const { articles, problems } = await readFiles({ 'lock.json': content })
  expect(articles).toHaveLength(count)
  expect(problems).toMatchObject([{ file: 'lock.json', reason: expect.stringMatching(reason) }])
})

test('a long day goes on in another article, and nothing is lost', async () => {
  const line = 'The water stands at the third mark of the old weir. '.repeat(20)
  const messages = Array.from({ length: 600 }, (_, at) => say('ann', '2022-05-03T14:05:00+00:00', `${at} ${line}`))
  const { articles, problems } = await readFiles({ 'lock.json': exportOf(messages) })
  expect(problems).toEqual([])
  expect(articles.map(({ id }) => id)).toEqual(['lock/2022-05-03-lock', 'lock/2022-05-03-lock-2'])
  expect(articles.flatMap(({ text }) => text.match(/: \d+ The/g) ?? [])).toHaveLength(600)
})

test('many messages are not held at once', { timeout: 600_000 }, async () => {
  const many = campaign(1000, 200_000)
  const day = (at: number) => new Date(Date.UTC(2022, 0, 1) + Math.floor(at / 100) * 86_400_000).toISOString()
  const messages = Array.from({ length: many }, (_, at) => say('ann', day(at), `Mark ${at} of the weir is dry.`))
  const content = exportOf(messages)
  messages.length = 0
  const { articles } = await readFiles({ 'lock.json': content })
  expect(articles).toHaveLength(many / 100)
  expect(articles.at(-1)?.text).toContain(`Mark ${many - 1} of the weir`)
})

test('a page of elements in one another is read or told, and takes no long time', async () => {
  const deep = page.replace('When does the', '<div>'.repeat(100_000))
  const before = process.cpuUsage()
  const { articles } = await readFiles({ 'lock.html': deep })
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20)
  expect(articles.map(({ text }) => text).join('\n')).toContain('Ann Lee, 14:05, to Bo Ray: Carla Reyes opened it')
})

test('a changed export is read or told', async () => {
  await readMutated('lock.json', exportOf(talk))
  await readMutated('lock.html', page)
})

test.each<[string, string]>([
  ['lock.json', exportOf(talk)],
  ['lock.html', page],
])('a question is answered from %s', async (file, content) => {
  const answer = await askFiles({ [file]: content }, 'Who opened the lock?')
  expect(answer).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Carla Reyes'),
    citations: [{ published: '2022-05-03', quote: expect.stringMatching(/^Ann Lee, 14:05, to Bo Ray: Carla Reyes/) }],
  })
})
