import { describe, expect, test } from 'vitest'
import { askFiles, readFiles } from './formats/reading.ts'

/** The articles of a file: id, title, date, first words. */
async function articlesOf(file: string, content: string): Promise<(string | undefined)[][]> {
  const { articles, problems } = await readFiles({ [file]: content })
  return [
    ...articles.map(({ id, title, published, text }) => [id, title, published, text.slice(0, 12)]),
    ...problems.map(({ reason }) => [reason]),
  ]
}

const minutes = (...headings: readonly string[]) =>
  headings.map((heading, at) => `${heading}\n\nThe board met in hall ${at}. Ann Lee was in the chair.`).join('\n\n')

describe('minutes of years in one file are an article a meeting', () => {
  test.each<[string, string, string, readonly (readonly (string | undefined)[])[]]>([
    [
      'headings that are days',
      'minutes.md',
      `# Rowing club\n\n${minutes('## 12 March 2019', '## Tuesday, 4 June 2019')}`,
      [
        ['minutes/2019-03-12', 'Rowing club: 12 March 2019', '2019-03-12', 'The board me'],
        ['minutes/2019-06-04', 'Rowing club: Tuesday, 4 June 2019', '2019-06-04', 'The board me'],
      ],
    ],
    [
      'under what is told of all of them',
      'minutes.md',
      `# Rowing club\n\nThe club was founded in 1901.\n\n${minutes('## Meeting of 4 May 2021', '## Annual meeting, 2 June 2021')}`,
      [
        ['minutes', 'Rowing club', undefined, 'The club was'],
        ['minutes/2021-05-04', 'Rowing club: Meeting of 4 May 2021', '2021-05-04', 'The board me'],
        ['minutes/2021-06-02', 'Rowing club: Annual meeting, 2 June 2021', '2021-06-02', 'The board me'],
      ],
    ],
    [
      'headings of the first level, newest first, under no title',
      'board-minutes.md',
      minutes('# Minutes of 4 May 2021', '# Minutes of March 2021'),
      [
        ['board-minutes/2021-05-04', 'Board minutes: Minutes of 4 May 2021', '2021-05-04', 'The board me'],
        ['board-minutes/minutes-of-march-2021', 'Board minutes: Minutes of March 2021', '2021-03', 'The board me'],
      ],
    ],
    [
      'with headings of their own, and years above them',
      'minutes.md',
      `# Rowing club\n\n## 2019\n\n${minutes('### 12 March 2019', '#### Fees', '### 4 June 2019')}\n\n## 2020\n\n${minutes('### 3 March 2020')}`,
      [
        ['minutes/2019-03-12', 'Rowing club: 12 March 2019', '2019-03-12', 'The board me'],
        ['minutes/2019-06-04', 'Rowing club: 4 June 2019', '2019-06-04', 'The board me'],
        ['minutes/2020-03-03', 'Rowing club: 3 March 2020', '2020-03-03', 'The board me'],
      ],
    ],
    [
      'two meetings on a day',
      'minutes.md',
      `# Rowing club\n\n${minutes('## 12 March 2019, 10:00', '## 12 March 2019, 15:00', '## 4 June 2019')}`,
      [
        ['minutes/2019-03-12', 'Rowing club: 12 March 2019, 10:00', '2019-03-12', 'The board me'],
        ['minutes/2019-03-12-2', 'Rowing club: 12 March 2019, 15:00', '2019-03-12', 'The board me'],
        ['minutes/2019-06-04', 'Rowing club: 4 June 2019', '2019-06-04', 'The board me'],
      ],
    ],
    [
      'lines of plain text',
      'minutes.txt',
      `Rowing club\n\n${minutes('Meeting of 12 March 2019', 'Meeting of 4 June 2019')}`,
      [
        ['minutes/2019-03-12', 'Rowing club: Meeting of 12 March 2019', '2019-03-12', 'The board me'],
        ['minutes/2019-06-04', 'Rowing club: Meeting of 4 June 2019', '2019-06-04', 'The board me'],
      ],
    ],
    [
      'a release log of which each entry has its day',
      'releases.md',
      '# Oar\n\n## [1.1.0] - 2021-03-04\n\n- It rows.\n\n## [1.0.0] - 2020-11-01\n\n- It floats.\n',
      [
        ['releases/2021-03-04', 'Oar: [1.1.0] - 2021-03-04', '2021-03-04', 'It rows.'],
        ['releases/2020-11-01', 'Oar: [1.0.0] - 2020-11-01', '2020-11-01', 'It floats.'],
      ],
    ],
  ])('%s', async (_, file, content, expected) => {
    expect(await articlesOf(file, content)).toEqual(expected)
  })

  test('and answers and their dates are those of the meeting', async () => {
    const content = `# Rowing club\n\n## 12 March 2019\n\nBo Ek was elected treasurer of the club today.\n\n## 4 June 2020\n\nIda Marsh was elected treasurer of the club today.`
    const asked = await askFiles({ 'minutes.md': content }, 'When was Ida Marsh elected treasurer?')
    expect(asked).toMatchObject({ status: 'answered', answer: expect.stringContaining('4 June 2020') })
  })
})

describe('what has dates in its headings and is one text stays one article', () => {
  test.each<[string, string, string]>([
    ['a life by years', 'lee.md', `# Ann Lee\n\n${minutes('## 1901', '## 1914 to 1918', '## 1920')}`],
    [
      'a life by what happened',
      'lee.md',
      `# Ann Lee\n\n${minutes('## Born 4 May 1901', '## Career', '## Died 3 June 1980')}`,
    ],
    [
      'battles of a war',
      'war.md',
      `# The war\n\n${minutes('## Battle of Esk (4 May 1914)', '## Siege of Marl (2 June 1915)')}`,
    ],
    [
      'one meeting that names the next',
      'minutes.md',
      `# Rowing club\n\n${minutes('## Meeting of 12 March 2019', '## Fees', '## Next meeting: 4 June 2019')}`,
    ],
    ['one meeting', 'minutes.md', `# Rowing club\n\n${minutes('## 12 March 2019', '## Fees')}`],
    ['the days of one meeting', 'minutes.md', `# Rowing club\n\n${minutes('## 12 March 2019', '### 12 March 2019')}`],
    ['a release log without days', 'releases.md', `# Oar\n\n${'## 1.0.0\n\n- It floats on the water.\n\n'.repeat(40)}`],
    [
      'headings with nothing under them',
      'minutes.md',
      '# Rowing club\n\n## 12 March 2019\n\n## 4 June 2019\n\nThe board met.',
    ],
    [
      'dates of days in sentences',
      'club.txt',
      'Rowing club\n\nThe meeting of 12 March 2019 was short.\n\nThe club rows.\n\nThe meeting of 4 June 2019 was long.\n\nThe club rows on.',
    ],
    [
      'a page with headlines of others',
      'page.html',
      `<h1>Rowing club</h1><p>The board met in the hall. Ann Lee was in the chair.</p>${['12 March 2019', '4 June 2019'].map((day) => `<h2>${day}</h2><p>The board met in the hall of the club. Bo Ek was in the chair of it.</p>`).join('')}`,
    ],
    [
      'a text of a page with its dates',
      'page.txt',
      'Home\nNews\nContact us\n\nRowing club rows\n\n12 March 2019\n\nThe club rows on the river.\n\nShare this article\n\n13 March 2019\n\nThe club has boats.\n\n© 2019 The Tide. All rights reserved.',
    ],
  ])('%s', async (_, file, content) => {
    const articles = await articlesOf(file, content)
    expect(articles.map(([id]) => id)).toEqual([file.replace(/\.\w+$/, '')])
  })
})

describe('a long text is an article a chapter', () => {
  const told = (words: number) =>
    Array.from({ length: words / 10 }, (_, at) => `The ferry of Lenwick made its crossing number ${at} that day.`).join(
      ' ',
    )
  const book = (chapters: readonly string[], words: number, mark = '## ') =>
    chapters.map((name) => `${mark}${name}\n\n${told(words)}`).join('\n\n')
  const three = ['One', 'Two', 'Three']
  const lines = ['Chapter I. The quay', 'Chapter II. The tug', 'Chapter III. The storm']
  const titles = async (file: string, content: string) =>
    (await articlesOf(file, content)).map(([id, title]) => [id, title])

  test.each<[string, string, string, readonly (readonly string[])[]]>([
    [
      'by its headings',
      'ferry.md',
      `# The ferry\n\n${book(three, 2500)}`,
      [
        ['ferry/one', 'The ferry: One'],
        ['ferry/two', 'The ferry: Two'],
        ['ferry/three', 'The ferry: Three'],
      ],
    ],
    [
      'with what stands before the first',
      'ferry.md',
      `# The ferry\n\nTo my mother, who rowed.\n\n${book(three, 2500)}`,
      [
        ['ferry', 'The ferry'],
        ['ferry/one', 'The ferry: One'],
        ['ferry/two', 'The ferry: Two'],
        ['ferry/three', 'The ferry: Three'],
      ],
    ],
    [
      'by lines of plain text, but not by its list of contents',
      'ferry.txt',
      `The Ferry\n\n${lines.join('\n')}\n\n${book(lines, 2500, '')}`,
      [
        ['ferry/chapter-i-the-quay', 'The Ferry: Chapter I. The quay'],
        ['ferry/chapter-ii-the-tug', 'The Ferry: Chapter II. The tug'],
        ['ferry/chapter-iii-the-storm', 'The Ferry: Chapter III. The storm'],
      ],
    ],
    ['not where it is short', 'ferry.md', `# The ferry\n\n${book(three, 250)}`, [['ferry', 'The ferry']]],
    ['not where it has two', 'ferry.md', `# The ferry\n\n${book(three.slice(1), 4500)}`, [['ferry', 'The ferry']]],
    [
      'not where they are questions',
      'ferry.md',
      `# The ferry\n\n${book(
        Array.from({ length: 60 }, (_, at) => `Question ${at}?`),
        100,
      )}`,
      [['ferry', 'The ferry']],
    ],
  ])('%s', async (_, file, content, expected) => {
    expect(await titles(file, content)).toEqual(expected)
  })
})
