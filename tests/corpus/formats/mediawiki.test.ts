import { Worker } from 'node:worker_threads'
import { expect, test, vi } from 'vitest'
import { readDump } from '../../../src/corpus/formats/mediawiki.ts'
import { unpackLimits } from '../../../src/corpus/formats/unpacking.ts'
import { askFiles, readFiles, readMutated } from './reading.ts'

const page = (title: string, text: string, more = ''): string =>
  `<page><title>${title}</title>${more.includes('<ns>') ? '' : '<ns>0</ns>'}${more}<id>1</id>
  <revision><id>1</id><timestamp>2020-01-01T00:00:00Z</timestamp><text>An old text.</text></revision>
  <revision><id>2</id><timestamp>2022-05-03T10:00:00Z</timestamp><contributor><username>Ann</username></contributor>
  <model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></revision></page>`

const dump = (...pages: readonly string[]): string =>
  `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
<siteinfo><sitename>Tern Bay Wiki</sitename><base>https://wiki.example/wiki/Main_Page</base></siteinfo>
${pages.join('\n')}\n</mediawiki>\n`

const lock = `{{Short description|A lock}}
{{Infobox lock
| name = Tern Lock
| opened_on = {{start date|2019|5|3}}
| lock_keeper = [[Ida Moss]]<ref>Log, 2019</ref>
| image = Lock.jpg
}}
'''Tern Lock''' is a [[lock (water)|lock]] in [[Tern Bay]].<ref name="a">Some ''log''</ref> It was built by {{nowrap|Bo Ray}}.

== Use & care ==
* Boats of 12 metres
* [[Barge]]s
{| class="wikitable"
! Year !! Keeper
|-
| 2019 || [[Ida Moss]]
|-
| 2020 || Ann Lee
|}
== References ==
{{reflist}}
== See also ==
* [[Weir]]
=== More ===
Elsewhere.
== Trade ==
Corn is shipped.
[[Category:Locks]]`

test('a page is an article: plain text, statements of its box and tables, as of its last change', async () => {
  const { articles, problems } = await readFiles({ 'bay.xml': dump(page('Tern Lock', lock)) })
  expect(problems).toEqual([])
  expect(articles).toEqual([
    {
      id: 'bay/tern-lock',
      file: 'bay.xml',
      title: 'Tern Lock',
      published: '2022-05-03',
      publisher: 'Tern Bay Wiki',
      url: 'https://wiki.example/wiki/Tern_Lock',
      text: [
        'Opened on: May 3, 2019.',
        'Lock keeper: Ida Moss.',
        'Tern Lock is a lock in Tern Bay. It was built by Bo Ray.',
        'Use & care',
        'Boats of 12 metres',
        'Barges',
        'Year: 2019; Keeper: Ida Moss.',
        'Year: 2020; Keeper: Ann Lee.',
        'Trade',
        'Corn is shipped.',
      ].join('\n\n'),
      sections: [
        { label: 'Use & care', start: 107 },
        { label: 'Trade', start: 208 },
      ],
    },
  ])
})

test('a box of the wiki itself gives statements, templates of sources and layout none', async () => {
  const text = `{{Character|born=1 May 1900|home=[[Tern Bay]]|image=A.png|title=Ida}}
{{cite web|url=https://a.example|title=A}}{{Navbox|name=x|group1=y|list1=z}}
Ida Moss keeps the lock.`
  expect((await readFiles({ 'a.xml': dump(page('Ida Moss', text)) })).articles).toMatchObject([
    { text: 'Born: 1 May 1900.\n\nHome: Tern Bay.\n\nIda Moss keeps the lock.' },
  ])
})

test('redirects to what is not there, lists of meanings, other namespaces and style sheets are no articles', async () => {
  const { articles, problems } = await readFiles({
    'a.xml': dump(
      page('The lock', '#REDIRECT [[Tern Lock]]', '<redirect title="Tern Lock" />'),
      page('Old lock', '#REDIRECT [[Tern Lock]]'),
      page('Lock', "'''Lock''' may refer to:\n* [[Tern Lock]]\n* [[Weir Lock]]\n{{disambiguation}}"),
      page('Talk:Tern Lock', 'I do not like it.', '<ns>1</ns>'),
      page('Style', 'a { }').replaceAll('<model>wikitext', '<model>css'),
      page('Weir', 'The weir is shut.'),
    ),
  })
  expect(articles).toMatchObject([{ title: 'Weir', text: 'The weir is shut.' }])
  expect(problems).toEqual([])
})

test('what redirects to a page are its other names, wherever they stand in the dump', async () => {
  const redirect = (title: string, to: string) => page(title, `#REDIRECT [[${to}]]`, `<redirect title="${to}" />`)
  const { articles } = await readFiles({
    'a.xml': dump(
      redirect('The Old Lock', 'Tern Lock'),
      redirect('tern-lock', 'Tern Lock'),
      redirect('Lock keeper', 'Tern Lock#Keepers'),
      redirect('Help:Lock', 'Tern Lock'),
      page('Tern Lock', 'The lock was built in 1990.'),
      redirect('Ray &amp; Moss Lock', 'Tern Lock'),
      redirect('Mill', 'Weir'),
    ),
  })
  expect(articles).toMatchObject([
    { title: 'Tern Lock', text: 'Aliases: The Old Lock, Ray & Moss Lock.\n\nThe lock was built in 1990.' },
  ])
})

test.each<[string, string, string[], RegExp]>([
  [
    'a dump that breaks off',
    dump(page('Weir', 'The weir is shut.'), page('Lock', lock)).slice(0, -80),
    ['Weir'],
    /breaks off/,
  ],
  ['a dump without pages', dump(), [], /no pages/],
  ['a dump of nothing but redirects', dump(page('Lock', '#REDIRECT [[Weir]]')), [], /none of its pages/],
])('%s: told', async (_, content, titles, reason) => {
  const { articles, problems } = await readFiles({ 'a.xml': content })
  expect(articles.map(({ title }) => title)).toEqual(titles)
  expect(problems).toMatchObject([{ reason: expect.stringMatching(reason) }])
})

function fileOf(bytes: Buffer) {
  async function* stream() {
    yield bytes
  }
  return { file: 'a.xml', size: bytes.length, head: bytes.subarray(0, 4096), bytes: async () => bytes, stream }
}

test('a page that takes its parser for ever is told by its title, and the others are read', async () => {
  const bytes = Buffer.from(dump(page('Braces', '{{'.repeat(100_000)), page('Weir', 'The weir is shut.')))
  const read: unknown[] = []
  for await (const part of readDump(fileOf(bytes), 4000)) read.push(part)
  expect(read).toMatchObject([
    { place: 'Braces', reason: expect.stringMatching(/longer than 4 s/) },
    { known: { title: 'Weir' }, blocks: [{ text: 'The weir is shut.' }] },
  ])
})

test('many pages are read by one thread, to which one listens between two pages', async () => {
  const added = vi.spyOn(Worker.prototype, 'on')
  const titles = Array.from({ length: 14 }, (_, place) => `Weir ${place}`)
  const bytes = Buffer.from(dump(...titles.map((title) => page(title, 'The weir is shut.'))))
  const listening: number[] = []
  for await (const _ of readDump(fileOf(bytes))) {
    const [worker] = new Set(added.mock.contexts)
    listening.push(worker instanceof Worker ? worker.listenerCount('error') : 0)
  }
  expect(listening).toEqual(titles.map(() => 1))
  expect(new Set(added.mock.contexts).size).toBe(1)
})

/** A dump of two pages in three streams of bzip2, one behind the other, as large wikis give theirs. */
const packed = Buffer.from(
  [
    'QlpoOTFBWSZTWVkL9MwAABZfgAAQUAPgFxACRIC3793gIACEEqp/qUPU2mmp6J6jQ2iaHpPUEqZTQ0xBqG0QaaaMR5pXiTc/m1FI',
    'DfybEZfqi2a0h0cSNqWulcuopXWUhYMRjHN292WTCsdS8zfjAbhhsJEySPVfD7yq+unyw3Pgb1dDBhiwkbarUTl3ZRJ/t6iDc+Ch',
    '0M4wV7xKcYEZ3IixCw5NeznIipFGit/i7kinChILIX6ZgEJaaDkxQVkmU1neJeu4AAA434AAEFCD+hcQBBSaPu/f4DABGaGMaaDQ',
    'AyaAyNNDE0YJSSeUxHqaYIxqehMmENGCqp6jKI/UJ6J6Gk0yaYQ2glvN089cMK6cpIa1j9pW1NLHw2KjYSXF69RDcrTQsQgfyaSi',
    'SZscFt0hfFRdV8anQ+Chx0FkAs4owlFECQq4GL0uHNScYyx7ROofuWJ0fbAQYeGDtciqFMLzi2tzuQaFVpOf4dSjxjJm9p0HFM92',
    'paxkiyp5ZWZaZ2ssSd/DIepBnTYnJN8pJPYyz5li6w7LDboa4MxRjZFaCFZ536VDK5oVqp2vF3JFOFCQ3iXruEJaaDkxQVkmU1nt',
    'vnOqAAABWYAAEAAAgAUmKgCAIAAiBoaaCAaaaAJLFJda7xdyRThQkO2+c6o=',
  ].join(''),
  'base64',
)

test('a packed dump is read as it is unpacked', async () => {
  const { articles, problems } = await readFiles({ 'bay.xml.bz2': packed })
  expect(problems).toEqual([])
  expect(articles).toMatchObject([
    { id: 'bay/tern-lock', publisher: 'Tern Bay Wiki', text: 'Tern Lock was built by Bo Ray.' },
    { id: 'bay/weir', text: 'The weir is shut.' },
  ])
})

test('a packed dump that breaks off or is damaged is told, and what came before is read', async () => {
  const cut = await readFiles({ 'bay.xml.bz2': packed.subarray(0, -20) })
  expect(cut.articles).toHaveLength(2)
  expect(cut.problems).toMatchObject([{ reason: expect.stringMatching(/damaged or breaks off/) }])
  await readMutated('bay.xml.bz2', packed, 8)
})

test('a small dump that unpacks to gigabytes is left soon, and what came before is read', async () => {
  // A stream of 45 million spaces.
  const bomb = Buffer.from('QlpoOTFBWSZTWUYu4qMBWKsQIMAAEAAACCAAMMwFKaZSSFJsVJIUni7kinChIIxdxUY=', 'base64')
  const { least } = unpackLimits
  unpackLimits.least = 1_000_000
  try {
    const { articles, problems } = await readFiles({
      'bay.xml.bz2': Buffer.concat([packed, ...Array(1000).fill(bomb)]),
    })
    expect(articles).toHaveLength(2)
    expect(problems).toEqual([
      { file: 'bay.xml.bz2', reason: expect.stringMatching(/unpacks to more than 50 times its size/) },
    ])
  } finally {
    unpackLimits.least = least
  }
})

test('a changed dump is read or told', async () => {
  await readMutated('a.xml', dump(page('Weir', 'The [[weir]] is shut.'), page('Lock', lock)), 8)
})

test('a question is answered from a dump', async () => {
  const answer = await askFiles({ 'bay.xml': dump(page('Tern Lock', lock)) }, 'Who built Tern Lock?')
  expect(answer).toMatchObject({
    status: 'answered',
    answer: expect.stringContaining('Bo Ray'),
    citations: [{ title: 'Tern Lock', url: 'https://wiki.example/wiki/Tern_Lock' }],
  })
})
