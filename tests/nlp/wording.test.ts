import { describe, expect, it } from 'vitest'
import { plainQuestion } from '../../src/nlp/question/wording.ts'

type Rows = readonly (readonly [asked: string, plain: string])[]

const groups: Readonly<Record<string, Rows>> = {
  'commands for a person': [
    ['Name the current mayor of Tarnby.', 'Who is the current mayor of Tarnby?'],
    ['Name the party secretary of Tarnby in August 2019.', 'Who is the party secretary of Tarnby in August 2019?'],
    ['Give the name of the harbour master.', 'Who is the harbour master?'],
    ["What is the name of Orrin's ambassador in Tarnby?", "Who is Orrin's ambassador in Tarnby?"],
    ['What is the mayor of Tarnby called?', 'Who is the mayor of Tarnby?'],
    ['Give me the names of the two councillors who resigned.', 'Which two councillors resigned?'],
    ['Name the person who opened the dam.', 'Who opened the dam?'],
    ['Name the person Ada Quill sat down with.', 'Whom Ada Quill sat down with?'],
    ['Could you list the members of the council?', 'Who are the members of the council?'],
  ],
  'commands for a thing': [
    ["What's the name of the exhibition Ada Quill went to?", 'Which exhibition Ada Quill went to?'],
    ['What was the name of the ship that sank in 1902?', 'Which ship sank in 1902?'],
    ['What is the name of the bridge opened by Ada Quill?', 'Which bridge was opened by Ada Quill?'],
    ['What is the name of the ferry?', 'What is the ferry called?'],
    ["What's the capital of Orrin called?", 'What is the capital of Orrin?'],
    ['Identify the river on which Tarnby lies.', 'On which river Tarnby lies?'],
    ['Name a river in Orrin.', 'Which river is in Orrin?'],
    ['Name one country that sent envoys.', 'Which country sent envoys?'],
    ['List the three towns that joined the league.', 'Which three towns joined the league?'],
    ['List the countries whose envoys attended the fair.', 'Which countries whose envoys attended the fair?'],
    ['Give the date on which the dam broke.', 'On which date the dam broke?'],
    ['Please give me the date of the harvest fair.', 'When was the harvest fair?'],
    ['Give the number of schools in Tarnby.', 'How many schools in Tarnby?'],
    ['Name one of the causes of the flood.', 'What is one of the causes of the flood?'],
  ],
  'no commands': [
    ['State visit of the king?', 'State visit of the king?'],
    ['Name day of Ada Quill?', 'Name day of Ada Quill?'],
    ['List of members of the league', 'List of members of the league?'],
    ['Who is named in the list?', 'Who is named in the list?'],
    ['What is the number of the house?', 'What is the number of the house?'],
  ],
  reasons: [
    ['How come the ferry was cancelled?', 'Why the ferry was cancelled?'],
    ['For what reason did Ada Quill travel to Tarnby?', 'Why did Ada Quill travel to Tarnby?'],
    ['What was the reason that the mill closed?', 'Why the mill closed?'],
    ['What was the reason for the closure of the mill?', 'What was the reason for the closure of the mill?'],
    ['How did they come to Tarnby?', 'How did they come to Tarnby?'],
  ],
  'who did it': [
    ['By whom was the mill opened?', 'Who opened the mill?'],
    ['By whom was the fair organised in 2019?', 'Who organised the fair in 2019?'],
    ['By whom was the report written?', 'Who wrote the report?'],
    ['The dam was opened by whom?', 'Who opened the dam?'],
    ['Who was it that opened the dam?', 'Who opened the dam?'],
    ['By which minister was the dam opened?', 'By which minister was the dam opened?'],
  ],
  'requests to tell': [
    ['Summarise what Ada Quill hoped for.', 'What Ada Quill hoped for?'],
    ['Sum up what the council decided.', 'What the council decided?'],
    ['Tell us what the council decided.', 'What the council decided?'],
    ['Remind me, when did the dam break?', 'When did the dam break?'],
    ['Any idea when the fair was held?', 'When the fair was held?'],
    ['I would like to know, please, on which date Ada Quill came.', 'On which date Ada Quill came?'],
    ['I would be most grateful to learn which two leaders came.', 'Which two leaders came?'],
    ['I was wondering whether Ada Quill met the envoys.', 'Did Ada Quill met the envoys?'],
    ['Do you know if the mill is open?', 'Is the mill open?'],
  ],
  'questions for an article': [
    ['I am looking for the text that lists Orrin. Which one is it?', 'Which text lists Orrin?'],
    ['Is there any article on football? Which one?', 'Which article is about football?'],
    ['Are there any reports about the dam? Which ones?', 'Which reports are about the dam?'],
    ['Give the title of the article in which Orrin is named.', 'In which article Orrin is named?'],
    ['What is the headline of the report that mentions Orrin?', 'Which report mentions Orrin?'],
    ['Which texts bring up the dam?', 'Which texts mention the dam?'],
    ['When did the report about the dam come out?', 'When was the report about the dam published?'],
    ['When did the fair come to Tarnby?', 'When did the fair come to Tarnby?'],
    ['Which parents bring up twins?', 'Which parents bring up twins?'],
  ],
  'what stands beside the question': [
    ['There was a forum of elders in May 2019. Where?', 'Where was a forum of elders in May 2019?'],
    ['The dam broke in 1999. Why?', 'Why the dam broke in 1999?'],
    ['Ada Quill was made mayor. When exactly?', 'When Ada Quill was made mayor?'],
    ['A fair was held in May. Who opened it?', 'A fair was held in May. Who opened it?'],
    ['Fishing: what percent of the income in Tarnby?', 'What percent of the income in Tarnby for Fishing?'],
    ['Ada Quill: what post does she hold?', 'What post does Ada Quill hold?'],
    ['Quick one: where is the mill?', 'Where is the mill?'],
    ['Quill + Orme meeting, date', 'When was the Quill and Orme meeting?'],
    ['harvest fair venue', 'Where was the harvest fair?'],
    ['date of birth of Ada Quill', 'Date of birth of Ada Quill?'],
    ['What is the date?', 'What is the date?'],
  ],
  'a topic for a pronoun': [
    ['Lena Marsh, who is she?', 'Who is Lena Marsh?'],
    ['What about the dome, who paid for it?', 'Who paid for the dome?'],
    ['I heard there was a fire at the mill. When was that?', 'When was a fire at the mill?'],
    ['One more thing - who paid for the dome?', 'Who paid for the dome?'],
    ['In 2018, who met the envoys at their camp?', 'In 2018, who met the envoys at their camp?'],
    ['In 2018: who met the envoys?', 'Who met the envoys in 2018?'],
    ['If the mill closes, who loses?', 'The mill closes, who loses?'],
  ],
  'the question word last': [
    ['The dome was built by which company?', 'By which company the dome was built?'],
    ['Lena Marsh studied where?', 'Where Lena Marsh studied?'],
    ['The telescope was bought when?', 'When the telescope was bought?'],
    ['observatory founded when', 'When observatory founded?'],
    ['Did they meet where the mill stands?', 'Did they meet where the mill stands?'],
  ],
  wishes: [
    ['I need to know the date of the fire.', 'When was the fire?'],
    ['Looking for the name of the director.', 'Who is the director?'],
    ['Please provide the address of the observatory.', 'What is the address of the observatory?'],
    ['Find the article on the dam.', 'Find the article on the dam?'],
  ],
  'slips taken back': [
    ['how many boats... no, sorry: how many mills has Tarnby?', 'How many mills has Tarnby?'],
    ['Who opened the dam, no wait, who closed the dam?', 'Who closed the dam?'],
    ['When was the mill, I mean the bridge, opened?', 'When was the bridge opened?'],
    ['Who said no to the ferry?', 'Who said no to the ferry?'],
  ],
  'asked round a corner': [
    ['Another name for Harvest Day, according to the articles?', 'What is Harvest Day also called?'],
    ['What else is Harvest Day called?', 'What is Harvest Day also called?'],
    ['Which number of schools does Tarnby have?', 'How many schools does Tarnby have?'],
    ['What did the telescope cost?', 'How much did the telescope cost?'],
    ['By what means did they reach the hill?', 'How did they reach the hill?'],
    ['What for was the dome built?', 'Why was the dome built?'],
    ['Who got hurt in the fire?', 'Who was hurt in the fire?'],
    ['What amount of money was paid for the mill?', 'How much money was paid for the mill?'],
    ['What does Ada Quill do for a living?', 'What job does Ada Quill have?'],
    [
      'According to Ada Quill, Tarnby is turning into what kind of centre?',
      'According to Ada Quill, what kind of centre is Tarnby turning into?',
    ],
  ],
}

describe.each(Object.entries(groups))('%s', (_, rows) => {
  it.each(rows)('%s', (asked, plain) => {
    expect(plainQuestion(asked)).toBe(plain)
  })
  it.each(rows)('reads the plain form of "%s" as it is', (_, plain) => {
    expect(plainQuestion(plain)).toBe(plain)
  })
})

it.each(['1', 'a ', 'no, ', 'the mill, ', 'who a - ', 'what kind of '])(
  'reads 500 characters of "%s" in no more than two seconds',
  (part) => {
    expect(plainQuestion(part.repeat(500)).length).toBeLessThan(600)
  },
  2000,
)
