import { expect, test } from 'vitest'
import { asClaim } from '../../src/answer/as-claim.ts'
import { type NameLinker, readQuestion } from '../../src/nlp/question/index.ts'

const linker: NameLinker = { link: async (form) => ({ form, names: [], unknown: [] }) }

test.each([
  ['Who opened the library?', 'Ann Lee', 'Ann Lee opened the library.'],
  ['who is the mayor of Velm', 'Ann Lee', 'Ann Lee is the mayor of Velm.'],
  ['Who has been appointed rector?', 'Rosa Lind', 'Rosa Lind has been appointed rector.'],
  ['Which company bought the mill?', 'Harrow', 'Harrow bought the mill.'],
  ['What kind of boat sank?', 'a ferry', 'a ferry sank.'],
  ['Whose house burned?', "Ann Lee's", "Ann Lee's house burned."],
  ['What was built in 1999?', 'a tower', 'a tower was built in 1999.'],
  ['What is the population of Velm?', '5,000', '5,000 is the population of Velm.'],
  ['When did the mill close?', 'in May 2019', 'Did the mill close in May 2019?'],
  ['In which year was the pier built?', '1899', 'Was the pier built in 1899?'],
  ['To whom was the mill sold?', 'Tom Fox', 'Was the mill sold to Tom Fox?'],
  ['What did Carla Reyes close?', 'the bridge', 'Did Carla Reyes close the bridge?'],
  ['How many pubs does Marlow have?', '31', 'Does Marlow have 31 pubs?'],
  ['How many pubs does Marlow have?', '31 pubs', 'Does Marlow have 31 pubs?'],
  ['How long is the bridge?', '2 km', 'Is the bridge 2 km long?'],
  ['Why did she resign?', 'her health', 'Did she resign because her health?'],
  ['Why did she resign?', 'because of her health', 'Did she resign because of her health?'],
  ['how much is a ticket', '£4', 'Is a ticket £4?'],
  ['How much does the tour cost?', '£4', 'Does the tour cost £4?'],
  ['How many live in Velm?', '5,000', '5,000 live in Velm.'],
  ['When was the mill built?', '1997', 'Was the mill built in 1997?'],
  ['When was the mill built?', 'the spring of 1997', 'Was the mill built the spring of 1997?'],
  ['When does the fair open?', '4 June', 'Does the fair open on 4 June?'],
  ['When does the fair open?', 'Saturday', 'Does the fair open on Saturday?'],
  ['When did the fair open?', 'last Saturday', 'Did the fair open last Saturday?'],
  ['Where was Ann Lee born?', 'Velm', 'Was Ann Lee born in Velm?'],
  ['Where was Ann Lee born?', 'in Velm', 'Was Ann Lee born in Velm?'],
  ['Where did the archive move?', 'Velm', 'Did the archive move to Velm?'],
  ['Where does the club come from?', 'Velm', 'Does the club come from Velm?'],
  ['mayor Velm 2019', 'Ann Lee', 'Mayor Velm 2019: Ann Lee'],
])('%s %s', async (question, answer, claim) => {
  expect(asClaim(await readQuestion(question, linker), answer)).toBe(claim)
})
