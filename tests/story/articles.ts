import type { Article } from '../../src/types.ts'

/** A made-up article. */
export function article(id: string, published: string, title: string, text: string): Article {
  return { id, file: `${id}.txt`, title, published, text }
}

/** News of a town that does not exist, in which events are told again, planned, and contradicted. */
export const news: readonly Article[] = [
  article(
    'bridge-plan',
    '2014-02-10',
    'Harwick plans a bridge',
    'Mayor Ann Lee announced on Monday that Harwick will build a bridge over the Orrin.\n\nThe Orrin Bridge will be opened on 3 May 2015. It is to have 40 lamps.',
  ),
  article(
    'bridge-open',
    '2015-05-04',
    'Orrin Bridge opened',
    'The Orrin Bridge was opened by Mayor Ann Lee in Harwick on 3 May 2015. About 900 people attended the ceremony.\n\nOn the same day, the Harwick Rowing Club won the Orrin Cup.',
  ),
  article(
    'bridge-back',
    '2016-03-01',
    'A year with the bridge',
    'Joe Fox, secretary of the Harwick Rowing Club, recalled how the Orrin Bridge was opened on 3 May 2015 before 1,200 people.\n\nThe Harwick Rowing Club was founded in 1921. Ann Lee met Joe Fox in Harwick on 12 February 2016.',
  ),
  article(
    'club-history',
    '2016-06-12',
    'History of a club',
    'The Harwick Rowing Club was founded in 1922, according to Joe Fox. Former mayor Ann Lee attended the Harwick Fair in June 2016.',
  ),
]
