import { expect, test } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'

const session = `---
title: "Session 12: The Siege"
date: 2023-11-04
author: [Ann Lee, Bob Cole]
source: https://lore.example/12
publisher: Lore Club
---

# Session 12: The Siege

![map](map.png)

The party met **Lord Kael** at the [gate](gate.md). He *refused* to open it.

## Loot

- 40 gold pieces
- The Sword of Dawn

> "You shall not have my keep," said Kael.

---

**The keep fell at night.**

\`\`\`
dice: 3d6
\`\`\`

[gate]: gate.md
`

test('front matter is metadata; marks of blocks and marks inside a sentence go', () => {
  expect(parseArticle('2023/session-12.md', session)).toEqual({
    id: '2023/session-12',
    file: '2023/session-12.md',
    title: 'Session 12: The Siege',
    published: '2023-11-04',
    publisher: 'Lore Club',
    author: 'Ann Lee, Bob Cole',
    url: 'https://lore.example/12',
    text: [
      'The party met Lord Kael at the gate. He refused to open it.',
      'Loot',
      '40 gold pieces',
      'The Sword of Dawn',
      '"You shall not have my keep," said Kael.',
      'The keep fell at night.',
    ].join('\n\n'),
    sections: [{ label: 'Loot', start: 61 }],
  })
})

test.each([
  ['the first heading is the title', '# Ferry sinks\n\nThe ferry sank.', 'Ferry sinks', undefined, 'The ferry sank.'],
  ['an underlined heading', 'Ferry sinks\n===\n\nThe ferry sank.', 'Ferry sinks', undefined, 'The ferry sank.'],
  [
    'front matter that is not YAML',
    '---\ntitle: Ferry: it sinks: today\ndate: 3 May 2021\n---\nThe ferry sank.',
    'Ferry: it sinks: today',
    '2021-05-03',
    'The ferry sank.',
  ],
  [
    'a title of such front matter that ends with a quotation',
    '---\ntitle: Ferry: runs onto "Crab Rocks"\ndate: 3 May 2021\n---\nThe ferry sank.',
    'Ferry: runs onto "Crab Rocks"',
    '2021-05-03',
    'The ferry sank.',
  ],
  [
    'plain lines at the head',
    'Title: Ferry sinks\nDate: 2021-05-03 10:20\n\nThe ferry sank.',
    'Ferry sinks',
    '2021-05-03',
    'The ferry sank.',
  ],
  [
    'properties under the title',
    '# Ferry sinks\n\nCreated: May 3, 2021 6:30 AM\nTags: ferry, bay\nAuthor: Ann Lee\n\nThe ferry sank.',
    'Ferry sinks',
    '2021-05-03',
    'The ferry sank.',
  ],
  [
    'fields of minutes under the title, which are its text',
    '# Minutes\n\nDate: 3 May 2021\nPresent: Ann Lee, Bob Cole\n\nThe ferry is for sale.',
    'Minutes',
    '2021-05-03',
    'Date: 3 May 2021\nPresent: Ann Lee, Bob Cole\n\nThe ferry is for sale.',
  ],
  ['no front matter end', '---\n\nThe ferry sank.', 'Ferry', undefined, 'The ferry sank.'],
  [
    'a date under the title',
    '# Ferry sinks\n\n*3 May 2021*\n\nThe ferry sank.',
    'Ferry sinks',
    '2021-05-03',
    'The ferry sank.',
  ],
  [
    'rows of a table',
    '# Fleet\n\nWe own two ships.\n\n| Ship | Built |\n|---|---|\n| Ibis | 1990 |',
    'Fleet',
    undefined,
    'We own two ships.\n\nShip: Ibis; Built: 1990.',
  ],
  [
    'images at the edges of paragraphs',
    '# Ferry sinks\n\nThe ferry sank.\n![image](x.png)\n\n![image](x.png)\nNobody drowned.\n',
    'Ferry sinks',
    undefined,
    'The ferry sank.\n\nNobody drowned.',
  ],
  [
    'lines of no-break spaces inside a paragraph',
    '# Ferry sinks\n\nThe ferry sank.\n\u00a0\n\u00a0\n\u00a0\nNobody drowned.\n',
    'Ferry sinks',
    undefined,
    'The ferry sank.\nNobody drowned.',
  ],
])('%s', (_, content, title, published, text) => {
  const article = parseArticle('ferry.md', content)
  expect(article.title).toBe(title)
  expect(article.published).toBe(published)
  expect(article.text).toBe(text)
})

const body = (markdown: string): string => parseArticle('note.md', `# Ferry sinks\n\n${markdown}\n`).text

test.each([
  ['bold, italics and code', 'The **ferry** _sank_ near `Pier 4`.', 'The ferry sank near Pier 4.'],
  ['stars that are no marks', 'It cost 3 * 4 crowns, 5*6 in all.', 'It cost 3 * 4 crowns, 5*6 in all.'],
  ['escaped marks', 'The \\*star\\* is snake_case_word.', 'The *star* is snake_case_word.'],
  ['links', 'See [the log](log.md "Log") and <https://log.example/a>.', 'See the log and https://log.example/a.'],
  ['links by reference', 'See [the log][l] of it.\n\n[l]: log.md', 'See the log of it.'],
  ['a picture inside a sentence', 'The ferry ![a ferry](f.png) sank.', 'The ferry sank.'],
  ['tags', 'The <b>ferry</b> sank<br>at <span class="x">noon</span>.', 'The ferry sank\nat noon.'],
  ['less-than signs', 'Fewer than 3 < 4 boats & none sank.', 'Fewer than 3 < 4 boats & none sank.'],
  ['a comment', 'The ferry <!-- not the tug --> sank.\n\n<!--\nNot this.\n\nNor this.\n-->', 'The ferry sank.'],
  [
    'tags around a block',
    '<div align="center">\nThe ferry <i>sank</i>.\n</div>\n\nNobody drowned.',
    'The ferry sank.\n\nNobody drowned.',
  ],
  [
    'raised marks',
    'The ferry sank in 1987<sup>3</sup> off an isle of 12 km<sup>2</sup>.',
    'The ferry sank in 1987 off an isle of 12 km².',
  ],
  [
    'notes',
    'The ferry sank.[^1] Nobody drowned.^[So said Moss.]\n\n[^1]: As the log has it.',
    'The ferry sank. Nobody drowned.',
  ],
  ['a note without its text', 'The ferry sank[^log] at noon.', 'The ferry sank at noon.'],
  [
    'what is struck out',
    'The ~~tug~~ ferry sank in about ~20 minutes, ~30 at most.',
    'The ferry sank in about ~20 minutes, ~30 at most.',
  ],
  [
    'tasks',
    'The plan was short.\n\n- [x] Raise the ferry\n- [ ] Paint it',
    'The plan was short.\n\nRaise the ferry\n\nPaint it',
  ],
  ['highlights', 'The ==ferry **Ibis**== sank.', 'The ferry Ibis sank.'],
  ['equals signs', 'They wrote a == b and x==y==z there.', 'They wrote a == b and x==y==z there.'],
  [
    'wiki links',
    'Capt. [[Ida Moss]] left [[Port Vale#History|the port]] on [[Ships/Ibis]].',
    'Capt. Ida Moss left the port on Ibis.',
  ],
  [
    'an embedded file',
    'The ferry sank.\n\n![[map.png]]\n\nNobody drowned. ![[Log#^a1]]',
    'The ferry sank.\n\nNobody drowned.',
  ],
  [
    'comments of a vault',
    'The ferry %%or tug%% sank.\n\n%%\nTo do: ask Moss.\n\nAsk twice.\n%%\n\nNobody drowned.',
    'The ferry sank.\n\nNobody drowned.',
  ],
  [
    'a comment that touches a word',
    'They sailed from Quay%% look it up %% at dawn, all of them.',
    'They sailed from Quay at dawn, all of them.',
  ],
  [
    'per cent signs',
    'They were 100%% sure at first and 50%% sure later.',
    'They were 100%% sure at first and 50%% sure later.',
  ],
  [
    'a callout with a title',
    '> [!warning]- Rough sea\n> The ferry *sank*.\n>\n> Nobody drowned.',
    'Rough sea\n\nThe ferry sank.\n\nNobody drowned.',
  ],
  [
    'a callout without one',
    'Moss wrote it down.\n\n> [!NOTE]\n> The ferry sank.',
    'Moss wrote it down.\n\nThe ferry sank.',
  ],
  ['a quotation in brackets', '> [The] ferry sank.', '[The] ferry sank.'],
  ['ids of blocks', 'The ferry sank. ^a1b2c3\n\n- Nobody drowned ^nobody', 'The ferry sank.\n\nNobody drowned'],
  ['a power is no id', 'It weighed 10 ^6 grams, or 2^3 tons.', 'It weighed 10 ^6 grams, or 2^3 tons.'],
  [
    'instructions of site builders',
    'The ferry sank. {{< figure src="x.png" >}}\n\n## After {#after}\n\n{% include map %}\n\nNobody drowned.',
    'The ferry sank.\n\nAfter\n\nNobody drowned.',
  ],
  [
    'a list of properties',
    'The ship is known.\n\n| Property | Value |\n|---|---|\n| **Built** | 1990 |\n| Owner | [Moss](m.md) |',
    'The ship is known.\n\nBuilt: 1990.\n\nOwner: Moss.',
  ],
  [
    'a table without headings',
    'The ship is known.\n\n| | |\n|---|---|\n| Built | 1990 |',
    'The ship is known.\n\nBuilt: 1990.',
  ],
  [
    'a table with empty cells and sentences',
    'The ships are known.\n\n| Ship | Built | Fate |\n|:--|--:|---|\n| Ibis | | It sank. |\n| Tern | 1991 | |',
    'The ships are known.\n\nShip: Ibis; Fate: It sank.\n\nShip: Tern; Built: 1991.',
  ],
  ['hidden signs', 'The fer\u00adry sank off Port\u200bland.', 'The ferry sank off Portland.'],
  ['hidden signs as entities', 'The fer&shy;ry sank off Port&#8203;land.', 'The ferry sank off Portland.'],
])('%s', (_, markdown, text) => {
  expect(body(markdown)).toBe(text)
})

const known = { title: 'Ferry sinks', published: '2021-05-03', author: 'Ida Moss', text: 'The ferry sank.' }

test.each([
  [
    'TOML',
    '+++\ntitle = "Ferry sinks"\ndate = 2021-05-03T23:50:00-07:00\nauthor = "Ida Moss"\ntags = ["sea"]\n+++\n',
    known,
  ],
  ['TOML with a day', "+++\ntitle = 'Ferry sinks'\ndate = 2021-05-03\n[author]\nname = 'Ida Moss'\n+++\n", known],
  ['TOML in error', '+++\ntitle = "Ferry sinks"\ndate = 3 May 2021\nauthor = Ida Moss\n+++\n', known],
  [
    'JSON',
    '{\n  "title": "Ferry sinks",\n  "date": "2021-05-03T00:10:00+12:00",\n  "meta": {\n "x": 1\n},\n "author": "Ida Moss"\n}\n',
    known,
  ],
  ['JSON on one line', '{"title": "Ferry sinks", "date": 20210503, "author": "Ida Moss"}\n', known],
  [
    'YAML with a time and a zone',
    '---\ntitle: Ferry sinks\ndate: 2021-05-03 23:50:00 -0700\nauthor: Ida Moss\n---\n',
    known,
  ],
  ['YAML with a basic date', '---\ntitle: Ferry sinks\ndate: 20210503T235000Z\nauthor: Ida Moss\n---\n', known],
  [
    'a time alone is no date',
    '+++\ntitle = "Ferry sinks"\ndate = 07:32:00\n+++\n',
    { published: undefined, text: 'The ferry sank.' },
  ],
  [
    'braces that are no JSON',
    '{Ferry} sinks\n\n',
    { title: '{Ferry} sinks', published: undefined, text: 'The ferry sank.' },
  ],
])('front matter: %s', (_, matter, expected) => {
  const { title, published, author, text } = parseArticle('ferry.md', `${matter}\nThe ferry sank.\n`)
  expect({ title, published, author, text }).toMatchObject(expected)
})

test.each([
  ['a table of contents', '* TOC\n{:toc}\n\nThe ferry sank.\n\n[TOC]', 'The ferry sank.'],
  ['a paragraph of tags', '#ferry #bay/accidents\n\nThe ferry sank. #log', 'The ferry sank. #log'],
  ['a rank, which is no tag', 'The Tansy was\n\n#1 of all ferries.', 'The Tansy was\n\n#1 of all ferries.'],
  [
    'callouts between colons',
    ':::tip[Dock]\nThe dock is open.\n:::\n\n::: warning Buoy\nThe buoy was missing.\n:::',
    'Dock\n\nThe dock is open.\n\nBuoy\n\nThe buoy was missing.',
  ],
  [
    'indented callouts',
    '!!! note "Buoy"\n    The buoy was missing.\n\n    It was red.\n\n??? tip\n    The dock is open.\n\nThe ferry sank.',
    'Buoy\n\nThe buoy was missing.\n\nIt was red.\n\nThe dock is open.\n\nThe ferry sank.',
  ],
  [
    'what MDX computes',
    "import Tabs from '@theme/Tabs'\nimport { A,\n  B } from './b.js';\nexport const meta = {\n  title: 'Ferry',\n}\n\n<Tabs>\n\nThe *ferry* sank.\n\n</Tabs>\n\n{/* not shown */}\n\nThe import of ropes\nimported from Weir ended.",
    'The ferry sank.\n\nThe import of ropes\nimported from Weir ended.',
  ],
  [
    'terms over their meanings',
    'Weir\n: A low dam across a river.\n\nFerry boat\n\n:   A boat that crosses.\n\nAt noon\n:30 the ferry sank.',
    'Weir: A low dam across a river.\n\nFerry boat: A boat that crosses.\n\nAt noon\n:30 the ferry sank.',
  ],
  ['no term', 'The ferry sank.\n: so says the log.', 'The ferry sank.\n: so says the log.'],
  [
    'abbreviations that are written out',
    'The HMA sank it.\n\n*[HMA]: Harbour Master of Alder\n*[TW]: Tern Weir',
    'The HMA sank it.\n\nHMA: Harbour Master of Alder\n\nTW: Tern Weir',
  ],
  [
    'fields of a note',
    'Status:: sunk\n\n- Built in:: 1990\n\nThe ferry [owner:: Ida Moss] sank, std::move and all.',
    'Status: sunk\n\nBuilt in: 1990\n\nThe ferry owner: Ida Moss sank, std::move and all.',
  ],
  ['signs that are no callout', 'The ferry sank!!!\n\n!!! It did.', 'The ferry sank!!!\n\n!!! It did.'],
])('%s of a builder or note-taking program', (_, markdown, text) => {
  expect(body(markdown)).toBe(text)
})

test.each([
  [
    'a note without a heading',
    'aliases: [Old Tansy, "The Tansy"]',
    'The ferry sank.',
    'The ferry sank.\n\nAliases: Old Tansy, The Tansy.',
  ],
  [
    'a note with a title',
    'title: Tansy\naliases:\n  - Old Tansy',
    'The ferry sank.',
    'Aliases: Old Tansy.\n\nThe ferry sank.',
  ],
  [
    'a note with a heading',
    'alias: Old Tansy, Tansy I',
    '# Ferry\n\nThe ferry sank.',
    'Aliases: Old Tansy, Tansy I.\n\nThe ferry sank.',
  ],
  ['no names', 'aliases:\ntags: [x]', 'The ferry sank.', 'The ferry sank.'],
])('other names of %s', (_, matter, text, expected) => {
  const { title, text: read } = parseArticle('ferry.md', `---\n${matter}\n---\n${text}\n`)
  expect([title, read]).toEqual([matter.includes('title') ? 'Tansy' : 'Ferry', expected])
})

test('wiki links in front matter are read as their words', () => {
  const written = '---\ntitle: Ferry\nauthor:\n  - "[[Ann Lee]]"\n  - "[[People/Bob Cole|Bob]]"\n---\nThe ferry sank.'
  expect(parseArticle('ferry.md', written).author).toBe('Ann Lee, Bob')
})

test('front matter with a template’s marks gives no warning', async () => {
  const warnings: unknown[] = []
  const note = (warning: unknown) => warnings.push(warning)
  process.on('warning', note)
  parseArticle('ferry.md', '---\ntitle: Ferry\ndate: {{date:YYYY-MM-DD}}\n---\nThe ferry sank.')
  await new Promise((resolve) => setImmediate(resolve))
  process.off('warning', note)
  expect(warnings).toEqual([])
})
