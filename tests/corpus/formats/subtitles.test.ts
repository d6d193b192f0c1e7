import { expect, test } from 'vitest'
import { askFiles, readFiles, readMutated } from './reading.ts'

const srt = `1
00:00:01,000 --> 00:00:03,500
<i>Carla Reyes opened</i>
the new lock

2
00:00:03,600 --> 00:00:05,000 X1:40 X2:600
{\\an8}on Monday. It is 12 metres

3
00:00:05,100 --> 00:00:06,000
long & new.

4
00:12:31,000 --> 00:12:33,000
[applause]
- Who keeps it?
- Bo Ray does.
`

const vtt = `WEBVTT - Meeting of the harbour board
Kind: captions

STYLE
::cue { color: red }

NOTE Made by hand
00:99 is no time.

intro
00:01.000 --> 00:04.000 align:start position:0%
<v.loud Ann Lee>The lock was <b>opened</b> by Carla Reyes&nbsp;on</v>

00:04.100 --> 00:06.000
<v Ann Lee>Monday.

01:00:07.250 --> 01:00:09.000 line:0
<v Bo Ray>I keep it.</v> <v Ann Lee>Good &amp; well.</v>
`

const rolling = `WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
 
the<00:00:00.400><c> new</c><00:00:00.800><c> lock</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
the new lock
 

00:00:02.010 --> 00:00:04.000 align:start position:0%
the new lock
was<00:00:02.400><c> opened</c><00:00:03.000><c> on</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
was opened on
 

00:00:04.010 --> 00:00:06.000 align:start position:0%
was opened on
monday<00:00:04.400><c> at</c><00:00:05.000><c> noon</c>
`

const cue = (start: string, end: string, text: string) => `${start} --> ${end}\n${text}\n\n`

test.each<[string, string, string, object]>([
  [
    'SubRip: sentences over cues, without marks and sounds',
    'board/2022-05-03-lock.srt',
    srt,
    {
      id: 'board/2022-05-03-lock',
      published: '2022-05-03',
      text: 'Carla Reyes opened the new lock on Monday. It is 12 metres long & new.\n\n- Who keeps it? - Bo Ray does.',
      locators: [
        { label: '00:00:01', start: 0 },
        { label: '00:00:03', start: 32 },
        { label: '00:00:05', start: 59 },
        { label: '00:12:31', start: 72 },
      ],
    },
  ],
  [
    'SubRip: words without the sounds beside them',
    'sounds.srt',
    '1\n00:00:01,000 --> 00:00:03,000\nThe lock opened. [door shuts]\n\n2\n00:00:03,100 --> 00:00:05,000\n(sighs) It cost ten pounds (twelve euros).\n',
    { text: 'The lock opened. It cost ten pounds (twelve euros).' },
  ],
  [
    'WebVTT: a speaker’s turn a paragraph',
    'board.vtt',
    vtt,
    {
      title: 'Meeting of the harbour board',
      text: 'Ann Lee: The lock was opened by Carla Reyes on Monday.\n\nBo Ray: I keep it.\n\nAnn Lee: Good & well.',
      locators: [{ label: '00:00:01' }, { label: '01:00:07' }, { label: '01:00:07' }],
    },
  ],
  ['captions that roll on are told once', 'a.vtt', rolling, { text: 'the new lock was opened on monday at noon' }],
  [
    'captions that grow are told as they end',
    'a.vtt',
    `WEBVTT\n\n${cue('00:01.000', '00:02.000', 'The lock')}${cue('00:02.000', '00:03.000', 'The lock is open.')}${cue('00:09.000', '00:10.000', 'The lock is open. Go!')}`,
    { text: 'The lock is open.\n\nThe lock is open. Go!' },
  ],
  [
    'no empty lines, and an empty line inside a cue',
    'a.srt',
    '1\r\n0:00:01,0 --> 0:00:02,0\r\nThe lock\r\n2\r\n0:00:02,0 --> 0:00:03,0\r\nis open\r\n\r\nat noon.\r\n',
    { text: 'The lock is open at noon.' },
  ],
  [
    'known by its content',
    'a.txt',
    srt,
    { text: expect.stringMatching(/^Carla Reyes opened the new lock on Monday\./) },
  ],
])('%s', async (_, file, content, expected) => {
  const { articles, problems } = await readFiles({ [file]: content })
  expect(problems).toEqual([])
  expect(articles).toMatchObject([expected])
})

test('speech without full stops is parted all the same', async () => {
  const cues = Array.from({ length: 400 }, (_, at) => {
    const start = `00:${`${Math.floor(at / 30)}`.padStart(2, '0')}:${`${(at % 30) * 2}`.padStart(2, '0')}`
    return cue(`${start}.000`, `${start}.900`, `and then the keeper said mark ${at} is dry`)
  })
  const { articles } = await readFiles({ 'a.vtt': `WEBVTT\n\n${cues.join('')}` })
  const lengths = articles[0]?.text.split('\n\n').map(({ length }) => length) ?? []
  expect(Math.max(...lengths)).toBeLessThan(1000)
  expect(articles[0]?.text.match(/mark \d+ is dry/g)).toHaveLength(400)
})

test.each<[string, string, string, RegExp]>([
  ['a file without cues', 'a.vtt', 'WEBVTT\n\nNOTE nothing', /no article text/],
  ['no subtitles', 'a.srt', 'The lock is open.', /not of the format/],
])('%s: told', async (_, file, content, reason) => {
  const { articles, problems } = await readFiles({ [file]: content })
  expect(articles).toEqual([])
  expect(problems).toMatchObject([{ file, reason: expect.stringMatching(reason) }])
})

test('a changed file is read or told', async () => {
  await readMutated('a.srt', srt)
  await readMutated('a.vtt', vtt)
})

test('a question is answered from a transcript', async () => {
  expect(await askFiles({ 'board.vtt': vtt }, 'Who opened the lock?')).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Carla Reyes'),
    citations: [
      { title: 'Meeting of the harbour board', quote: expect.stringContaining('opened by Carla Reyes on Monday.') },
    ],
  })
})
