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

test('front matter is metadata; marks of blocks go, marks inside a sentence stay', () => {
  expect(parseArticle('2023/session-12.md', session)).toEqual({
    id: '2023/session-12',
    file: '2023/session-12.md',
    title: 'Session 12: The Siege',
    published: '2023-11-04',
    publisher: 'Lore Club',
    author: 'Ann Lee, Bob Cole',
    url: 'https://lore.example/12',
    text: [
      'The party met **Lord Kael** at the [gate](gate.md). He *refused* to open it.',
      'Loot',
      '40 gold pieces',
      'The Sword of Dawn',
      '"You shall not have my keep," said Kael.',
      'The keep fell at night.',
    ].join('\n\n'),
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
    'We own two ships.\n\nShip | Built\n\nIbis | 1990',
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
