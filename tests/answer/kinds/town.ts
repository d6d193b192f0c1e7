import type { Told } from '../hand-made.ts'
import { factsOf } from './answer-of.ts'

/** News of towns that do not exist. */
const articles: readonly Told[] = [
  {
    id: 'glass-fair',
    file: 'glass-fair.md',
    title: 'Harwick mayor at the Glass Fair',
    author: 'Mira Holt',
    published: '2019-09-02',
    text: `On 28 August 2019, Mayor Ann Quill of Harwick, who went to Dorvale for the 2nd Glass Fair, had a meeting with Tom Arbery, chairman of the Dorvale Guild Council.

The two spoke of trade on the river and of the price of sand.

Ann Quill thanked Tom Arbery for the warm welcome. Ann Quill never saw the old furnace.

Guests from Harwick are attending the 2nd Glass Fair held in Dorvale between 27 and 30 August. The Harwick stand shows coloured bottles.`,
  },
  {
    id: 'reception',
    file: 'reception.md',
    title: 'Candlemas reception of the Harwick town council',
    published: '2020-02-03',
    text: `On 25 January 2020, the Harwick town council gave a Candlemas reception on the occasion of the Lantern Feast for the bargemasters of the river.

Deputy Mayor Rolf Tander opened the evening and wished the guests well.

Ann Quill made a speech at the reception. She noted the importance of the talks with the boatyards held last year, and of the stand at the Glass Fair 2019.

Rolf Tander has a degree in law. He was elected to the council in October 2012. He praised the old bridge.`,
  },
  {
    id: 'consuls',
    file: 'consuls.md',
    title: 'Harwick leaders meet trade consuls of 14 towns',
    author: 'Pia Lorne',
    published: '2023-04-02',
    text: `On March 30, Jon Weld, chairman of the Harwick Harbour Board, and Eva Strand, mayor of Harwick, met with trade consuls from 14 towns.

Senior consuls from Arden, Brome, Colby and Dunmere, including nine honorary consuls, attended the meeting.

Jon Weld told the guests about the new quay and the tar works. The Tar Hall opened in 2024.`,
  },
  {
    id: 'river-club',
    file: 'river-club.md',
    title: 'Dorvale mayor speaks to the River Club',
    published: '2018-05-26',
    text: `The meeting with Mayor of Dorvale Hugo Lind was the highlight of the second day of the River Club tour on 24 May 2018.

Club Secretary Kaj Osten briefed the mayor on the preparations for the River Summit that will be held next June.

Hugo Lind will retire in May 2031.`,
  },
  {
    id: 'mill',
    file: 'mill.md',
    title: 'Old mill to be mended',
    published: '2021-06-10',
    text: `The old mill of Harwick was closed between 3 and 8 June because the wheel was broken. Miller Sven Aker will reopen it on 20 June 2021.

Sven Aker came to Harwick in 1998 as a carpenter and became master miller in 2006. His niece Rika Moor was appointed in May 2019 as Deputy Treasurer of Harwick. She will become treasurer in 2031.

Sven Aker praised the carpenters. The mill market was held from 12 to 14 April 2021 on the green.`,
  },
]

/** What the facts propose for a question about the towns. */
export const ask = factsOf(articles)
