import { expect, test } from 'vitest'
import { withoutSlackMarks } from '../../../src/corpus/formats/slack.ts'
import { askFiles, readFiles, readMutated } from './reading.ts'

const at = (time: string): string => `${Date.parse(time) / 1000}.000100`
const ann = 'U0000ANN'
const bo = 'U0000BOB'

const users = JSON.stringify([
  { id: ann, team_id: 'T0000001', name: 'annlee', profile: { real_name: 'Ann Lee', display_name: 'ann' } },
  { id: bo, team_id: 'T0000001', name: 'boray', real_name: 'Bo Ray', profile: { display_name: '' } },
])
const channels = JSON.stringify([{ id: 'C0000LOCK', name: 'lock', members: [ann, bo], topic: { value: 'The lock' } }])
const dms = JSON.stringify([{ id: 'D0000DIRECT', created: 1, members: [ann, bo] }])

const asked = at('2022-05-03T14:04:00Z')
const day = JSON.stringify([
  { type: 'message', subtype: 'channel_join', user: bo, text: `<@${bo}> has joined the channel`, ts: asked },
  { client_msg_id: 'a', type: 'message', text: `When does the *new lock* open, <@${ann}>?`, user: bo, ts: asked },
  {
    type: 'message',
    user: ann,
    text: 'Carla Reyes opened it on Monday &amp; it is _12 metres_ long.',
    ts: at('2022-05-03T14:05:00Z'),
    thread_ts: asked,
    parent_user_id: bo,
    reactions: [{ name: 'tada', users: [bo], count: 1 }],
  },
  { type: 'message', user: ann, text: '', files: [{ name: 'plan.pdf' }], ts: at('2022-05-03T14:06:00Z') },
  {
    type: 'message',
    user: 'U0000GONE',
    text: 'I left.',
    user_profile: { real_name: 'Cy Dow' },
    ts: at('2022-05-03T15:00:00Z'),
  },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B1',
    username: 'Tides',
    text: '',
    ts: at('2022-05-03T16:00:00Z'),
  },
  {
    type: 'message',
    subtype: 'bot_message',
    bot_id: 'B1',
    username: 'Tides',
    text: '',
    attachments: [{ title: 'High water', text: 'At 18:20.' }],
    ts: at('2022-05-03T16:01:00Z'),
  },
])

const folder = {
  'users.json': users,
  'channels.json': channels,
  'dms.json': dms,
  'integration_logs.json': '[]',
  'lock/2022-05-03.json': day,
  'D0000DIRECT/2022-05-04.json': JSON.stringify([
    { type: 'message', user: ann, text: 'The weir is shut.', ts: at('2022-05-04T08:00:00Z') },
  ]),
}

test('a day of a channel is an article; the lists beside the channels give the names', async () => {
  const { articles, problems } = await readFiles(folder)
  expect(problems).toEqual([])
  expect(articles).toMatchObject([
    { title: 'Ann Lee, Bo Ray, 4 May 2022', text: 'Ann Lee, 08:00: The weir is shut.' },
    {
      id: 'lock/2022-05-03',
      title: '#lock, 3 May 2022',
      published: '2022-05-03',
      text: [
        'Bo Ray, 14:04: When does the new lock open, @Ann Lee?',
        'Ann Lee, 14:05, to Bo Ray: Carla Reyes opened it on Monday & it is 12 metres long.',
        'Ann Lee, 14:06: (attached: plan.pdf)',
        'Cy Dow, 15:00: I left.',
        'Tides, 16:01: High water\nAt 18:20.',
      ].join('\n\n'),
    },
  ])
})

test('a channel without the lists has the names that its messages bring', async () => {
  const { articles } = await readFiles({ 'lock/2022-05-03.json': day })
  expect(articles[0]?.text).toMatch(/^U0000BOB, 14:04: .*@U0000ANN/)
  expect(articles[0]?.text).toContain('Cy Dow, 15:00')
})

test.each<[string, string]>([
  [`<@${ann}> and <@U9|cy>`, '@Ann Lee and @cy'],
  ['<#C1|lock> <!here> <!subteam^S1|@keepers>', '#lock @here @keepers'],
  ['<https://bay.example/a|the plan> at <https://bay.example/b>', 'the plan at https://bay.example/b'],
  ['*bold* _it_ ~gone~ `a_b`', 'bold it gone a_b'],
  ['&gt; quoted &lt;b&gt; &amp;amp;', 'quoted <b> &amp;'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
])('marks: %s', (text, plain) => {
  expect(withoutSlackMarks(text, new Map([[ann, 'Ann Lee']]))).toBe(plain)
})

test.each<[string, string, string, RegExp]>([
  ['a day that breaks off', 'lock/2022-05-03.json', day.slice(0, -40), /JSON/],
  ['a damaged list', 'users.json', users.slice(0, -40), /JSON/],
  ['a day without messages', 'lock/2022-05-03.json', '[{"type":"other","ts":"1"}]', /no messages/],
])('%s: told', async (_, file, content, reason) => {
  const { problems } = await readFiles({ ...folder, [file]: content })
  expect(problems).toMatchObject([{ file, reason: expect.stringMatching(reason) }])
})

test('a changed export is read or told', async () => {
  await readMutated('lock/2022-05-03.json', day)
})

test('a question is answered from an export', async () => {
  expect(await askFiles(folder, 'Who opened the lock?')).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Carla Reyes'),
    citations: [{ published: '2022-05-03', quote: expect.stringMatching(/^Ann Lee, 14:05, to Bo Ray: Carla Reyes/) }],
  })
})
