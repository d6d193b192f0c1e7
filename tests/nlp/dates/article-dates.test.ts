import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/nlp/dates/index.ts'

/** Each date as `EDTF|the words it stands in`. The sentence ends of these texts are at ". " before a capital. */
function read(text: string, published?: string): string[] {
  const sentences = [...text.matchAll(/\S(?:[^.]|\.(?! [A-Z“"]))*\.?/g)].map((m) => ({
    start: m.index,
    end: m.index + m[0].length,
  }))
  const context = { sentences, ...(published !== undefined && { published }) }
  return findDates(text, context).map((d) => `${d.edtf}|${text.slice(d.start, d.end)}`)
}

const edtf = (text: string, published?: string) => read(text, published).map((row) => row.split('|')[0])

describe('dates that the text gives whole', () => {
  it.each([
    ['They met on 24 August 2019 in the city.', '2019-08-24'],
    ['They met on 24\u00a0August\u00a02019.', '2019-08-24'],
    ['On August 24th, 2019 they met.', '2019-08-24'],
    ['On Saturday, August 24, 2019, they met.', '2019-08-24'],
    ['On Saturday 24 August 2019 they met.', '2019-08-24'],
    ['By A WRITER|Mar 23,2023', '2023-03-23'],
    ['Printed 24.01.2020 10:07', '2020-01-24'],
    ['Printed 2019-08-24.', '2019-08-24'],
    ['It came on Wednesday , July 6 , 2011 .', '2011-07-06'],
    ['It was out in mid - 2011 .', '2011'],
    ["It changed in the late 1980 's .", '198X'],
    ["He joined in '98.", '1998'],
    ["It was the first rise in 2010's second quarter.", '2010'],
    ['It spread in the 16th and 17th centuries.', '15XX/16XX'],
    ['It spread from 1348 to 1350.', '1348/1350'],
    ['The winter of 2011-12 was cold.', '2011-24'],
    ['The vote is on the first Thursday in May 2016.', '2016-05-05'],
    ['The vote is on the fifth Monday of May 2016.', '2016-05-30'],
    ['The vote is on the last Sunday of February 2016.', '2016-02-28'],
    ['It was shut on the fifth Monday of June 2016.', '2016-06'],
    ['Printed 2019-08-24T10:00:00Z.', '2019-08-24'],
    ['Printed 24/08/2019.', '2019-08-24'],
    ['Printed 08/24/2019.', '2019-08-24'],
    ['They met on the 24th of August 2019.', '2019-08-24'],
    ['It opened in August 2019.', '2019-08'],
    ['It opens in mid-August 2019.', '2019-08'],
    ['It opened in early August, 2019.', '2019-08'],
    ['The firm was founded in 1976.', '1976'],
    ['It was sold in early 2009.', '2009'],
    ['It is due in mid-2011.', '2011'],
    ['It had 2012 revenue of $5m.', '2012'],
    ['Compared with 2011, it is up.', '2011'],
    ['It broke the 1991 agreement.', '1991'],
    ['2007 was a good year.', '2007'],
    ['The painter (1840–1926) was born here.', '1840/1926'],
    ['A house (1895) stands there.', '1895'],
    ['They won in 1996, 2000 and 2004.', '1996,2000,2004'],
    ['They won in 1996 , 2000 , and 2004 .', '1996,2000,2004'],
    ["It changed in the late 1980's.", '198X'],
    ['It changed in the mid-1990s.', '199X'],
    ['It changed in the ’90s.', '199X'],
    ['Music of the eighties is back.', '198X'],
    ['It was built in the 19th century.', '18XX'],
    ['It was built in the nineteenth century.', '18XX'],
    ['It was built in the 1800s.', '18XX'],
    ['It was built circa 1850.', '1850~'],
    ['It was cut in fiscal 2005.', '2005~'],
    ['It was cut in the 2005 financial year.', '2005~'],
    ['It was cut in FY2005.', '2005~'],
    ['It was cut in FY05.', '2005~'],
    ['It was cut in fiscal year 2005.', '2005~'],
    ['It rose in the second quarter of fiscal 2005.', '2005~'],
    ['It rose in calendar 2005.', '2005'],
    ['He came on May. 4, 2005.', '2005-05-04'],
    ['He came on June. 14, 2005 and left.', '2005-06-14'],
    ['He came on Sept. 4, 2005.', '2005-09-04'],
    ['The kiln was lit on 3 June 2019.2 It cost little.', '2019-06-03'],
    ['The kiln was lit on 3 June 2019.[2] It cost little.', '2019-06-03'],
    ['The kiln was lit on 3 June 2019[2] and cost little.', '2019-06-03'],
    ['The kiln was lit on 3 June 2019².', '2019-06-03'],
    ['The kiln was lit in June 2019.12', '2019-06'],
    ['The kiln was lit in 2016³ and cost little.', '2016'],
    ['The kiln was lit in 2016[3] and cost little.', '2016'],
    ['The kiln was lit in 2016.[3] It cost little.', '2016'],
    ['It rose in the first quarter of 2012.', '2012-33'],
    ['It rose in Q3 2010.', '2010-35'],
    ['It rose in the second half of 2018.', '2018-41'],
    ['They met in the spring of 2018.', '2018-21'],
    ['They met in summer 2018.', '2018-22'],
    ['It will ship in the fall of 2011.', '2011-23'],
    ['Troops left after the September 11 attacks.', '2001-09-11'],
    ['It fell on Christmas Day 2004.', '2004-12-25'],
  ])('%s', (text, expected) => {
    expect(edtf(text)).toEqual(expected.split(','))
  })
})

describe('stretches', () => {
  it.each([
    ['It is held between 23 and 26 August.', '2019-08-23/2019-08-26'],
    ['It was held from 3 to 5 May 2010.', '2010-05-03/2010-05-05'],
    ['It was held June 5–7, 2008.', '2008-06-05/2008-06-07'],
    ['It was held on June 5 and 6, 2008.', '2008-06-05/2008-06-06'],
    ['They met on June 5 and 9, 2008.', '2008-06-05,2008-06-09'],
    ['They met on 7 and 9 June 2008.', '2008-06-07,2008-06-09'],
    ['They met in June and July 2008.', '2008-06,2008-07'],
    ['They met on May 5 and June 7, 2008.', '2008-05-05,2008-06-07'],
    ['The 2010, 2011 and 2012 budgets passed.', '2010,2011,2012'],
    ['He has been there since at least 2005.', '2005/..'],
    ['It ran from June 5 to July 2, 2008.', '2008-06-05/2008-07-02'],
    ['It ran from July 8 until March 2010.', '2009-07-08/2010-03'],
    ['The law takes effect from July 1, 2020.', '2020-07-01/..'],
    ['It ran from 28 December to 3 January 2008.', '2007-12-28/2008-01-03'],
    ['It ran from 28 December 2007 to 3 January.', '2007-12-28/2008-01-03'],
    ['It ran from June to August 2008.', '2008-06/2008-08'],
    ['The July–September 2008 figures are out.', '2008-07/2008-09'],
    ['He led it from 2003 to 2007.', '2003/2007'],
    ['He led it 2003–07.', '2003/2007'],
    ['They won in the 2010-11 season.', '2010/2011'],
    ['He lived there between 1990 and 1995.', '1990/1995'],
    ['He has led it since 2012.', '2012/..'],
    ['He has led it since January of this year.', '2019-01/..'],
    ['He led it until 1999.', '../1999'],
    ['It is free until September 30.', '../2019-09-30'],
    ['He could not work until April 2018.', '2018-04'],
    ['From 1990 he led the firm.', '1990/..'],
    ['He kept a letter from 1990.', '1990'],
    ['It is shown from 8/12 to 9/20.', '2019-08-12/2019-09-20'],
    ['It was shown 14/6–2/7.', '2019-06-14/2019-07-02'],
    ['The kiln will be lit on 9/20.', '2019-09-20'],
    ['The vote was moved from June 5 to June 9.', '2019-06-05,2019-06-09'],
  ])('%s', (text, expected) => {
    expect(edtf(text, '2019-08-28')).toEqual(expected.split(','))
  })
})

describe("dates told from the article's own, Thursday 10 June 2010", () => {
  it.each(
    [
      ['Sales began on Tuesday.', '2010-06-08'],
      ["Tuesday's launch went well.", '2010-06-08'],
      ['Sales began Tuesday night.', '2010-06-08'],
      ['Sales will begin on Tuesday.', '2010-06-15'],
      ['On Tuesday, the firm will open its shop.', '2010-06-15'],
      ['He said on Tuesday that sales will rise.', '2010-06-08'],
      ['He spoke on Thursday.', '2010-06-10'],
      ['Sales began last Friday.', '2010-06-04'],
      ['Sales begin next Friday.', '2010-06-18'],
      ['Sales began on Tuesday of last week.', '2010-06-01'],
      ['He left yesterday.', '2010-06-09'],
      ['He left this morning.', '2010-06-10'],
      ['He will leave tomorrow.', '2010-06-11'],
      ['He left last night.', '2010-06-09'],
      ['He left two days ago.', '2010-06-08'],
      ['He left three weeks ago.', '2010-05-17/2010-05-23'],
      ['He left nine months ago.', '2009-09'],
      ['He left a year ago.', '2009'],
      ['He left about a year ago.', '2009~'],
      ['He left less than two weeks ago.', '2010-05-27/2010-06-10'],
      ['He left last week.', '2010-05-31/2010-06-06'],
      ['He left earlier this week.', '2010-06-07/2010-06-13'],
      ['He left over the weekend.', '2010-06-05/2010-06-06'],
      ['He left last month.', '2010-05'],
      ['He will leave next month.', '2010-07'],
      ['He left earlier this year.', '2010'],
      ['He left last year.', '2009'],
      ['He will leave at the end of the month.', '2010-06'],
      ['It was held in May of this year.', '2010-05'],
      ['It was held in June last year.', '2009-06'],
      ['It grew in the first half of this year.', '2010-40'],
      ['It was held in the spring.', '2010-21'],
      ['It is to be released next summer.', '2011-22'],
      ['It was held last summer.', '2009-22'],
      ['It was held on June 7.', '2010-06-07'],
      ['An April 2nd report says so.', '2010-04-02'],
      ['It was held in September.', '2009-09'],
      ['It will be held in September.', '2010-09'],
      ['It is scheduled for release in September.', '2010-09'],
      ['It was held in December.', '2009-12'],
      ['Officials said talks would be held in December.', '2010-12'],
      ['Rain is forecast for Saturday and Sunday.', '2010-06-12,2010-06-13'],
      ['Sales were higher than expected on Tuesday.', '2010-06-08'],
      ['Talks resume Tuesday.', '2010-06-15'],
      ['Elections took place last Sunday, June 6.', '2010-06-06'],
      ['Last Christmas he was away.', '2009-12-25'],
      ['The deadline is Friday.', '2010-06-11'],
      ['The summit ends on Sunday.', '2010-06-13'],
      ['The June 24 vote was called early.', '2010-06-24'],
      ['The law will take effect after the May 28 ruling.', '2010-05-28'],
      ['A hearing was set for July 20.', '2010-07-20'],
      ['It was the worst since March.', '2010-03/..'],
      ['The bill will be voted on next week.', '2010-06-14/2010-06-20'],
      ['They meet on Thursday of next week.', '2010-06-17'],
      ['The May forum was a success.', '2010-05'],
      ['He appeared in March and June to speak.', '2010-03,2010-06'],
      ['It will be held next June.', '2011-06'],
      ['Sales will begin on January 5.', '2011-01-05'],
      ["It closed on New Year's Eve.", '2009-12-31'],
      ['Profit rose in the last quarter.', '2010-33'],
      ['Profit rose 5 percent from a year earlier.', '2009'],
      ['The board will sit on the last Friday of this month.', '2010-06-25'],
      ['The board sat on the last Friday of last month.', '2010-05-28'],
      ['The fair is held on the second Sunday of next month.', '2010-07-11'],
      ['The fair was held on the first Saturday in May.', '2010-05-01'],
      ['The fair will be held on the first Saturday in May.', '2011-05-07'],
      ['The fair was held on the last Monday of May this year.', '2010-05-31'],
      ['The quay opened on the Friday before last.', '2010-05-28'],
      ['The quay opens on the Friday after next.', '2010-06-18'],
      ['The quay opens on the Tuesday after next.', '2010-06-22'],
      ['The quay opened the week before last.', '2010-05-24/2010-05-30'],
      ['The quay opened the year before last.', '2008'],
      ['The quay opens the month after next.', '2010-08'],
      ['The hearing was adjourned until Monday.', '../2010-06-14'],
      ['The hearing has been postponed to Tuesday.', '2010-06-15'],
      ['The launch was moved to Wednesday.', '2010-06-16'],
      ['The play runs until Sunday.', '../2010-06-13'],
      ['The play, opened by the mayor, runs until Sunday.', '../2010-06-13'],
      ['The pool is open until April.', '../2011-04'],
      ['The pool stays shut until the end of September.', '../2010-09'],
      ['The pool was open until April.', '../2010-04'],
      ['She led the choir until March.', '../2010-03'],
      ['Tenants have until Friday to leave.', '../2010-06-11'],
      ['Staff called a walkout for Monday.', '2010-06-14'],
      ['Two hearings are planned for August.', '2010-08'],
      ['The figures for March were poor.', '2010-03'],
      ['From Tuesday on the pool is free.', '2010-06-15/..'],
      ['From Tuesday on the pool was free.', '2010-06-08/..'],
      ['The pool has been free since Tuesday.', '2010-06-08/..'],
      ['The envoy leaves Friday.', '2010-06-11'],
    ].map(([text = '', expected = '']) => [text, expected] as const),
  )('%s', (text, expected) => {
    expect(edtf(text, '2010-06-10')).toEqual(expected.split(','))
  })
})

describe('dates told from another one', () => {
  it.each([
    ['It was sold in 1984. One year later he left.', '1984,1985'],
    ['In 2001 it was shown and the following year it was sold.', '2001,2002'],
    ['He came on 5 May 1996. The next day he left.', '1996-05-05,1996-05-06'],
    ['He came on 5 May 1996 and left two days later.', '1996-05-05,1996-05-07'],
    ['He came on 5 May 1996 and left the same day.', '1996-05-05,1996-05-05'],
    ['He came on 5 May 1996. The following week he left.', '1996-05-05,1996-05-06/1996-05-12'],
    ['He came on 5 May 1996. He left in June of that year.', '1996-05-05,1996-06'],
    ['He came on May 5, 1996 and left on October 7.', '1996-05-05,1996-10-07'],
    ['It grew in the third quarter of 2009, more than a year earlier.', '2009-35'],
    ['The day before, he had left.', ''],
    ['It started in 1914 and ended four years later.', '1914,1918'],
    ['Growth in the fourth quarter of 2009 was above the previous quarter.', '2009-36,2009-35'],
    ['He was held on 5 May 2003. On June 12 he was freed.', '2003-05-05,2010-06-12'],
    ['He was held on 5 May 2003. On October 12 he was freed.', '2003-05-05,2003-10-12'],
    ['He was held on 5 May 2003. On March 12 he was freed.', '2003-05-05,2010-03-12'],
  ])('%s', (text, expected) => {
    expect(edtf(text, '2010-06-10')).toEqual(expected === '' ? [] : expected.split(','))
  })
})

describe('what the article does not say stays open', () => {
  it.each([
    ['It was held on April 9.', 'XXXX-04-12', 'XXXX-04-09'],
    ['It was held between 3 and 5 April.', 'XXXX-04-12', 'XXXX-04-03/XXXX-04-05'],
    ['It was held yesterday.', 'XXXX-04-12', 'XXXX-04-11'],
    ['It was held yesterday.', 'XXXX-03-01', ''],
    ['It was held in March.', 'XXXX-04-12', 'XXXX-03'],
    ['It was held on Monday.', 'XXXX-04-12', ''],
    ['It was held last year.', 'XXXX-04-12', ''],
    ['In September 2020 it opened.', 'XXXX-04-12', '2020-09'],
    ['It was held on Monday.', '2019-08', ''],
    ['It opened today.', '2019-08', '2019-08'],
    ['It was held in May of this year.', '2019-08', '2019-05'],
    ['It will be held next June.', '2018-02', '2018-06'],
    ['It was held on August 5.', '2019', '2019-08-05'],
    ['It was held on April 9.', '2021-04-12?', '2021-04-09?'],
    ['It was held last week.', '2019', ''],
    ['It was held on August 5.', '2019-08~', '2019-08-05'],
    ['It was held last month.', '2019-08~', '2019-07'],
    ['It was held in May.', '2019~', '2019-05?'],
  ])('%s (%s)', (text, published, expected) => {
    expect(edtf(text, published)).toEqual(expected === '' ? [] : [expected])
  })

  it.each([
    ['They met on 24 August 2019. It is held between 23 and 26 August.', '2019-08-24,2019-08-23/2019-08-26'],
    ['They met on 24 August 2019, after a forum in May of this year.', '2019-08-24,2019-05'],
    ['He was born on 5 May 1955. They met on 24 August.', '1955-05-05,XXXX-08-24'],
    ['He came on 5 May 1955. They met on 24 August.', '1955-05-05,1955-08-24'],
    ['He was born on 5 May 1955 and married in 1980. They met on 24 August.', '1955-05-05,1980,XXXX-08-24'],
    ['They met on 24 August. They met again on Tuesday.', 'XXXX-08-24'],
  ])('without a date of its own: %s', (text, expected) => {
    expect(edtf(text)).toEqual(expected.split(','))
  })
})

it.each([
  ['They met on 24 August 2019.', 'stated'],
  ['They met on Tuesday.', 'article'],
  ['They met on June 7.', 'assumed-year'],
])('%s is %s', (text, basis) => {
  const sentences = [{ start: 0, end: text.length }]
  expect(findDates(text, { published: '2019-08-28', sentences }).map((d) => d.basis)).toEqual([basis])
})
