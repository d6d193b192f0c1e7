import { seededRandom } from './random.ts'

/** A file that no writer would write, or one far larger than any article. */
export type HostileFile = ReturnType<typeof hostileOf>

/** What it is made of, its name, whose ending says how it is read, and what stands in it. */
type Row = readonly [kind: string, file: string, content: () => string | Buffer]
const hostileOf = ([kind, file, content]: Row) => ({ kind, file, content })

const sentence = 'Warden Ida Marl mended 300 nets in Quellport in 2018, and the crew of the lightship cheered. '
const paragraph = `${sentence.repeat(5).trim()}\n\n`
const filled = (text: string, characters: number): string => text.repeat(Math.ceil(characters / text.length))

/** A word as long as wanted of letters and digits by chance, as of a picture that was written into the text. */
function randomWord(characters: number): string {
  const random = seededRandom(7)
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  let word = ''
  while (word.length < characters) word += signs.charAt(Math.floor(random() * signs.length))
  return word
}

/** Words by chance: no two paragraphs are the same. */
function randomProse(characters: number): string {
  const random = seededRandom(11)
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? ''
  const names = ['Ida Marl', 'Tobin Reeve', 'Sana Orlo', 'Pell Harrow', 'Greta Voss', 'Milo Dast']
  const deeds = ['opened', 'mended', 'sold', 'painted', 'measured', 'closed']
  const things = ['the ferry', 'a lighthouse', 'the rope works', 'two bridges', 'the reading room', 'an old mill']
  const places = ['Quellport', 'Ashmere', 'North Fenny', 'Lowick', 'Tarn', 'Upper Sedge']
  const parts: string[] = []
  for (let written = 0; written < characters; ) {
    const line = `${pick(names)} ${pick(deeds)} ${pick(things)} in ${pick(places)} on ${1 + Math.floor(random() * 28)} May ${1980 + Math.floor(random() * 40)}, and ${Math.floor(random() * 9000)} people came.`
    parts.push(line, random() < 0.2 ? '\n\n' : ' ')
    written += line.length + 1
  }
  return parts.join('')
}

const one = (sign: string): string => sign.repeat(1e6)
const page = (body: string): string =>
  `<!doctype html><html><head><title>Nets</title></head><body>${body}</body></html>`
const fenced = (lines: string): string => `---\ntitle: Nets\n${lines}`
const jsonLd = (json: string): string => page(`<script type="application/ld+json">${json}</script><p>${sentence}</p>`)
const jsonRows = (characters: number): string =>
  `[${filled('{"name":"Ida Marl","catch":[1,2,3],"port":"Quellport"},', characters)}{}]`

const large: Row[] = [
  ['5 MB of prose, Markdown', 'a.md', () => randomProse(5e6)],
  ['5 MB of prose, plain text', 'a.txt', () => randomProse(5e6)],
  ['5 MB of one paragraph over and over', 'a.md', () => filled(paragraph, 5e6)],
  [
    '5 MB of prose, HTML',
    'a.html',
    () =>
      page(
        randomProse(5e6)
          .split('\n\n')
          .map((text) => `<p>${text}</p>`)
          .join('\n'),
      ),
  ],
  ['5 MB on one line', 'a.txt', () => filled(sentence, 5e6)],
  ['1 MB, one sentence', 'a.md', () => `Ida Marl sold ${filled('nets and ropes, ', 1e6)}and oars.`],
  [
    '1 MB, one sentence of names',
    'a.md',
    () => `The crew of ${filled('Ida Marl and Tobin Reeve of Quellport, ', 1e6)}cheered.`,
  ],
  ['5 MB of JSON', 'a.txt', () => jsonRows(5e6)],
  ['5 MB of JSON-LD', 'a.html', () => jsonLd(jsonRows(5e6))],
  ['5 MB of broken JSON-LD', 'a.html', () => jsonLd(`${jsonRows(5e6)},{`)],
  ['5 MB of comments, HTML', 'a.html', () => page(filled('<!-- nets -->', 5e6) + sentence)],
  ['5 MB of comments, Markdown', 'a.md', () => filled('<!-- nets -->\n\n', 5e6) + sentence],
  ['5 MB of entities', 'a.html', () => page(`<p>${filled('&eacute;&amp;&#8212;', 5e6)}</p>`)],
  [
    '5 MB of TOML',
    'a.md',
    () => `+++\n${Array.from({ length: 250_000 }, (_, i) => `key${i} = "nets"`).join('\n')}\n+++\n${sentence}`,
  ],
  [
    '5 MB of YAML',
    'a.md',
    () => `${fenced(Array.from({ length: 300_000 }, (_, i) => `key${i}: nets`).join('\n'))}\n---\n${sentence}`,
  ],
  ['front matter that never ends', 'a.md', () => fenced(filled('- nets: 3\n', 3e6))],
  ['front matter of prose that never ends', 'a.md', () => fenced(filled(paragraph, 3e6))],
]

const words: Row[] = [
  ['a word of 1 MB', 'a.md', () => randomWord(1e6)],
  ['a word of one letter, 1 MB', 'a.txt', () => one('a')],
  ['a number of a million digits', 'a.md', () => one('7')],
  ['a word of 300,000 hyphens', 'a.md', () => 'net-'.repeat(300_000)],
  ['a word of 300,000 stops', 'a.md', () => 'U.'.repeat(300_000)],
  ['an address of 1 MB', 'a.md', () => `https://nets.example/${filled('a/b?c=d&', 1e6)}`],
  ['a date 300,000 times', 'a.md', () => '3 May 2021, '.repeat(300_000)],
  ['a date a line 300,000 times', 'a.md', () => '3 May 2021\n\n'.repeat(300_000)],
  ['a name 300,000 times', 'a.md', () => 'Ida Marl '.repeat(300_000)],
  ['a number 300,000 times', 'a.md', () => '4,500 '.repeat(300_000)],
  ['"By " 300,000 times', 'a.txt', () => 'By '.repeat(300_000)],
  ['a pronoun 300,000 times', 'a.md', () => 'She said it. '.repeat(300_000)],
  ['a quotation 100,000 times', 'a.md', () => '“It is late,” said Ida Marl. '.repeat(100_000)],
  [
    '100,000 names, no two the same',
    'a.md',
    () =>
      Array.from(
        { length: 100_000 },
        (_, i) => `Ida M${i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))} came.`,
      ).join(' '),
  ],
]

const signs: Row[] = [...'[ ( " “ * _ ~ ` | < ![ & > # ^ % = - { \' . 。'.split(' ')].flatMap((sign) =>
  (sign === '<' || sign === '&' ? ['a.md', 'a.html'] : ['a.md']).map(
    (file): Row => [`a million of ${sign.replace('|', '\\|')}`, file, () => one(sign)],
  ),
)

const marks: Row[] = [
  ['200,000 headings', 'a.md', () => '# Nets\n\n'.repeat(200_000)],
  ['200,000 headings, HTML', 'a.html', () => page('<h2>Nets</h2>'.repeat(200_000))],
  ['40,000 list items', 'a.md', () => '- item one\n'.repeat(40_000)],
  ['200,000 list items', 'a.md', () => '- Ida Marl mended nets.\n'.repeat(200_000)],
  [
    '100,000 footnotes',
    'a.md',
    () => Array.from({ length: 100_000 }, (_, i) => `Nets[^${i}] dry.\n\n[^${i}]: Ida Marl.\n\n`).join(''),
  ],
  [
    '100,000 footnote marks, HTML',
    'a.html',
    () => page(`<p>${'Nets dry<sup><a href="#fn1">1</a></sup>. '.repeat(100_000)}</p>`),
  ],
  ['100,000 links', 'a.md', () => '[nets](https://nets.example/) '.repeat(100_000)],
  ['100,000 links, HTML', 'a.html', () => page('<a href="/nets">nets</a> '.repeat(100_000))],
  [
    '100,000 link definitions',
    'a.md',
    () => Array.from({ length: 100_000 }, (_, i) => `[n${i}]: /nets\n`).join('') + sentence,
  ],
  ['100,000 emphases', 'a.md', () => '**nets** *dry* '.repeat(100_000)],
  ['100,000 comments of a vault', 'a.md', () => '%% nets\n\n'.repeat(100_000)],
  [
    'a table of 2,000 columns',
    'a.md',
    () =>
      ['| nets '.repeat(2000), '| --- '.repeat(2000), ...Array.from({ length: 50 }, () => '| 3 '.repeat(2000))]
        .map((row) => `${row}|`)
        .join('\n'),
  ],
  [
    'a table of 2,000 columns, HTML',
    'a.html',
    () => page(`<table>${`<tr>${'<td>nets</td>'.repeat(2000)}</tr>`.repeat(50)}</table>`),
  ],
  ['a table of 100,000 rows', 'a.md', () => `| net | mesh |\n| --- | --- |\n${'| cod | 3 |\n'.repeat(100_000)}`],
  [
    'a table of 100,000 rows, HTML',
    'a.html',
    () => page(`<table><tr><th>net</th><th>mesh</th></tr>${'<tr><td>cod</td><td>3</td></tr>'.repeat(100_000)}</table>`),
  ],
  [
    '100,000 dated lines, HTML',
    'a.html',
    () => page(`<h1>Nets</h1>${'<p><time datetime="2021-05-03">3 May 2021</time></p>'.repeat(100_000)}`),
  ],
]

const nested: Row[] = [
  ['lists 10,000 deep', 'a.md', () => `${'- '.repeat(10_000)}nets`],
  [
    'lists 3,000 deep, a line each',
    'a.md',
    () => Array.from({ length: 3000 }, (_, depth) => `${'  '.repeat(depth)}- nets`).join('\n'),
  ],
  ['block quotes 10,000 deep', 'a.md', () => `${'> '.repeat(10_000)}nets`],
  ['divs 10,000 deep', 'a.html', () => page(`${'<div>'.repeat(10_000)}${sentence}`)],
  ['spans 100,000 deep', 'a.html', () => page(`${'<span>'.repeat(100_000)}${sentence}`)],
  ['divs 10,000 deep, Markdown', 'a.md', () => `${'<div>'.repeat(10_000)}${sentence}`],
  ['tables 10,000 deep', 'a.html', () => page(`${'<table><tr><td>'.repeat(10_000)}${sentence}`)],
  ['lists of terms 10,000 deep', 'a.html', () => page(`${'<dl><dt>nets<dd>'.repeat(10_000)}${sentence}`)],
  ['lists 10,000 deep, HTML', 'a.html', () => page(`${'<ul><li>nets'.repeat(10_000)}`)],
  ['JSON-LD 20,000 deep', 'a.html', () => jsonLd('{"@graph":['.repeat(20_000))],
  ['JSON 100,000 deep', 'a.md', () => '{"a":'.repeat(100_000)],
  ['quotations 10,000 deep', 'a.txt', () => `${'Ida Marl said, “'.repeat(10_000)}nets${'”'.repeat(10_000)}.`],
  ['brackets 10,000 deep', 'a.txt', () => `Ida Marl ${'(of Quellport '.repeat(10_000)}${')'.repeat(10_000)} came.`],
]

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const bytes: Row[] = [
  ['NUL bytes', 'a.txt', () => Buffer.alloc(1e6)],
  ['a NUL byte in prose', 'a.txt', () => `${sentence}\0${sentence}`],
  ['UTF-16 with its mark', 'a.txt', () => Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(paragraph)])],
  ['UTF-16 without its mark', 'a.txt', () => swapped(paragraph)],
  [
    'UTF-8 that is damaged',
    'a.txt',
    () => Buffer.concat([Buffer.from(filled(paragraph, 1e6)), Buffer.from([0xc3, 0x28, 0xff, 0xe2, 0x82])]),
  ],
  ['random bytes', 'a.txt', () => Buffer.from(randomWord(1e6), 'base64')],
  ['5 MB of line ends', 'a.md', () => filled('\n', 5e6)],
  ['5 MB of line ends, then a line', 'a.txt', () => filled('\n', 5e6) + sentence],
  ['1 MB of spaces between two words', 'a.md', () => `nets${one(' ')}dry`],
  ['a million zero-width marks', 'a.md', () => one('\u200b')],
  ['a million zero-width marks among letters', 'a.md', () => 'n\u200d\u00ad'.repeat(300_000)],
  ['a letter with a million accents', 'a.md', () => `a${one('\u0301')}`],
  ['halves of surrogates', 'a.md', () => Buffer.from('\ud800'.repeat(100_000), 'utf16le')],
  ['200,000 faces', 'a.md', () => '👩‍🚒'.repeat(200_000)],
]

/** All of them, in an order that stays. */
export const hostileFiles = [...large, ...words, ...signs, ...marks, ...nested, ...bytes].map(hostileOf)
