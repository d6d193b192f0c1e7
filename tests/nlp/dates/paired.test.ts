import { describe, expect, test } from 'vitest'
import { findDates } from '../../../src/nlp/dates/index.ts'

/** The dates of a sentence of an article of 10 February 2024. */
const datesIn = (text: string, published = '2024-02-10') =>
  findDates(text, { published, sentences: [{ start: 0, end: text.length }] }).map(({ edtf }) => edtf)

describe('a year at one of two dates that belong together holds for the other', () => {
  test.each([
    // What is moved.
    ['The fair was moved from 4 May to 18 May 2024.', '2024-05-04,2024-05-18'],
    ['The fair was moved from May 4 to May 18, 2024.', '2024-05-04,2024-05-18'],
    ['The fair has been put back from March to June 2024.', '2024-03,2024-06'],
    ['The vote was postponed from Saturday 4 May to Sunday 2 June 2024.', '2024-05-04,2024-06-02'],
    ['The board changed the date from 4 May to the 18th of May 2025.', '2025-05-04,2025-05-18'],
    ['The fair was moved from 4 May, to 18 May 2024.', '2024-05-04,2024-05-18'],
    ['The fair was moved from 4 May 2022 to 18 May.', '2022-05-04,2022-05-18'],
    ['The ball was delayed from 30 December to 2 January 2024.', '2023-12-30,2024-01-02'],
    ['The ball was moved from 30 December to 2 January 2024.', '2023-12-30,2024-01-02'],
    ['The ball was moved from 30 December 2022 to 2 January.', '2022-12-30,2023-01-02'],
    ['The ball was postponed from November 2022 to March.', '2022-11,2023-03'],
    ['The vote was brought forward from 30 June to 2 May 2024.', '2024-06-30,2024-05-02'],
    ['The vote was brought forward from 12 January to 28 December 2022.', '2023-01-12,2022-12-28'],
    ['The vote was brought forward from 12 January 2023 to 28 December.', '2023-01-12,2022-12-28'],
    ['The opening was rescheduled from 30 June to 2 May 2024.', '2024-06-30,2024-05-02'],
    ['The opening was deferred from 30 June to 2 May 2024.', '2023-06-30,2024-05-02'],
    ['The fair was moved from 4 to 18 May 2021.', '2021-05-04,2021-05-18'],
    ['The fair was moved from May 4 to 18, 2021, at noon.', '2021-05-04,2021-05-18'],
    ['The fair was moved from the 4th to the 18th of May 2021.', '2021-05-04,2021-05-18'],
    ['The term was extended from 4 to 18 May 2021.', '2021-05-04/2021-05-18'],
    ['The fair ran from 4 to 18 May 2021.', '2021-05-04/2021-05-18'],
    ['The catch rose from 40 tons in May to 52 tons in June 2021.', '2021-05,2021-06'],
    ['Prices fell from 3 crowns in November to 2 crowns in February 2021.', '2020-11,2021-02'],
    ['It was moved from May to June of last year.', '2023-05,2023-06'],
    // One and not the other.
    ['It is on 4 May and not on 18 May 2024.', '2024-05-04,2024-05-18'],
    ['It was held not on 4 May but on 18 May 2021.', '2021-05-04,2021-05-18'],
    ['It was held in June instead of July 2021.', '2021-06,2021-07'],
    ['It was held on 4 May rather than on 18 May 2021.', '2021-05-04,2021-05-18'],
    ['It was held on 18 May 2021 instead of 4 May.', '2021-05-18,2021-05-04'],
    ['It was held on 18 May 2021, not on 4 May.', '2021-05-18,2021-05-04'],
    ['It was held on 2 January 2021 rather than 30 December.', '2021-01-02,2020-12-30'],
    ['It was held on 4 May (not 18 May 2021).', '2021-05-04,2021-05-18'],
    ['It was planned for 4 May, then for 18 May 2021.', '2021-05-04,2021-05-18'],
    ['It was held on 18 May (originally 4 May 2021).', '2021-05-18,2021-05-04'],
    // Both.
    ['They met both on 4 May and on 18 May 2021.', '2021-05-04,2021-05-18'],
    ['They met in June as well as in July 2021.', '2021-06,2021-07'],
    ['They met on 4 May, on 11 May and on 18 May 2021.', '2021-05-04,2021-05-11,2021-05-18'],
    ['They met on 30 December and on 2 January 2021.', '2020-12-30,2021-01-02'],
    ['They met on 4 May and again on 18 May 2021.', '2021-05-04,2021-05-18'],
    // The same once more, with its year.
    ['The quay is shut until June (until June 2021).', '../2021-06,../2021-06'],
    ['The quay was shut in June (June 2021).', '2021-06,2021-06'],
    ['The quay was shut in June (that is, June 2021).', '2021-06,2021-06'],
    ['It was shut on 4 May (4 May 2021, that is).', '2021-05-04,2021-05-04'],
    // Time between, as before.
    ['It ran from 30 December to 2 January 2024.', '2023-12-30/2024-01-02'],
    ['It ran from 4 May to 18 May 2021.', '2021-05-04/2021-05-18'],
    ['It ran between 4 May and 18 May 2021.', '2021-05-04/2021-05-18'],
    ['The term was extended from 4 May until 18 May 2021.', '2021-05-04/2021-05-18'],
    ['It was open 4 May – 18 May 2021.', '2021-05-04/2021-05-18'],
  ])('%s', (text, expected) => {
    expect(datesIn(text).join()).toBe(expected)
  })
})

describe('and not for one that stands by itself', () => {
  test.each([
    ['The board met on 4 May to plan the fair of 18 May 2021.', '2023-05-04,2021-05-18'],
    ['He wrote in May that the quay, built in June 2015, was weak.', '2023-05,2015-06'],
    ['The fair of 4 May was a success, unlike that of 18 May 2019.', '2023-05-04,2019-05-18'],
    ['The fair was moved from 4 May 2023 to 18 May 2024.', '2023-05-04,2024-05-18'],
    ['The fair was moved from 4 May to autumn 2021.', '2023-05-04,2021-23'],
    ['On 4 May she opened the fair; on 18 May 2021 she had lost the vote.', '2023-05-04,2021-05-18'],
    ['The vote of May (see the minutes of June 2015) was close.', '2023-05,2015-06'],
    ['It was worse in May than in June 2015.', '2023-05,2015-06'],
    ['From 4 May members of the class of June 2015 pay half.', '2024-05-04/..,2015-06'],
  ])('%s', (text, expected) => {
    expect(datesIn(text).join()).toBe(expected)
  })
})
