import { expect, it } from 'vitest'
import { ask } from './town.ts'

/** The whole date answers "when", its part "which year" and "which month". */
it.each([
  ['When was the Candlemas reception held?', '25 January 2020'],
  ['On which day did the Harwick town council give the Candlemas reception?', '25 January 2020'],
  ['What was the date of the Candlemas reception of the Harwick town council?', '25 January 2020'],
  ['In which year did the Harwick town council give a Candlemas reception?', '2020'],
  ['In which month did the Harwick town council give the Candlemas reception?', 'January 2020'],
  ['In which month of 2020 did the Harwick town council give the Candlemas reception?', 'January'],
])('%s → %s', async (question, right) => {
  expect(await ask(question)).toBe(right)
})

/** An event that lasted some days. */
it.each([
  ['When was the 2nd Glass Fair held?', /27.*30 August/],
  ['From when to when did the Glass Fair of 2019 run?', /^27–30 August 2019$/],
  ['Until which date did the 2nd Glass Fair last?', /^30 August 2019$/],
  ['When did the 2nd Glass Fair end?', /^30 August 2019$/],
  ['On what day did the second Glass Fair start?', /^27 August 2019$/],
  ['When did the 2nd Glass Fair open?', /^27 August 2019$/],
  ['How long did the 2nd Glass Fair last?', /27–30 August 2019/],
  ['On which day did the mill market begin?', /^12 April 2021$/],
  // Closed is not held: the first day of it is no opening.
  ['When did the old mill open?', /^-$/],
  ['When did the 3rd Glass Fair end?', /^-$/],
  ['When did the Glass Fair of 2018 begin?', /^-$/],
  ['From when to when was Rolf Tander a member of the council?', /^-$/],
  ['How long is the old mill?', /^-$/],
])('%s → %s', async (question, right) => {
  expect(await ask(question)).toMatch(right)
})

/** The date of another edition is no answer. */
it.each([
  ['When will the 3rd Glass Fair take place?', '-'],
  ['When did the third Glass Fair take place?', '-'],
  ['When was the first Glass Fair held?', '-'],
])('%s → %s', async (question, right) => {
  expect(await ask(question)).toBe(right)
})

/** What was done on an occasion that the article dates. */
it.each([
  ['When did Ann Quill make a speech at the Candlemas reception?', '25 January 2020'],
  ['When did Rolf Tander open the Candlemas evening?', '25 January 2020'],
  ['When did Ann Quill thank Tom Arbery?', '28 August 2019'],
  ['When did the chairman of the Harwick Harbour Board tell the guests about the tar works?', '30 March 2023'],
  ['When did Kaj Osten brief the mayor of Dorvale?', '24 May 2018'],
  ['When did Jon Weld tell the consuls about the tar works?', '30 March 2023'],
  ['When did the Tar Hall of Harwick open?', '2024'],
  // Beside another date, of another occasion, or not done at all.
  ['When did Rolf Tander praise the old bridge?', '-'],
  ['When did Sven Aker praise the carpenters?', '-'],
  ['When did Ann Quill see the old furnace?', '-'],
  ['When did Ann Quill make a speech at the Glass Fair?', '-'],
  ['When did Tom Arbery thank Ann Quill?', '-'],
  ['When did the mayor of Dorvale thank Tom Arbery?', '-'],
])('%s → %s', async (question, right) => {
  expect(await ask(question)).toBe(right)
})

/** Since when somebody has held an office. */
it.each([
  ['When did Rika Moor become Deputy Treasurer?', 'May 2019'],
  ['In which year was Rika Moor appointed Deputy Treasurer of Harwick?', '2019'],
  ['Since which month and year has Rika Moor been deputy treasurer?', 'May 2019'],
  ['When did Rika Moor become treasurer?', '-'],
  ['When was Sven Aker appointed deputy treasurer?', '-'],
])('%s → %s', async (question, right) => {
  expect(await ask(question)).toBe(right)
})
