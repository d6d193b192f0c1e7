import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Before, followUp } from '../../src/answer/follow-up.ts'
import { findQuestionDates } from '../../src/nlp/dates/index.ts'
import { type LinkedName, type NameLinker, readQuestion } from '../../src/nlp/question/index.ts'
import type { NameKind } from '../../src/types.ts'
import { campaign } from '../campaign.ts'

/** Names of a town that does not exist. */
const known: Readonly<Record<string, NameKind>> = {
  'Ada Quill': 'person',
  'Bo Vance': 'person',
  'Peter Lund': 'person',
  'Mary Thorne': 'person',
  'Cy Dunmore': 'person',
  Harwick: 'place',
  Tarnby: 'place',
  'Harwick Mill Company': 'organisation',
  'River Council': 'organisation',
  'Glass Fair': 'event',
}

const linked = (text: string): LinkedName[] =>
  Object.entries(known)
    .flatMap(([name, kind]) =>
      [...text.matchAll(new RegExp(`${name}(?! \\p{Lu})`, 'gu'))].map(({ index }) => ({
        name,
        kind,
        written: name,
        mended: false,
        start: index,
        end: index + name.length,
      })),
    )
    // "Harwick" is no name inside "Harwick Mill Company".
    .filter((one, _, all) => !all.some((other) => other.start <= one.start && other.end > one.end))
    .sort((a, b) => a.start - b.start)

const linker: NameLinker = {
  link: async (text) => ({ form: text, names: linked(text), unknown: /Zed Okoro/.test(text) ? ['Zed', 'Okoro'] : [] }),
}

async function before(question: string, answer: string): Promise<Before> {
  const read = await readQuestion(question, linker)
  const date = [...findQuestionDates(answer), ...read.dates][0]?.edtf
  return { question: read, answer, answerNames: linked(answer), ...(date !== undefined && { date }) }
}

async function understood(question: string, answer: string, next: string): Promise<string | undefined> {
  return followUp(await readQuestion(next, linker), await before(question, answer))?.question
}

/** The rows of one former question and its answer. An `undefined` is a question that stands by itself. */
type Talk = readonly [
  question: string,
  answer: string,
  ...follow: readonly (readonly [next: string, whole: string | undefined])[],
]

const talks: readonly Talk[] = [
  [
    'Who is the mayor of Harwick?',
    'Ada Quill',
    ['and when did she resign?', 'When did Ada Quill resign?'],
    ['What did she say about the mill?', 'What did Ada Quill say about the mill?'],
    ['Who is her deputy?', "Who is Ada Quill's deputy?"],
    ['who met her in Tarnby?', 'Who met Ada Quill in Tarnby?'],
    ['Since when?', 'Since when is Ada Quill the mayor of Harwick?'],
    ['who else?', 'Who else is the mayor of Harwick?'],
    ['and the treasurer?', 'Who is the treasurer of Harwick?'],
    ['And the mayor of Tarnby?', 'Who is the mayor of Tarnby?'],
    ['And of Tarnby?', 'Who is the mayor of Tarnby?'],
    ['what about Tarnby?', 'Who is the mayor of Tarnby?'],
    ['How old is she?', 'How old is Ada Quill?'],
    ['How old?', 'How old is Ada Quill?'],
    ['When did the mayor resign?', 'When did the mayor of Harwick resign?'],
    ['How many people live there?', 'How many people live in Harwick?'],
    ['How many schools are there?', undefined],
    ['Is there a mill in Tarnby?', undefined],
    ['Who is the mayor of Tarnby?', undefined],
    ['What did Bo Vance say?', undefined],
    ['When did Bo Vance say he would resign?', undefined],
    ['Who was mayor before her?', 'Who was mayor of Harwick before Ada Quill?'],
    ['why her?', 'Why is Ada Quill the mayor of Harwick?'],
    ['and now?', 'Who is the mayor of Harwick now?'],
    ['and before that?', undefined],
    ['who was it before?', undefined],
    ['tell me more about her', 'More about Ada Quill?'],
    ['Is she?', undefined],
    ['When was Bo Vance mayor?', undefined],
    ['What does a mayor of a village do?', undefined],
    ['What does a mayor earn?', undefined],
    ['mills in Tarnby', undefined],
    ['Tarnby?', 'Who is the mayor of Tarnby?'],
    ['Tarnby', undefined],
    ['and her deputy?', "Ada Quill's deputy?"],
    ['Is it legal to fish in the river?', undefined],
    ['Is it raining?', undefined],
    ['How is it that the mill closed?', undefined],
    ['When did it move to the coast?', 'When did Harwick move to the coast?'],
    ['Has there been a flood?', undefined],
    ["There's a mill in Tarnby", undefined],
    ['What is the largest city in the country?', undefined],
    ['What is the population of that country?', 'What is the population of Harwick?'],
    ['Who is the president?', undefined],
    ['What is the capital of Zed Okoro?', undefined],
    ['Are you sure?', undefined],
    ['Really?', undefined],
    ['What is new?', undefined],
    ['I like Peter Lund. When did he resign?', undefined],
    ['What time is it?', undefined],
    ['Is it true that the mill closed?', undefined],
  ],
  [
    'Who met Ada Quill in Tarnby?',
    'Bo Vance, on 24 August 2019',
    ['why?', 'Why did Bo Vance meet Ada Quill in Tarnby?'],
    ['When?', 'When did Bo Vance meet Ada Quill in Tarnby?'],
    ['When was that?', 'When did Bo Vance meet Ada Quill in Tarnby?'],
    ['Why did that happen?', 'Why did Bo Vance meet Ada Quill in Tarnby?'],
    ['How long?', 'How long did Bo Vance meet Ada Quill in Tarnby?'],
    ['and who else?', 'Who else met Ada Quill in Tarnby?'],
    ['anyone else?', 'Who else met Ada Quill in Tarnby?'],
    ['any others?', 'Who else met Ada Quill in Tarnby?'],
    ['how many?', 'How many people met Ada Quill in Tarnby?'],
    ['did they meet again?', 'Did Ada Quill and Bo Vance meet again?'],
    ['What did they talk about?', 'What did Ada Quill and Bo Vance talk about?'],
    ['and in Harwick?', 'Who met Ada Quill in Harwick?'],
    ['and in 2020?', 'Who met Ada Quill in Tarnby in 2020?'],
    ['what about Mary Thorne?', 'Who met Mary Thorne in Tarnby?'],
    ['Who was there?', 'Who was in Tarnby?'],
    ['How long did the meeting last?', 'How long did the meeting of Ada Quill and Bo Vance last?'],
    ['Who was mayor then?', 'Who was mayor on 24 August 2019?'],
    ['how many others?', undefined],
    ['What happened that year?', 'What happened in 2019?'],
    ['What happened then?', 'What happened after 24 August 2019?'],
    ['What happened this year?', undefined],
    ['What is the population of that town?', 'What is the population of Tarnby?'],
    ['How long did the meeting of the council last?', undefined],
    ['Who met Mary Thorne in 2020?', undefined],
    ['What happened in 2018?', undefined],
    ['Why did Peter Lund resign?', undefined],
    ['Who else met Mary Thorne?', undefined],
    ['The mayor of Harwick', undefined],
  ],
  [
    'When did Ada Quill meet Peter Lund?',
    'on 3 May 2018',
    ['where?', 'Where did Ada Quill meet Peter Lund?'],
    ['Where was that?', 'Where did Ada Quill meet Peter Lund?'],
    ['Why did she do that?', 'Why did Ada Quill meet Peter Lund?'],
    ['What did he say then?', 'What did Peter Lund say on 3 May 2018?'],
    ['did they meet again?', 'Did Ada Quill and Peter Lund meet again?'],
    ['what about Bo Vance?', 'When did Ada Quill meet Bo Vance?'],
    ['How about in Tarnby?', 'When did Ada Quill meet Peter Lund in Tarnby?'],
    ['when else?', 'When else did Ada Quill meet Peter Lund?'],
    ['What did Peter Lund say then?', 'What did Peter Lund say on 3 May 2018?'],
    ['Who was mayor that day?', 'Who was mayor on 3 May 2018?'],
    ['in which city?', 'In which city did Ada Quill meet Peter Lund?'],
    ['which year?', 'In which year did Ada Quill meet Peter Lund?'],
    ['What is the population of Tarnby, then?', undefined],
    ['and before that?', 'When did Ada Quill meet Peter Lund before 3 May 2018?'],
    ['When did Peter Lund resign?', undefined],
    ['Who won the Glass Fair in 2018?', undefined],
  ],
  [
    'Did Peter Lund meet Mary Thorne?',
    'Yes',
    ['When did she resign?', 'When did Mary Thorne resign?'],
    ['and when did he resign?', 'When did Peter Lund resign?'],
    ['Why?', 'Why did Peter Lund meet Mary Thorne?'],
    ['Why not?', 'Why did Peter Lund not meet Mary Thorne?'],
    ['who did?', 'Who did meet Mary Thorne?'],
    ['Did he?', undefined],
    ['and Bo Vance?', 'Did Peter Lund meet Bo Vance?'],
    ['And Zed Okoro?', 'Did Peter Lund meet Zed Okoro?'],
    ['Zed Okoro', undefined],
    ['Why did Mary Thorne go to Tarnby?', undefined],
    ['Did Bo Vance meet Ada Quill?', undefined],
  ],
  [
    'Which company built the old bridge of Harwick?',
    'Harwick Mill Company',
    ['Where is it?', 'Where is Harwick Mill Company?'],
    ['Who are its owners?', "Who are Harwick Mill Company's owners?"],
    ['When was the bridge opened?', 'When was the old bridge of Harwick opened?'],
    ['what else did it build?', 'What else did Harwick Mill Company build?'],
    ['any others?', 'Which other company built the old bridge of Harwick?'],
    ['When?', 'When did Harwick Mill Company build the old bridge of Harwick?'],
    ['Who owns the company?', 'Who owns Harwick Mill Company?'],
    ['When did they close the mill?', 'When did Harwick Mill Company close the mill?'],
    ['Who built the new bridge?', undefined],
    ['When was the mill opened and who owns it?', undefined],
  ],
  [
    'How many schools does Harwick have?',
    '12',
    ['and mills?', 'How many mills does Harwick have?'],
    ['which?', 'Which schools does Harwick have?'],
    ['And Tarnby?', 'How many schools does Tarnby have?'],
    ['Why?', 'Why does Harwick have schools?'],
    ['How many mills are there in Tarnby?', undefined],
    ['schools and mills', undefined],
  ],
  [
    'Which company did Harwick buy?',
    '',
    ['for how much?', 'For how much did Harwick buy the company?'],
    ['When was that?', 'When did Harwick buy the company?'],
    ['Which company did Tarnby buy?', undefined],
  ],
  [
    'Who opened the Glass Fair of Tarnby?',
    '',
    ['When did it begin?', 'When did the Glass Fair of Tarnby begin?'],
    ['Where?', 'Where did someone open the Glass Fair of Tarnby?'],
    ['What is glass?', undefined],
  ],
  [
    'Who was mayor of Harwick in 2019?',
    'Peter Lund',
    ['and in 2020?', 'Who was mayor of Harwick in 2020?'],
    ['2021?', 'Who was mayor of Harwick in 2021?'],
    ['after 2021?', 'Who was mayor of Harwick after 2021?'],
    ['the treasurer?', 'Who was the treasurer of Harwick in 2019?'],
    ['What did he do that year?', 'What did Peter Lund do in 2019?'],
    ['mayor of Tarnby 2014', undefined],
  ],
  [
    'What did the mayor say about the flood?',
    '',
    ['When did he say that?', 'When did the mayor say that about the flood?'],
    ['and about the mill?', 'What did the mayor say about the mill?'],
    ['When did he pay that?', 'When did the mayor pay that?'],
    ['When?', 'When did the mayor say that about the flood?'],
    ['What else?', 'What else did the mayor say about the flood?'],
    ['Where did it begin?', 'Where did the flood begin?'],
    ['How much rain fell?', undefined],
  ],
  [
    'Who opened the mill?',
    '',
    ['When?', 'When did someone open the mill?'],
    ['Who else?', 'Who else opened the mill?'],
    ['Where is it?', 'Where is the mill?'],
    ['When did she resign?', undefined],
    ['Why did Mary Thorne open the Glass Fair?', undefined],
    ['How does a mill work?', undefined],
  ],
  [
    'When did Mary Thorne resign?',
    'in March 2021',
    ['Why?', 'Why did Mary Thorne resign?'],
    ['What was the reason for the resignation?', 'What was the reason for the resignation of Mary Thorne?'],
    ['Who is her husband?', "Who is Mary Thorne's husband?"],
    ['What happened next?', 'What happened after March 2021?'],
    ['What happened that month?', 'What happened in March 2021?'],
    ['What happened that day?', undefined],
    ['With whom?', 'With whom did Mary Thorne resign?'],
    ['Did he resign too?', undefined],
    ['Who says so?', undefined],
    ['thanks', undefined],
    ['', undefined],
    ['?', undefined],
  ],
  [
    'Did Mary Thorne and Ada Quill vote for the bridge?',
    'Yes',
    ['Who else?', 'Who else did vote for the bridge?'],
    ['Where do they live?', 'Where do Mary Thorne and Ada Quill live?'],
    ['What is their party?', "What is Mary Thorne and Ada Quill's party?"],
    ['Did Bo Vance and Peter Lund say they would vote?', undefined],
  ],
  [
    'How many people attended the Glass Fair in 2019?',
    '4,000',
    ['Who?', 'Who attended the Glass Fair in 2019?'],
    ['and in 2020?', 'How many people attended the Glass Fair in 2020?'],
    ['Who opened it?', 'Who opened the Glass Fair?'],
    ['When did the fair begin?', 'When did the Glass Fair begin?'],
    ['How many people attended the market?', undefined],
  ],
  [
    'Where was the Glass Fair held?',
    'in Tarnby',
    ['Who was there?', 'Who was in Tarnby?'],
    ['When?', 'When was the Glass Fair held in Tarnby?'],
    ['When was it opened?', 'When was the Glass Fair opened?'],
    ['How many people live there?', 'How many people live in Tarnby?'],
    ['And in 2020?', 'Where was the Glass Fair held in 2020?'],
    ['since when?', 'Since when was the Glass Fair held in Tarnby?'],
    ['why there?', 'Why was the Glass Fair held in Tarnby?'],
    ['Where was the flower show held?', undefined],
    ['How far is it from Tarnby to Harwick?', undefined],
  ],
]

for (const [question, answer, ...follow] of talks)
  describe(`“${question}” “${answer}”`, () => {
    it.each(follow)('%s', async (next, whole) => {
      expect(await understood(question, answer, next)).toBe(whole)
    })
  })

describe('other answers than the one that was given', () => {
  it.each([
    ['Who met Ada Quill?', 'Mary Thorne', 'who else?', ['Mary Thorne']],
    ['Who met Ada Quill?', 'Mary Thorne', 'Who else did she meet?', ['Mary Thorne']],
    ['Who met Ada Quill?', 'Mary Thorne', 'Any others?', ['Mary Thorne']],
    ['When did Ada Quill resign?', 'in 2019', 'who else?', ['in 2019', 'Ada Quill']],
    ['Why did Ada Quill resign?', '', 'who else?', ['Ada Quill']],
    ['Who met Ada Quill?', 'Mary Thorne', 'Why?', []],
    ['Who met Ada Quill?', 'Mary Thorne', 'When did she resign?', []],
  ])('%s %s %s', async (question, answer, next, others) => {
    const found = followUp(await readQuestion(next, linker), await before(question, answer))
    expect([...new Set(found?.others)]).toEqual(others)
  })
})

describe('whatever is asked', () => {
  const name = fc.constantFrom(...Object.keys(known))
  const wholes = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('When did', 'Why did', 'Where did', 'Did', 'How did'),
        name,
        fc.constantFrom('resign', 'meet the mayor', 'open the old mill', 'say that the mill will close'),
      )
      .map((parts) => `${parts.join(' ')}?`),
    fc
      .tuple(fc.constantFrom('Who met', 'Who wrote to', 'How many people know', 'Which company paid', 'Who is'), name)
      .map((parts) => `${parts.join(' ')}?`),
    fc.tuple(name, name).map(([a, b]) => `When did ${a} meet ${b} in 2019?`),
  )

  it('a whole question with names stands by itself', () =>
    fc.assert(
      fc.asyncProperty(
        wholes,
        fc.oneof(wholes, fc.string()),
        fc.oneof(name, fc.string()),
        async (asked, former, answer) => {
          expect(await understood(former, answer, asked)).toBeUndefined()
        },
      ),
      { numRuns: campaign(100, 5_000) },
    ))

  const words = fc
    .array(
      fc.oneof(
        name,
        fc.string(),
        fc.constantFrom(
          'and',
          'who',
          'else',
          'she',
          'her',
          'they',
          'it',
          'there',
          'then',
          'in 2020',
          'the',
          'mayor',
          'that year',
          'did',
          'why',
          'how many',
          'what about',
          '?',
          'of',
          'was',
        ),
      ),
      { maxLength: 8 },
    )
    .map((list) => list.join(' '))

  it('never fails, and gives one line that is a question', () =>
    fc.assert(
      fc.asyncProperty(words, words, words, async (former, answer, asked) => {
        const whole = await understood(former, answer, asked)
        if (whole !== undefined) expect(whole).toMatch(/^[^\n]*\?$/)
      }),
      { numRuns: campaign(200, 20_000) },
    ))
})
