import { seededRandom } from './random.ts'

/** A file that no writer would write, or one far larger than any article. */
export interface HostileFile {
  /** What it is made of. */
  readonly kind: string
  /** Its name, whose ending says how it is read. */
  readonly file: string
  readonly content: () => string | Buffer
}

const thousand = 1000
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

const one = (sign: string): string => sign.repeat(thousand * thousand)
const page = (body: string): string =>
  `<!doctype html><html><head><title>Nets</title></head><body>${body}</body></html>`
const fenced = (lines: string): string => `---\ntitle: Nets\n${lines}`
const jsonLd = (json: string): string => page(`<script type="application/ld+json">${json}</script><p>${sentence}</p>`)
const jsonRows = (characters: number): string =>
  `[${filled('{"name":"Ida Marl","catch":[1,2,3],"port":"Quellport"},', characters)}{}]`

const large: HostileFile[] = [
  { kind: '5 MB of prose, Markdown', file: 'a.md', content: () => randomProse(5 * thousand * thousand) },
  { kind: '5 MB of prose, plain text', file: 'a.txt', content: () => randomProse(5 * thousand * thousand) },
  { kind: '5 MB of one paragraph over and over', file: 'a.md', content: () => filled(paragraph, 5e6) },
  {
    kind: '5 MB of prose, HTML',
    file: 'a.html',
    content: () =>
      page(
        randomProse(5e6)
          .split('\n\n')
          .map((text) => `<p>${text}</p>`)
          .join('\n'),
      ),
  },
  { kind: '5 MB on one line', file: 'a.txt', content: () => filled(sentence, 5e6) },
  {
    kind: '1 MB, one sentence',
    file: 'a.md',
    content: () => `Ida Marl sold ${filled('nets and ropes, ', 1e6)}and oars.`,
  },
  {
    kind: '1 MB, one sentence of names',
    file: 'a.md',
    content: () => `The crew of ${filled('Ida Marl and Tobin Reeve of Quellport, ', 1e6)}cheered.`,
  },
  { kind: '5 MB of JSON', file: 'a.txt', content: () => jsonRows(5e6) },
  { kind: '5 MB of JSON-LD', file: 'a.html', content: () => jsonLd(jsonRows(5e6)) },
  { kind: '5 MB of broken JSON-LD', file: 'a.html', content: () => jsonLd(`${jsonRows(5e6)},{`) },
  { kind: '5 MB of comments, HTML', file: 'a.html', content: () => page(filled('<!-- nets -->', 5e6) + sentence) },
  { kind: '5 MB of comments, Markdown', file: 'a.md', content: () => filled('<!-- nets -->\n\n', 5e6) + sentence },
  { kind: '5 MB of entities', file: 'a.html', content: () => page(`<p>${filled('&eacute;&amp;&#8212;', 5e6)}</p>`) },
  {
    kind: '5 MB of TOML',
    file: 'a.md',
    content: () =>
      `+++\n${Array.from({ length: 250 * thousand }, (_, i) => `key${i} = "nets"`).join('\n')}\n+++\n${sentence}`,
  },
  {
    kind: '5 MB of YAML',
    file: 'a.md',
    content: () =>
      `${fenced(Array.from({ length: 300 * thousand }, (_, i) => `key${i}: nets`).join('\n'))}\n---\n${sentence}`,
  },
  { kind: 'front matter that never ends', file: 'a.md', content: () => fenced(filled('- nets: 3\n', 3e6)) },
  { kind: 'front matter of prose that never ends', file: 'a.md', content: () => fenced(filled(paragraph, 3e6)) },
]

const words: HostileFile[] = [
  { kind: 'a word of 1 MB', file: 'a.md', content: () => randomWord(1e6) },
  { kind: 'a word of one letter, 1 MB', file: 'a.txt', content: () => one('a') },
  { kind: 'a number of a million digits', file: 'a.md', content: () => one('7') },
  { kind: 'a word of 300,000 hyphens', file: 'a.md', content: () => 'net-'.repeat(300 * thousand) },
  { kind: 'a word of 300,000 stops', file: 'a.md', content: () => 'U.'.repeat(300 * thousand) },
  { kind: 'an address of 1 MB', file: 'a.md', content: () => `https://nets.example/${filled('a/b?c=d&', 1e6)}` },
  { kind: 'a date 300,000 times', file: 'a.md', content: () => '3 May 2021, '.repeat(300 * thousand) },
  { kind: 'a date a line 300,000 times', file: 'a.md', content: () => '3 May 2021\n\n'.repeat(300 * thousand) },
  { kind: 'a name 300,000 times', file: 'a.md', content: () => 'Ida Marl '.repeat(300 * thousand) },
  { kind: 'a number 300,000 times', file: 'a.md', content: () => '4,500 '.repeat(300 * thousand) },
  { kind: '"By " 300,000 times', file: 'a.txt', content: () => 'By '.repeat(300 * thousand) },
  { kind: 'a pronoun 300,000 times', file: 'a.md', content: () => 'She said it. '.repeat(300 * thousand) },
  {
    kind: 'a quotation 100,000 times',
    file: 'a.md',
    content: () => '“It is late,” said Ida Marl. '.repeat(100 * thousand),
  },
  {
    kind: '100,000 names, no two the same',
    file: 'a.md',
    content: () =>
      Array.from(
        { length: 100 * thousand },
        (_, i) => `Ida M${i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))} came.`,
      ).join(' '),
  },
]

const signs: HostileFile[] = [
  '[',
  '(',
  '"',
  '“',
  '*',
  '_',
  '~',
  '`',
  '|',
  '<',
  '![',
  '&',
  '>',
  '#',
  '^',
  '%',
  '=',
  '-',
  '{',
  "'",
  '.',
  '。',
].flatMap((sign) =>
  (sign === '<' || sign === '&' ? ['a.md', 'a.html'] : ['a.md']).map((file) => ({
    kind: `a million of ${sign.replace('|', '\\|')}`,
    file,
    content: () => one(sign),
  })),
)

const marks: HostileFile[] = [
  { kind: '200,000 headings', file: 'a.md', content: () => '# Nets\n\n'.repeat(200 * thousand) },
  { kind: '200,000 headings, HTML', file: 'a.html', content: () => page('<h2>Nets</h2>'.repeat(200 * thousand)) },
  { kind: '40,000 list items', file: 'a.md', content: () => '- item one\n'.repeat(40 * thousand) },
  { kind: '200,000 list items', file: 'a.md', content: () => '- Ida Marl mended nets.\n'.repeat(200 * thousand) },
  {
    kind: '100,000 footnotes',
    file: 'a.md',
    content: () =>
      Array.from({ length: 100 * thousand }, (_, i) => `Nets[^${i}] dry.\n\n[^${i}]: Ida Marl.\n\n`).join(''),
  },
  {
    kind: '100,000 footnote marks, HTML',
    file: 'a.html',
    content: () => page(`<p>${'Nets dry<sup><a href="#fn1">1</a></sup>. '.repeat(100 * thousand)}</p>`),
  },
  { kind: '100,000 links', file: 'a.md', content: () => '[nets](https://nets.example/) '.repeat(100 * thousand) },
  {
    kind: '100,000 links, HTML',
    file: 'a.html',
    content: () => page('<a href="/nets">nets</a> '.repeat(100 * thousand)),
  },
  {
    kind: '100,000 link definitions',
    file: 'a.md',
    content: () => Array.from({ length: 100 * thousand }, (_, i) => `[n${i}]: /nets\n`).join('') + sentence,
  },
  { kind: '100,000 emphases', file: 'a.md', content: () => '**nets** *dry* '.repeat(100 * thousand) },
  { kind: '100,000 comments of a vault', file: 'a.md', content: () => '%% nets\n\n'.repeat(100 * thousand) },
  {
    kind: 'a table of 2,000 columns',
    file: 'a.md',
    content: () =>
      ['| nets '.repeat(2000), '| --- '.repeat(2000), ...Array.from({ length: 50 }, () => '| 3 '.repeat(2000))]
        .map((row) => `${row}|`)
        .join('\n'),
  },
  {
    kind: 'a table of 2,000 columns, HTML',
    file: 'a.html',
    content: () => page(`<table>${`<tr>${'<td>nets</td>'.repeat(2000)}</tr>`.repeat(50)}</table>`),
  },
  {
    kind: 'a table of 100,000 rows',
    file: 'a.md',
    content: () => `| net | mesh |\n| --- | --- |\n${'| cod | 3 |\n'.repeat(100 * thousand)}`,
  },
  {
    kind: 'a table of 100,000 rows, HTML',
    file: 'a.html',
    content: () =>
      page(
        `<table><tr><th>net</th><th>mesh</th></tr>${'<tr><td>cod</td><td>3</td></tr>'.repeat(100 * thousand)}</table>`,
      ),
  },
  {
    kind: '100,000 dated lines, HTML',
    file: 'a.html',
    content: () =>
      page(`<h1>Nets</h1>${'<p><time datetime="2021-05-03">3 May 2021</time></p>'.repeat(100 * thousand)}`),
  },
]

const nested: HostileFile[] = [
  { kind: 'lists 10,000 deep', file: 'a.md', content: () => `${'- '.repeat(10 * thousand)}nets` },
  {
    kind: 'lists 3,000 deep, a line each',
    file: 'a.md',
    content: () => Array.from({ length: 3000 }, (_, depth) => `${'  '.repeat(depth)}- nets`).join('\n'),
  },
  { kind: 'block quotes 10,000 deep', file: 'a.md', content: () => `${'> '.repeat(10 * thousand)}nets` },
  { kind: 'divs 10,000 deep', file: 'a.html', content: () => page(`${'<div>'.repeat(10 * thousand)}${sentence}`) },
  { kind: 'spans 100,000 deep', file: 'a.html', content: () => page(`${'<span>'.repeat(100 * thousand)}${sentence}`) },
  { kind: 'divs 10,000 deep, Markdown', file: 'a.md', content: () => `${'<div>'.repeat(10 * thousand)}${sentence}` },
  {
    kind: 'tables 10,000 deep',
    file: 'a.html',
    content: () => page(`${'<table><tr><td>'.repeat(10 * thousand)}${sentence}`),
  },
  {
    kind: 'lists of terms 10,000 deep',
    file: 'a.html',
    content: () => page(`${'<dl><dt>nets<dd>'.repeat(10 * thousand)}${sentence}`),
  },
  { kind: 'lists 10,000 deep, HTML', file: 'a.html', content: () => page(`${'<ul><li>nets'.repeat(10 * thousand)}`) },
  { kind: 'JSON-LD 20,000 deep', file: 'a.html', content: () => jsonLd('{"@graph":['.repeat(20 * thousand)) },
  { kind: 'JSON 100,000 deep', file: 'a.md', content: () => '{"a":'.repeat(100 * thousand) },
  {
    kind: 'quotations 10,000 deep',
    file: 'a.txt',
    content: () => `${'Ida Marl said, “'.repeat(10 * thousand)}nets${'”'.repeat(10 * thousand)}.`,
  },
  {
    kind: 'brackets 10,000 deep',
    file: 'a.txt',
    content: () => `Ida Marl ${'(of Quellport '.repeat(10 * thousand)}${')'.repeat(10 * thousand)} came.`,
  },
]

const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const bytes: HostileFile[] = [
  { kind: 'NUL bytes', file: 'a.txt', content: () => Buffer.alloc(1e6) },
  { kind: 'a NUL byte in prose', file: 'a.txt', content: () => `${sentence}\0${sentence}` },
  {
    kind: 'UTF-16 with its mark',
    file: 'a.txt',
    content: () => Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(paragraph)]),
  },
  { kind: 'UTF-16 without its mark', file: 'a.txt', content: () => swapped(paragraph) },
  {
    kind: 'UTF-8 that is damaged',
    file: 'a.txt',
    content: () => Buffer.concat([Buffer.from(filled(paragraph, 1e6)), Buffer.from([0xc3, 0x28, 0xff, 0xe2, 0x82])]),
  },
  { kind: 'random bytes', file: 'a.txt', content: () => Buffer.from(randomWord(1e6), 'base64') },
  { kind: '5 MB of line ends', file: 'a.md', content: () => filled('\n', 5e6) },
  { kind: '5 MB of line ends, then a line', file: 'a.txt', content: () => filled('\n', 5e6) + sentence },
  { kind: '1 MB of spaces between two words', file: 'a.md', content: () => `nets${one(' ')}dry` },
  { kind: 'a million zero-width marks', file: 'a.md', content: () => one('\u200b') },
  {
    kind: 'a million zero-width marks among letters',
    file: 'a.md',
    content: () => 'n\u200d\u00ad'.repeat(300 * thousand),
  },
  { kind: 'a letter with a million accents', file: 'a.md', content: () => `a${one('\u0301')}` },
  {
    kind: 'halves of surrogates',
    file: 'a.md',
    content: () => Buffer.from('\ud800'.repeat(100 * thousand), 'utf16le'),
  },
  { kind: '200,000 faces', file: 'a.md', content: () => '👩‍🚒'.repeat(200 * thousand) },
]

/** All of them, in an order that stays. */
export const hostileFiles: readonly HostileFile[] = [...large, ...words, ...signs, ...marks, ...nested, ...bytes]
