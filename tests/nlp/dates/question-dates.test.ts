import { expect, it } from 'vitest'
import { findQuestionDates, findQuestionWeekdays } from '../../../src/nlp/dates/index.ts'

it.each([
  ['who met the mayor on 24 february 2018', '2018-02-24'],
  ['What happened in August 2019?', '2019-08'],
  ['what happened in august 2019', '2019-08'],
  ['who was mayor in 2023?', '2023'],
  ['mayor of chongqing 2023', '2023'],
  ['what happened in the 1990s', '199X'],
  ['Who led it between 1990 and 1995?', '1990/1995'],
  ['who met envoys on march 21st', 'XXXX-03-21'],
  ['who met envoys on 21 march', 'XXXX-03-21'],
  ['what opened in may', 'XXXX-05'],
  ['what opened in may 2019', '2019-05'],
  ['What happened on 2019-08-24?', '2019-08-24'],
  ['What happened in 2019-08?', '2019-08'],
  ['what was held from 23 to 26 august', 'XXXX-08-23/XXXX-08-26'],
  ['who has been mayor since 2018', '2018/..'],
  ['what happened in september last year', 'XXXX-09'],
  ['who may have met the mayor', ''],
  ['what happened on 16 may', 'XXXX-05-16'],
  ['members under 16 may row in winter', ''],
  ['the youngest 16 may not row by themselves', ''],
  ['did they march to the square', ''],
  ['how many of the 2000 employees left', ''],
  ['what did he say yesterday', ''],
  ['what is ios 4', ''],
])('%s: %s', (question, expected) => {
  expect(findQuestionDates(question).map((d) => d.edtf)).toEqual(expected === '' ? [] : [expected])
})

it.each([
  ['Did Lee meet Fox on Monday?', [0]],
  ['did lee meet fox on friday', [4]],
  ['Who spoke on Tuesday and on Sunday?', [1, 6]],
  // A date says more, and what recurs is on no one day.
  ['Who met Fox on Monday, 10 June 2024?', []],
  ['When is the market open on Mondays?', []],
  ['What is open every Friday?', []],
  ['Who leads the Monday Club?', []],
  ['Who met Fox?', []],
])('days of the week in %s', (question, expected) => {
  expect(findQuestionWeekdays(question)).toEqual(expected)
})
