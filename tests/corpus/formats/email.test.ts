import { expect, test } from 'vitest'
import { campaign } from '../../campaign.ts'
import { askFiles, readFiles, readMutated } from './reading.ts'

const headers = (...more: readonly string[]): string =>
  [
    'Received: from mx.example by mail.example; Tue, 3 May 2022 23:31:00 -0500',
    'From: =?utf-8?B?QW5uIExlxaE=?= <ann@bay.example>',
    'To: keepers@bay.example',
    'Date: Tue, 3 May 2022 23:30:00 -0500',
    'Message-ID: <1@bay.example>',
    'MIME-Version: 1.0',
    ...more,
  ].join('\r\n')

const plain = (body: string, subject = 'Re: [keepers] Lock'): string =>
  `${headers(`Subject: ${subject}`, 'List-Id: Lock keepers <keepers.bay.example>', 'Content-Type: text/plain; charset=utf-8')}\r\n\r\n${body.replaceAll('\n', '\r\n')}`

const body = 'Bo Ray opened the new lock at Tern Bay on Monday. It is 12 metres long.'

const multipart = `${headers('Subject: =?iso-8859-1?Q?Caf=E9?= opens', 'Content-Type: multipart/mixed; boundary="out"')}

--out
Content-Type: multipart/alternative; boundary="in"

--in
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The caf=E9 opened, and the keep=
er has the key.
--in
Content-Type: text/html

<p>Another wording of it.</p>
--in--
--out
Content-Type: image/png; name="a.png"
Content-Disposition: attachment; filename="a.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--out--
`

const html = (content: string): string =>
  `${headers('Subject: Lock', 'Content-Type: text/html; charset=utf-8')}\r\n\r\n${content}`

test('a message has its subject, its day where it was written, its sender and its list', async () => {
  const { articles, problems } = await readFiles({ 'lock.eml': plain(body) })
  expect(articles).toEqual([
    {
      id: 'lock',
      file: 'lock.eml',
      title: 'Lock',
      published: '2022-05-03',
      author: 'Ann Leš',
      publisher: 'Lock keepers',
      text: body,
    },
  ])
  expect(problems).toEqual([])
})

test.each<[string, string, string]>([
  [
    'a reply above',
    plain(`${body}\n\nOn Mon, 2 May 2022 at 10:00, Bo Ray <bo@bay.example> wrote:\n> When does it open?\n> Bo\n`),
    body,
  ],
  ['a reply below', plain(`On Mon, 2 May 2022 at 10:00, Bo Ray wrote:\n> When does it open?\n\n${body}\n`), body],
  [
    'a reply between',
    plain(`> When does it open?\n\n${body}\n\n> And the weir?\n\nThe weir is shut.`),
    `${body}\n\nThe weir is shut.`,
  ],
  ['a signature', plain(`${body}\n\n-- \nAnn Lee\nHarbour office`), body],
  [
    'the original message',
    plain(
      `${body}\n\n-----Original Message-----\nFrom: Bo Ray\nSent: Monday, May 2, 2022 10:00\nTo: Ann Lee\nSubject: Lock\n\nWhen does it open?`,
    ),
    body,
  ],
  [
    'a signature for programs',
    plain(
      `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${body}\n-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n-----END PGP SIGNATURE-----\n`,
    ),
    body,
  ],
  [
    'the head of what is passed on',
    plain(
      `See here.\n\n---------- Forwarded message ---------\nFrom: Bo Ray <bo@bay.example>\nDate: Mon, May 2, 2022 at 9:00 AM\nSubject: Lock\nTo: Ann Lee <ann@bay.example>\n\n${body}`,
    ),
    `See here.\n\n${body}`,
  ],
  ['HTML with what a telephone adds', html(`<div>${body}</div><div><br></div><div>Sent from my iPhone</div>`), body],
  [
    'HTML with the footer of a mailing',
    html(`<p>${body}</p><p>You get this mail because you asked for it. <a href="x">Unsubscribe</a></p>`),
    body,
  ],
  [
    'HTML that tells of a footer',
    html(`<p>Keepers may unsubscribe at the office.</p><p>${body}</p>`),
    `Keepers may unsubscribe at the office.\n\n${body}`,
  ],
  ['what is passed on and nothing else', plain(`> ${body}`), body],
  ['parts: plain text before HTML, no attachments', multipart, 'The café opened, and the keeper has the key.'],
  ['HTML', html(`<style>p{}</style><p>${body}</p><ul><li>The weir is shut.</li></ul>`), `${body}\n\nThe weir is shut.`],
  [
    'HTML of a reply',
    html(
      `<div>${body}</div><div class="gmail_quote"><div>On Monday Bo wrote:</div><blockquote>When?</blockquote></div>`,
    ),
    body,
  ],
  [
    'HTML of another program',
    html(`<p>${body}</p><div class="moz-cite-prefix">Bo:</div><blockquote type="cite">When?</blockquote>`),
    body,
  ],
])('%s', async (_, content, text) => {
  expect((await readFiles({ 'a.eml': content })).articles).toMatchObject([{ text }])
})

const envelope = 'From ann@bay.example Tue May  3 23:30:00 2022\n'
const mbox = [
  plain(`${body}\n\n>From here on it is quiet.\n`, 'Lock'),
  plain('The weir is shut.\n\nFrom the weir it is a mile to the lock.\n', 'Weir'),
  multipart.replace('=E9?= opens', '=E9?='),
]
  .map((message) => `${envelope}${message.replaceAll('\r', '')}\n`)
  .join('')

test('a message of a mailbox is an article', async () => {
  const { articles, problems } = await readFiles({ 'keepers.mbox': mbox })
  expect(articles.map(({ id, text }) => [id, text])).toEqual([
    ['keepers/2022-05-03-lock', `${body}\n\nFrom here on it is quiet.`],
    ['keepers/2022-05-03-weir', 'The weir is shut.\n\nFrom the weir it is a mile to the lock.'],
    ['keepers/2022-05-03-cafe', 'The café opened, and the keeper has the key.'],
  ])
  expect(problems).toEqual([])
})

test.each<[string, string, RegExp]>([
  [
    'parts in parts',
    `${headers('Content-Type: multipart/mixed; boundary="a0"')}\n\n${Array.from({ length: 200 }, (_, at) => `--a${at}\nContent-Type: multipart/mixed; boundary="a${at + 1}"\n\n`).join('')}`,
    /nesting/i,
  ],
  ['nothing but headers', `${headers('Subject: Lock')}\n\n`, /no article text/],
  ['no mail', 'The lock opened.', /not of the format/],
])('%s: told', async (_, content, reason) => {
  const { articles, problems } = await readFiles({ 'a.eml': content })
  expect(articles).toEqual([])
  expect(problems).toMatchObject([{ file: 'a.eml', reason: expect.stringMatching(reason) }])
})

test('a message that cannot be read is told by its place, and the others are read', async () => {
  const deep = Array.from(
    { length: 200 },
    (_, at) => `--a${at}\nContent-Type: multipart/mixed; boundary="a${at + 1}"\n\n`,
  ).join('')
  const bad = `${envelope}${headers('Content-Type: multipart/mixed; boundary="a0"')}\n\n${deep}\n`
  const { articles, problems } = await readFiles({ 'a.mbox': bad + mbox })
  expect(articles).toHaveLength(3)
  expect(problems).toMatchObject([{ file: 'a.mbox: message 1', reason: expect.stringMatching(/could not be read/) }])
})

const size = campaign(25_000, 100_000)
/** Seconds, in proportion to the size: what takes the square of it takes longer. */
const longest = campaign(5, 20)

test.each<[string, string]>([
  ['quotation marks', '>'.repeat(size)],
  ['lines that begin like a reply', 'On Mon '.repeat(0.3 * size)],
  ['lines of quotes', '> a\n'.repeat(size / 2)],
  ['white space', `a${' '.repeat(size)}b`],
  ['empty lines', `a${'\n'.repeat(size)}b`],
  ['dashes', '-'.repeat(size)],
  ['fields', 'From: a\n'.repeat(0.3 * size)],
  ['one long word', 'x'.repeat(3 * size)],
  ['many short lines', 'a lock\n'.repeat(0.4 * size)],
])('%s take no long time', async (_, text) => {
  const before = process.cpuUsage()
  const { articles, problems } = await readFiles({ 'a.eml': plain(`The lock opened.\n\n${text}`) })
  const { user } = process.cpuUsage(before)
  expect(articles.length + problems.length).toBeGreaterThan(0)
  expect(user / 1e6).toBeLessThan(longest)
})

test('a changed message is read or told', async () => {
  await readMutated('a.eml', multipart)
  await readMutated('a.mbox', mbox)
})

test('a question is answered from a mailbox', async () => {
  const answer = await askFiles({ 'keepers.mbox': mbox }, 'Who opened the new lock at Tern Bay?')
  expect(answer).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Bo Ray'),
    citations: [{ article: 'keepers/2022-05-03-lock', published: '2022-05-03' }],
  })
})
