import { expect, test } from 'vitest'
import { examples, extract } from '../../src/facts/office.ts'
import { readDocument } from '../../src/nlp/document.ts'

const read = (text: string) =>
  extract(readDocument({ id: 'a', file: 'a.txt', title: 'A', published: '2014-05-04', text }))

const rows = [
  ...examples,
  { text: 'Ann Lee became mayor of Leeds on 3 May 2011.', who: 'Ann Lee', title: 'mayor', appointed: '2011-05-03' },
  {
    text: 'Deputy Secretary of the Harbour Board and Mayor of Leeds Ann Lee spoke.',
    who: 'Ann Lee',
    title: 'Deputy Secretary',
    of: 'Harbour Board',
  },
  { text: 'Guild of Osby Governor Ann Lee spoke.', who: 'Ann Lee', title: 'Governor', of: 'Guild of Osby' },
  { text: 'Foreign Minister Ann Lee of Norland spoke.', who: 'Ann Lee', title: 'Foreign Minister', of: 'Norland' },
  { text: 'Ex-mayor Ann Lee of Leeds spoke.', who: 'Ann Lee', title: 'mayor', of: 'Leeds', former: true },
  { text: 'Joe Fox, chair of the Kent Guild until 2009, agreed.', who: 'Joe Fox', of: 'Kent Guild', former: true },
  { text: 'Joe Fox, chair of the Kent Guild until 2019, agreed.', who: 'Joe Fox', of: 'Kent Guild', former: false },
  {
    text: 'Ann Lee resigned as head of the Kent Guild.',
    who: 'Ann Lee',
    title: 'head',
    of: 'Kent Guild',
    former: true,
  },
  { text: 'Ann Lee serves as head of the Kent Guild.', who: 'Ann Lee', title: 'head', of: 'Kent Guild', former: false },
  { text: 'On Tuesday Mayor Ann Lee spoke.', who: 'Ann Lee', title: 'Mayor', phrase: 'Mayor' },
  { text: 'Late last night Mayor Ann Lee spoke.', who: 'Ann Lee', title: 'Mayor', phrase: 'Mayor' },
  { text: 'In early spring Mayor Ann Lee spoke.', who: 'Ann Lee', title: 'Mayor', phrase: 'Mayor' },
  { text: 'At the weekend Mayor Ann Lee spoke.', who: 'Ann Lee', title: 'Mayor', phrase: 'Mayor' },
  { text: 'The night editor Ann Lee spoke.', who: 'Ann Lee', title: 'editor', phrase: 'night editor' },
  { text: 'Late on Friday night Kent Press editor Ann Lee spoke.', who: 'Ann Lee', phrase: 'Kent Press editor' },
  { text: 'Joe Fox, the treasurer now, agreed.', who: 'Joe Fox', phrase: 'treasurer', former: false },
  { text: 'Joe Fox, then head of the Kent Guild, agreed.', who: 'Joe Fox', of: 'Kent Guild', former: true },
  { text: 'Joe Fox, head of the Kent Guild at the time, agreed.', who: 'Joe Fox', of: 'Kent Guild', former: true },
  { text: 'Joe Fox, head of the Kent Guild, resigned on 2 May 2014.', who: 'Joe Fox', of: 'Kent Guild', former: true },
  { text: 'Joe Fox, the head of the Kent Guild, has stepped down.', who: 'Joe Fox', of: 'Kent Guild', former: true },
  { text: 'Kent Guild head Joe Fox quit on Friday.', who: 'Joe Fox', of: 'Kent Guild', former: true },
  { text: 'Joe Fox, head of the Kent Guild, will resign.', who: 'Joe Fox', of: 'Kent Guild', former: false },
  { text: 'Joe Fox, head of the Kent Guild, quit the party.', who: 'Joe Fox', of: 'Kent Guild', former: false },
  { text: 'Joe Fox, head of the Kent Guild, resigned as treasurer.', who: 'Joe Fox', title: 'head', former: false },
  { text: 'Joe Fox, head of the Kent Guild, stepped down the ladder.', who: 'Joe Fox', title: 'head', former: false },
  {
    text: 'Joe Fox, head of the Kent Guild, resigned with effect from 1 June 2014.',
    who: 'Joe Fox',
    of: 'Kent Guild',
    former: false,
  },
  { text: 'Then-mayor Ann Lee of Leeds spoke.', who: 'Ann Lee', title: 'mayor', of: 'Leeds', former: true },
  { text: 'It was opened by then-chief executive Ann Lee.', who: 'Ann Lee', title: 'chief executive', former: true },
  { text: 'Then-chief executive Ann Lee spoke.', who: 'Ann Lee', title: 'chief executive', former: true },
  { text: 'Former Osby mayor Ann Lee spoke.', who: 'Ann Lee', title: 'mayor', of: 'Osby', former: true },
  { text: 'Incoming Osby mayor Ann Lee spoke.', who: 'Ann Lee', title: 'mayor', of: 'Osby', former: false },
  { text: 'Governor of the Bank of Osby Elif Lee spoke.', who: 'Elif Lee', title: 'Governor', of: 'Bank of Osby' },
  { text: 'The secretary of the Union of Cooks Piet Moll spoke.', who: 'Piet Moll', of: 'Union of Cooks' },
  { text: 'Director of the Osby Zoo Lara Finn spoke.', who: 'Lara Finn', title: 'Director', of: 'Osby Zoo' },
  { text: 'Minister of Health and Sport Ada Lee spoke.', who: 'Ada Lee', title: 'Minister', of: 'Health and Sport' },
  { text: 'Minister for Trade and Industry Hanna Fox spoke.', who: 'Hanna Fox', of: 'Trade and Industry' },
  {
    text: 'The Federation of Bakers and Millers elected Ann Lee president on 1 May 2014.',
    who: 'Ann Lee',
    title: 'president',
    of: 'Federation of Bakers and Millers',
    appointed: '2014-05-01',
  },
  { text: 'Minister for Trade and Industry Hanna Fox resigned.', who: 'Hanna Fox', title: 'Minister', former: true },
  { text: 'The party elected Ann Lee chairwoman on 1 May 2014.', who: 'Ann Lee', appointed: '2014-05-01' },
  { text: 'The party named Ann Lee as its chair.', who: 'Ann Lee', title: 'chair' },
]

test.each(rows)('$text', ({ text, ...expected }) => {
  expect(read(text)).toContainEqual(expect.objectContaining({ asOf: '2014-05-04', ...expected }))
})

test.each<[string, readonly string[]]>([
  [
    'Present were Ann Lee, the chair, Joe Fox, the treasurer, and Eva Holt, the secretary.',
    ['Ann Lee: chair', 'Joe Fox: treasurer', 'Eva Holt: secretary'],
  ],
  [
    'Ann Lee, chair, Joe Fox, treasurer, and Eva Holt, secretary, agreed.',
    ['Ann Lee: chair', 'Joe Fox: treasurer', 'Eva Holt: secretary'],
  ],
  ['The head of the guild, Ann Lee, spoke. The treasurer, Joe Fox, agreed.', ['Ann Lee: head', 'Joe Fox: treasurer']],
])('each has one office: %s', (text, held) => {
  expect(read(text).map(({ who, title }) => `${who}: ${title}`)).toEqual(held)
})
