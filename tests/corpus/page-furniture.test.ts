import { expect, test } from 'vitest'
import { fileOf, titleOf } from '../../src/corpus/as-markdown.ts'
import { parseArticle } from '../../src/corpus/index.ts'

const text = `<p>Chair Ann Lee opened the new net loft at Port Vale on Monday, after three years of work that cost the town six million crowns.</p>
<p>The loft holds the nets of forty boats, and visitors may see how they are mended, every day but Sunday, until the end of the season.</p>`
const paragraphs = [expect.stringMatching(/^Chair Ann Lee/), expect.stringMatching(/^The loft holds/)]

const read = (head: string, body: string) =>
  parseArticle('page.html', `<!doctype html><html><head>${head}</head><body>${body}</body></html>`)
const site = '<meta property="og:site_name" content="Vale Herald">'

test.each<[string, string, string, string]>([
  [
    'a heading that links to the front page',
    '<title>Net loft opens | Vale Herald</title>',
    `<header><h1 class="site-title"><a href="/">Vale Herald</a></h1></header><main><article><h2 class="entry-title">Net loft opens</h2>${text}</article></main>`,
    'Net loft opens',
  ],
  [
    'the site’s name before the headline in the title',
    '<title>Harbour notes: Net loft opens</title>',
    `<h1><a href="https://notes.example/">Harbour notes</a></h1><div class="post hentry"><h3 class="post-title entry-title">Net loft opens</h3><div>${text}</div></div>`,
    'Net loft opens',
  ],
  [
    'a heading that is named as the site, and no other',
    `<title>Net loft opens - Vale Herald</title>${site}`,
    `<h1>Vale Herald</h1><article>${text}</article>`,
    'Net loft opens',
  ],
  [
    'a heading that the title ends with, over the article’s',
    '<title>Net loft opens | Vale Herald</title>',
    `<div><h1>Vale Herald</h1></div><article><h2>Net loft opens</h2>${text}</article>`,
    'Net loft opens',
  ],
  [
    'a logo without words',
    '<title>Net loft opens</title>',
    `<h1><a href="/"><img src="x.png"></a></h1><article><h1>Net loft opens at last</h1>${text}</article>`,
    'Net loft opens at last',
  ],
  [
    'the site at the end of what the page says for machines',
    `<meta property="og:title" content="Net loft opens - Vale Herald">${site}`,
    `<article><h1>Net loft opens</h1>${text}</article>`,
    'Net loft opens',
  ],
  [
    'a headline that has the site in it',
    `<meta property="og:title" content="Vale - Herald moves house">${site}`,
    `<article><h1>Vale - Herald moves house</h1>${text}</article>`,
    'Vale - Herald moves house',
  ],
  [
    'a site that is named before the headline',
    '<title>Vale Herald | Net loft opens</title>',
    `<article><h1>Net loft opens</h1>${text}</article>`,
    'Net loft opens',
  ],
  [
    'link signs and hidden pictures',
    '<title>Loft</title>',
    `<article><h1><span aria-hidden="true">📰 </span>Net loft opens<a class="headerlink" href="#loft">¶</a></h1>${text}</article>`,
    'Net loft opens',
  ],
  [
    'a link that is the headline',
    '<title>Loft</title>',
    `<article><h1><a href="#loft">Net loft opens</a> in C<a href="/sharp">#</a></h1>${text}</article>`,
    'Net loft opens in C#',
  ],
])('the title beside %s', (_, head, body, title) => {
  const article = read(head, body)
  expect(article.title).toBe(title)
  expect(article.text.split('\n\n')).toEqual(paragraphs)
})

const inArticle = (matter: string): string[] =>
  read('<title>Net loft opens</title>', `<article><h1>Net loft opens</h1>${text}${matter}</article>`)
    .text.split('\n\n')
    .slice(2)

test.each<[string, string, string[]]>([
  [
    'the sign of a heading goes',
    '<h2>Beams<a class="anchor" aria-hidden="true" href="#b">#</a></h2><p>The old beams go to the school.</p>',
    ['Beams', 'The old beams go to the school.'],
  ],
  [
    'a box for a newsletter goes',
    '<div class="newsletter-signup"><h3>Get the Herald in your inbox</h3><p>Sign up for our daily email with the best stories of the Bay.</p></div><p>The mayor came too.</p>',
    ['The mayor came too.'],
  ],
  [
    'a form of a mailing list goes',
    '<div class="mc4wp-form"><h3>Join our mailing list</h3><p>Be the first to hear about the bay.</p></div><p>The mayor came too.</p>',
    ['The mayor came too.'],
  ],
  [
    'what is said of a newsletter stays',
    '<div class="newsletter-history"><p>The town founded its newsletter in 1990, and forty boats had it on board.</p></div>',
    ['The town founded its newsletter in 1990, and forty boats had it on board.'],
  ],
  [
    'words for screen readers go',
    '<p>The loft stands near <a href="x">Selby <span class="sr-only">(opens in new window)</span></a> by the <a href="y">sea<span class="visually-hidden">, external link</span></a>.</p>',
    ['The loft stands near Selby by the sea.'],
  ],
  [
    'words for screen readers that stand for hidden ones stay',
    '<p>The beam is <span aria-hidden="true">5 m</span><span class="sr-only">five metres</span> long.</p>',
    ['The beam is five metres long.'],
  ],
  [
    'a box of facts is read',
    '<aside class="portable-infobox"><h2 class="pi-title">Loft</h2><div class="pi-data"><h3 class="pi-data-label">Built</h3><div class="pi-data-value">1998</div></div><div class="pi-data"><h3 class="pi-data-label">Owner</h3><div class="pi-data-value"><a href="/t">The town</a></div></div></aside><p>The mayor came too.</p>',
    ['Loft', 'Built: 1998.', 'Owner: The town.', 'The mayor came too.'],
  ],
  [
    'a list of terms in a box of facts is read',
    '<aside class="factbox"><h3>The loft</h3><dl><dt>Built</dt><dd>1998</dd></dl></aside><p>The mayor came too.</p>',
    ['The loft', 'Built: 1998.', 'The mayor came too.'],
  ],
  [
    'another aside is not',
    '<aside class="most-read"><h3>Most read</h3><dl><dt>Fares rise</dt><dd>By one crown</dd></dl></aside><p>The mayor came too.</p>',
    ['The mayor came too.'],
  ],
  [
    'breaks for advertisements and links to more go',
    '<p>Story continues below advertisement</p><p><a href="/y">SEE MORE: Library shuts on Mondays</a></p><p>The story continues below the loft, where boats are built.</p>',
    ['The story continues below the loft, where boats are built.'],
  ],
  [
    'the heading of notes that go goes',
    '<p>The mayor came too.</p><h2>References</h2><ol class="references"><li>Lee, A. (1970). <i>Lofts</i>.</li></ol>',
    ['The mayor came too.'],
  ],
  [
    'a heading of notes with more under it stays',
    '<h2>References</h2><ol class="references"><li>Lee, A. (1970). <i>Lofts</i>.</li></ol><p>The book is in the library of Selby.</p>',
    ['References', 'The book is in the library of Selby.'],
  ],
  [
    'telephone and mail in a table of facts stay',
    '<table><tr><th>Phone</th><td>555 0147</td></tr><tr><th>Email</th><td>loft@vale.example</td></tr><tr><th>Boats</th><td>40</td></tr></table>',
    ['Phone: 555 0147.', 'Email: loft@vale.example.', 'Boats: 40.'],
  ],
  [
    'a first row in bold names the columns',
    '<table><tr><td><p><b>Route</b></p></td><td><strong>Adult</strong></td><td><b>Child</b></td></tr><tr><td>Selby</td><td>4 €</td><td>2 €</td></tr></table>',
    ['Route: Selby; Adult: 4 €; Child: 2 €.'],
  ],
  [
    'a table all in bold has no such row',
    '<table><tr><td><b>Selby</b></td><td><b>4 €</b></td><td><b>2 €</b></td></tr><tr><td><b>Hull</b></td><td><b>5 €</b></td><td><b>3 €</b></td></tr></table>',
    ['Selby; 4 €; 2 €.', 'Hull; 5 €; 3 €.'],
  ],
  ['the page’s own stamp under the text goes', '<p class="post-date">Posted on 9 March 2022</p>', []],
])('%s', (_, matter, blocks) => {
  expect(inArticle(matter)).toEqual(blocks)
})

test.each<[string, string, string | undefined]>([
  ['an address', '<address>By <a rel="author" href="/p">Bob Cole</a></address>', 'Bob Cole'],
  [
    'a line with bars',
    '<p>By Bob Cole | Published on Wednesday, March 9th, 2022 at 6:30 AM | Last updated 12 March 2022</p>',
    'Bob Cole',
  ],
  ['a line that names no person', '<p class="byline">our harbour desk</p>', undefined],
])('the author in %s', (_, under, author) => {
  const article = read('<title>Net loft opens</title>', `<article><h1>Net loft opens</h1>${under}${text}</article>`)
  expect(article.author).toBe(author)
  if (author) expect(article.text.split('\n\n')).toEqual(paragraphs)
})

test('the name of a section over the headline goes', () => {
  const article = read(
    '<title>Net loft opens</title>',
    `<article><header><span class="kicker">Shipping</span><h1>Net loft opens</h1></header>${text}</article>`,
  )
  expect(article.text.split('\n\n')).toEqual(paragraphs)
})

test.each<[string, string, string[]]>([
  [
    'sections of a line each',
    '<main><h1>Our services</h1><div><h2>Harbour</h2><p>The office was opened in 1998.</p></div><div><h2>Dock</h2><p>The dock was built in 2004.</p></div></main>',
    ['Harbour', 'The office was opened in 1998.', 'Dock', 'The dock was built in 2004.'],
  ],
  [
    'posts of a live blog',
    '<main><h1>Loft on fire: live</h1><p>The net loft of Port Vale caught fire on Wednesday.</p><div><div><h2>All are safe</h2><p>Nobody was hurt, the firemen say, and the boats were taken out of the harbour.</p></div><div><h2>Help on its way</h2><p>The fire engine of Selby left its station at ten, with a crew of nine people.</p></div></div></main>',
    [
      'The net loft of Port Vale caught fire on Wednesday.',
      'All are safe',
      'Nobody was hurt, the firemen say, and the boats were taken out of the harbour.',
      'Help on its way',
      'The fire engine of Selby left its station at ten, with a crew of nine people.',
    ],
  ],
  [
    'without teasers and visitors',
    '<main><h1>Our services</h1><div><h2>Harbour</h2><p>The office was opened in 1998.</p></div><div><h2>Dock</h2><p>The dock was built in 2004.</p></div><div><h3><a href="/x">Fares rise</a></h3><p>The town council wants one crown more for each crossing.</p></div><div class="comments"><p>I was never there in all of my life.</p></div></main>',
    ['Harbour', 'The office was opened in 1998.', 'Dock', 'The dock was built in 2004.'],
  ],
])('a short page is read whole: %s', (_, body, blocks) => {
  expect(read('<title>Port Vale</title>', body).text.split('\n\n')).toEqual(blocks)
})

const encoded = (head: string, word: string, body = '') =>
  Buffer.from(`${head}<title>Dock</title><article><h1>Dock</h1><p>Its name is ${word}.${body}</p></article>`, 'latin1')

test.each([
  ['windows-1251', encoded('<meta charset="windows-1251">', '\xc4\xee\xea'), 'Док'],
  ['shift_jis', encoded('<meta charset="shift_jis">', '\x8d\x60'), '港'],
  [
    'iso-8859-2',
    encoded('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', '\xa3\xf3d\xbc'),
    'Łódź',
  ],
  ['iso-8859-15, by XML', encoded('<?xml version="1.0" encoding="iso-8859-15"?>', '5 \xa4'), '5 €'],
  ['UTF-8 under another name', encoded('<meta charset="windows-1251">', 'Z\xc3\xbcrich'), 'Zürich'],
  ['nothing, with many accents', encoded('', '\x93Zo\xeb\x94', ' \xc9t\xe9 cr\xe9\xe9e'), '“Zoë”'],
])('a page in %s', async (_, bytes, word) => {
  const article = await titleOf(fileOf('dock.html', bytes))
  expect(article).toMatchObject({ text: expect.stringContaining(`Its name is ${word}.`) })
})
