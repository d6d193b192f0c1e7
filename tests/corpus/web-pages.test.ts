import { expect, test } from 'vitest'
import { parseArticle } from '../../src/corpus/index.ts'
import { expectArticle, type PlainTextCase } from './plain-text-case.ts'

const rows: readonly PlainTextCase[] = [
  {
    what: 'menus, clocks of cities and other scripts go; the headline over the date is the title',
    lines: [
      'This portal is kept with the help of',
      'the Ministry of Fisheries',
      'Start pageWrite to usRemember us',
      'Партнёры по проекту::',
      '09:15Lima',
      '16:40New Delhi',
      'Fishing towns sign a pact on nets',
      '17.06.2021 11:45',
      '',
      'Nine fishing towns signed a pact on smaller nets in Bergen on 15 June 2021, the ministry said.',
      '',
      '  • Add Comment',
      '  • Print',
      '',
      'Leave a comment',
      '',
      'Harbour of Oslo closed by fog',
      '16.06.2021 10:00',
      'Minister opens the new cod museum in the north',
      '15.06.2021 09:30',
    ],
    title: 'Fishing towns sign a pact on nets',
    published: '2021-06-17',
    paragraphs: ['Nine fishing towns signed a pact on smaller nets in Bergen on 15 June 2021, the ministry said.'],
  },
  {
    what: 'a title that stands twice; a caption that repeats the lead; notices and telephone lines at the end',
    lines: [
      'eHarbour Title',
      '',
      'Council Welcomes Rowers from Six Towns',
      '',
      'By LENA MOE|Apr 3,2022',
      '',
      'Harbourton - On April 1, Olga Brandt, chair of the town council, and Ivo Rask, head of the rowing club of the town, welcomed rowers from six towns.',
      '',
      'On April 1, Olga Brandt, chair of the town council, and Ivo Rask, head of the rowing club, welcomed rowers from six towns. (Photo/Jan Lie)',
      '',
      'The rowers stay until Sunday.',
      '',
      'A Week in Harbourton, A Life of Memories',
      '',
      'False or harmful content can be reported by calling our hotline:+47-22-55501234',
      '',
      'By continuing to browse our site you agree to our use of cookies and our Privacy Policy.',
      '',
      'For any inquiries, please email desk@harbour.example',
      '',
      'About UsContact Us',
    ],
    title: 'Council Welcomes Rowers from Six Towns',
    published: '2022-04-03',
    paragraphs: [
      'On April 1, Olga Brandt, chair of the town council, and Ivo Rask, head of the rowing club of the town, welcomed rowers from six towns.',
      'The rowers stay until Sunday.',
    ],
  },
  {
    what: 'a dateline without a year, a contact line at the end',
    lines: [
      'All news',
      '',
      'Salt works reopen after a century',
      '',
      'LUNEBURG, Germany, May 9. /Northwire/. The salt works of Luneburg reopened on May 7, the owner said.',
      '',
      'CONTACT: Mr. Voss, Tel: +49-4131-5550199',
    ],
    title: 'Salt works reopen after a century',
    published: 'XXXX-05-09',
    paragraphs: ['The salt works of Luneburg reopened on May 7, the owner said.'],
  },
  {
    what: 'lines broken by hand are one paragraph; related headlines and rights go',
    lines: [
      'Storm closes the coastal railway',
      '',
      'By Ann Lee, Transport Correspondent',
      '3 May 2021',
      '',
      'LEEDS (Northern Wire) -- A storm washed away forty metres of track',
      'between Selby and Hull on Sunday, the rail operator said. Trains will',
      'not run for at least seven days.',
      '',
      '"We have never seen damage like this," said Mark Dole, the head of',
      'the engineering team. He added that repairs would cost two million',
      'pounds.',
      '',
      'Related articles',
      'New bridge opens',
      '2 May 2021',
      '',
      'Copyright 2021 Northern Wire. All rights reserved.',
    ],
    title: 'Storm closes the coastal railway',
    published: '2021-05-03',
    paragraphs: [
      'A storm washed away forty metres of track\nbetween Selby and Hull on Sunday, the rail operator said. Trains will\nnot run for at least seven days.',
      '"We have never seen damage like this," said Mark Dole, the head of\nthe engineering team. He added that repairs would cost two million\npounds.',
    ],
  },
  {
    what: 'a page without blank lines: buttons, credits, tags and visitors’ comments go',
    lines: [
      'Skip to content',
      'Home',
      'News',
      'Weather',
      'City council approves new tram line',
      'Published: 12 June 2020 | Updated: 13 June 2020',
      'Share',
      'Tweet',
      'The city council approved a new tram line on Thursday after a debate of nine hours.',
      'Photo: City Press Office',
      'The line will cost 310 million euros.',
      'Read more: Tram drivers needed',
      'Tags: tram, council',
      'Comments (2)',
      'joe77',
      'Waste of money if you ask me.',
    ],
    title: 'City council approves new tram line',
    published: '2020-06-12',
    paragraphs: [
      'The city council approved a new tram line on Thursday after a debate of nine hours.',
      'The line will cost 310 million euros.',
    ],
  },
]

test.each(rows)('$what', expectArticle)

test('metadata of an agency page: source line, dateline, place', () => {
  const article = parseArticle(
    'a.txt',
    [
      'Tea growers meet in the hills',
      'Source: Hillwire | 2018-05-22 21:54:06 | Editor: Ann Lee',
      '',
      'DARJEELING, May 22 (Hillwire) -- Tea growers met on Tuesday to talk about rain.',
      '',
      'Source: Hill News, https://hill.example/tea',
    ].join('\n'),
  )
  expect(article).toEqual({
    id: 'a',
    file: 'a.txt',
    title: 'Tea growers meet in the hills',
    published: '2018-05-22',
    publisher: 'Hillwire',
    place: 'Darjeeling',
    text: 'Tea growers met on Tuesday to talk about rain.',
  })
})

test('a source line at the end gives publisher and address', () => {
  const article = parseArticle(
    'a.txt',
    'Ice hall burns\n\nMay 7, 2005\n\nThe ice hall burned down.\n\nSource: Daily News, http://news.example/Ice_hall_burns',
  )
  expect(article.publisher).toBe('Daily News')
  expect(article.url).toBe('http://news.example/Ice_hall_burns')
  expect(article.text).toBe('The ice hall burned down.')
})
