import { expect, test } from 'vitest'
import { noteBlocks, withoutFootnoteMarks } from '../../src/corpus/footnotes.ts'
import { parseArticle } from '../../src/corpus/index.ts'

test.each([
  ['It sank in 2016.[4] Then it rose.', 'It sank in 2016. Then it rose.'],
  ['Ann Lee[12][13] and Bob Cole[note 2] left.', 'Ann Lee and Bob Cole left.'],
  ['He left[citation needed] in May,[7, 8] she[by whom?] in June.', 'He left in May, she in June.'],
  ['As one study shows [3].', 'As one study shows.'],
  ['It was so, says a study [3, 4]', 'It was so, says a study'],
  ['Early life[edit]', 'Early life'],
  ['The allegation[s] of the [3] men were [sic] odd.', 'The allegation[s] of the [3] men were [sic] odd.'],
  ['See [1](log.md) and section[12a], in [2016].', 'See [1](log.md) and section[12a], in [2016].'],
  ['[1] A log.', '[1] A log.'],
  ['Set x[i][1]y to 4.', 'Set x[i][1]y to 4.'],
])('%s', (marked, bare) => {
  expect(withoutFootnoteMarks(marked)).toBe(bare)
})

const page = (paragraph: string): string =>
  parseArticle(
    'a.html',
    `<html><head><title>Net loft</title></head><body><article><h1>Net loft</h1><p>${paragraph}</p>
<p>The loft holds the nets of forty boats, and visitors may see how they are mended, every day but Sunday, until the end of the season.</p></article></body></html>`,
  ).text.split('\n\n')[0] ?? ''

test.each([
  [
    'Mayor Ann Lee opened it on 3 June 2019.<sup>2</sup> It is full.',
    'Mayor Ann Lee opened it on 3 June 2019. It is full.',
  ],
  [
    'It opened in 2016<sup><a href="#fn4">4</a></sup> with Bob Cole<sup>[5]</sup> there.',
    'It opened in 2016 with Bob Cole there.',
  ],
  ['It opened in 2016<a href="#fn4"><sup>4</sup></a> on a Monday.', 'It opened in 2016 on a Monday.'],
  ['It opened in 2016<a role="doc-noteref" href="x#n4">4</a> on a Monday.', 'It opened in 2016 on a Monday.'],
  ['It opened in 2016<a epub:type="noteref" href="#x">4</a> on a Monday.', 'It opened in 2016 on a Monday.'],
  [
    'It opened in 2016<a href="#cite_note-4">[4]</a> on a Monday<sup class="reference">a</sup>.',
    'It opened in 2016 on a Monday.',
  ],
  [
    'It opened in 2016.<sup>1, 2</sup> It seats 12<sup>6</sup> guests<sup>*</sup> now.',
    'It opened in 2016. It seats 12 guests now.',
  ],
  [
    'It opened on the 4<sup>th</sup> of May, on 30 m<sup>2</sup> of land.',
    'It opened on the 4th of May, on 30 m² of land.',
  ],
  [
    'It holds 10<sup>6</sup> knots and 2 × 10<sup>-3</sup> of CO<sub>2</sub>.',
    'It holds 10⁶ knots and 2 × 10⁻³ of CO2.',
  ],
  ['It is in <a href="#map">section 4</a> of <a href="/a#4">Pier 4</a>.', 'It is in section 4 of Pier 4.'],
  ['It opened in <del>2015</del> 2016 with <s>forty</s> fifty boats.', 'It opened in 2016 with fifty boats.'],
  ['It is called Sail<sup>TM</sup> by its owners.', 'It is called SailTM by its owners.'],
])('in a page: %s', (marked, bare) => {
  expect(page(marked)).toBe(bare)
})

test('the notes themselves and the ways back from them go', () => {
  const notes =
    '<section role="doc-endnotes"><ol><li>Log of 1987, kept by Moss. <a href="#r1">↩</a></li></ol></section>'
  expect(page(`It opened in May.</p>${notes}<p>`)).toBe('It opened in May.')
})

test.each<[string, boolean]>([
  ['The lock was closed for two winters.', true],
  ['“It was Moss who paid,” said the mayor of Tern Bay.', true],
  ['In 1990 the fee was raised to 12 crowns.', true],
  ['Smith, History of the Bay, London 1987.', false],
  ['Smith, The history of the bay and its boats, pp. 4–6.', false],
  ['See the log that was kept by Ida Moss.', false],
  ['Taken from the page of the club: https://bay.example/log.', false],
  ['Ibid.', false],
  ['the lock was closed for two winters', false],
])('a note that says something by itself, “%s”: %s', (note, is) => {
  expect(noteBlocks([note]).map(({ text }) => text)).toEqual(is ? [note] : [])
})

test('notes of a Markdown file stand behind its text, in a section of their own', () => {
  const text =
    'The lock was built in 1990.[^1] It is shut.[^b]\n\n[^1]: It was *Bo Ray* who paid for it.\n\n## Use\n\nBoats pass.\n\n[^b]: See the log.\n'
  expect(parseArticle('lock.md', `# Tern Lock\n\n${text}`)).toMatchObject({
    text: 'The lock was built in 1990. It is shut.\n\nUse\n\nBoats pass.\n\nIt was Bo Ray who paid for it.',
    sections: [
      { label: 'Use', start: 41 },
      { label: 'Notes', start: 59 },
    ],
  })
})
