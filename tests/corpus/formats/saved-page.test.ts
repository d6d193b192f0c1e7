import { expect, test } from 'vitest'
import { askFiles, readFiles, readMutated } from './reading.ts'

const body =
  'Carla Reyes opened the new lock at Tern Bay on Monday, and the keepers of the harbour were glad of it after two years of work.'
const html = (more = '') =>
  `<!DOCTYPE html><html><head><title>The new lock</title>${more}</head><body><h1>The new lock</h1><p>${body}</p><p>It is 12 metres long and caf=C3=A9s stand beside it, says the board.</p></body></html>`

/** A page as a browser saves it. */
const saved = (
  page: string,
  headers = 'From: <Saved by Blink>\nSnapshot-Content-Location: https://bay.example/lock',
): string =>
  `${headers}
Subject: The new lock
Date: Tue, 3 May 2022 23:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Bay--"


------Bay--
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://bay.example/lock

${page.replace(/=(?!C3|A9)/g, '=3D')}
------Bay--
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example/

<html><body><p>Buy a boat of the best make, now, while the summer sale lasts at the yard.</p></body></html>
------Bay--
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://bay.example/a.png

iVBORw0KGgo=
------Bay----
`

test.each<[string, string, string, object]>([
  [
    'the page, its address and the day on which it was saved',
    'lock.mhtml',
    saved(html()),
    { title: 'The new lock', published: '2022-05-03', url: 'https://bay.example/lock' },
  ],
  [
    'the page’s own date before that of the saving',
    'lock.mht',
    saved(html('<meta property="article:published_time" content="2022-04-01">')),
    { published: '2022-04-01' },
  ],
  [
    'of an older browser',
    'lock.mht',
    saved(html(), 'From: "Saved by Windows Internet Explorer 11"'),
    { published: '2022-05-03' },
  ],
  ['known by its content', 'lock.eml', saved(html()), { url: 'https://bay.example/lock' }],
])('%s', async (_, file, content, expected) => {
  const { articles, problems } = await readFiles({ [file]: content })
  expect(problems).toEqual([])
  expect(articles).toMatchObject([
    {
      id: 'lock',
      file,
      text: `${body}\n\nIt is 12 metres long and cafés stand beside it, says the board.`,
      ...expected,
    },
  ])
})

test.each<[string, string, RegExp]>([
  ['no page in it', 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: image/png\n\nx', /no page of HTML/],
  ['no saved page', 'The lock opened.', /not of the format/],
])('%s: told', async (_, content, reason) => {
  const { articles, problems } = await readFiles({ 'a.mhtml': content })
  expect(articles).toEqual([])
  expect(problems).toMatchObject([{ file: 'a.mhtml', reason: expect.stringMatching(reason) }])
})

test('a changed page is read or told', async () => {
  await readMutated('a.mhtml', saved(html()))
})

test('a question is answered from a saved page', async () => {
  expect(await askFiles({ 'lock.mhtml': saved(html()) }, 'Who opened the new lock?')).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Carla Reyes'),
    citations: [{ title: 'The new lock', published: '2022-05-03', url: 'https://bay.example/lock' }],
  })
})
