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
