import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/nlp/document.ts'

const read = (text: string) => readDocument({ id: 'x', file: 'x.txt', title: 'X', published: '2014-06-01', text })
const named = (text: string) => read(text).entities.map(({ name, kind }) => `${kind}: ${name}`)

describe('names', () => {
  const rows: [why: string, text: string, names: string[]][] = [
    [
      'an office is not part of a name',
      'Harbour Board President Ann Lee spoke.',
      ['organisation: Harbour Board', 'person: Ann Lee'],
    ],
    ['an office of a place, then the name', 'The Mayor of Leeds Joe Fox spoke.', ['place: Leeds', 'person: Joe Fox']],
    [
      'an organisation with "of" and "and"',
      'The Ministry of Culture and Tourism agreed.',
      ['organisation: Ministry of Culture and Tourism'],
    ],
    ['two names with "and" stay two', 'They fly between London and Paris.', ['place: London', 'place: Paris']],
    ['a name with an apostrophe is one', "They thanked Ma Xi'er for it.", ["person: Ma Xi'er"]],
    ['an event with a number', 'Visitors liked the 2nd Harbour Expo very much.', ['event: 2nd Harbour Expo']],
    ['a product', 'It sells the zPhone 4 now.', ['work: zPhone 4']],
    ['a month is no name', 'In March they left for Kenya.', ['place: Kenya']],
    ['letters beyond Latin-1', 'They saw Žofie Růžek’s boat in Šumperk.', ['person: Žofie Růžek', 'place: Šumperk']],
    [
      'a month that is a given name',
      'April Voss sang. It is led by June Harl.',
      ['person: April Voss', 'person: June Harl'],
    ],
    ['the same after a year', 'In March 2011 Jan Kolb sang.', ['person: Jan Kolb']],
    ['a month before a name', 'In April Kenya won. Last June Kenya lost. On 4 May Kenya drew.', ['place: Kenya']],
    ['a feast is no person', 'They danced on May Day.', ['other: Day']],
    ['a wish is no person', 'May God help them.', ['other: God']],
    ['a modal that is a given name', 'Will Harl met Hope Quist.', ['person: Will Harl', 'person: Hope Quist']],
    ['a modal in a question', 'Will Kenya win?', ['place: Kenya']],
    [
      'a verb that is a given name',
      'Rose Quist drew it. Grant Harl built it.',
      ['person: Rose Quist', 'person: Grant Harl'],
    ],
    [
      'particles',
      'They met Piet van den Hoek and Ana de la Rosa.',
      ['person: Piet van den Hoek', 'person: Ana de la Rosa'],
    ],
    ['Arab particles', 'Sami al-Hadid met Omar bin Said.', ['person: Sami al-Hadid', 'person: Omar bin Said']],
    [
      'other particles',
      'They met Siti binti Omar and Ifan ap Rhys.',
      ['person: Siti binti Omar', 'person: Ifan ap Rhys'],
    ],
    [
      'a particle that opens a sentence',
      'Femke ten Brink sat. Ten Brink sang. Ten Brinks came.',
      ['person: Femke ten Brink', 'other: Brinks'],
    ],
    [
      'a given name and a family name that are words',
      'Mark Page sat. They met Rose Page. Grant May met Will Page.',
      ['person: Mark Page', 'person: Rose Page', 'person: Grant May', 'person: Will Page'],
    ],
    ['a month behind a given name', 'They saw Rose May 5 in Kenya.', ['other: Rose', 'place: Kenya']],
    ['the same in a question', 'Will May come to Kenya?', ['place: Kenya']],
    [
      'a weekday that is a given name',
      'Sunday Adeyemi met Friday Eze on Tuesday.',
      ['person: Sunday Adeyemi', 'person: Friday Eze'],
    ],
    [
      'a month and a season that are given names',
      'January Osei won the title. They met Summer Adeyemi.',
      ['person: January Osei', 'person: Summer Adeyemi'],
    ],
    [
      'a month and a season before a name',
      'In January Ann Lee won. Last summer Joe Fox sang. January Sales began.',
      ['person: Ann Lee', 'person: Joe Fox', 'other: Sales'],
    ],
    ['a weekday before a place', 'Friday Kenya won. They met Friday Prayers fans.', ['place: Kenya', 'other: Prayers']],
    [
      'a degree after a comma',
      'Ann Lee, M.D., met Joe Fox, Ph.D., and Eva Holt, QC.',
      ['person: Ann Lee', 'person: Joe Fox', 'person: Eva Holt'],
    ],
    ['a former office before a place', 'Former Osby mayor Ann Lee sat.', ['other: Osby', 'person: Ann Lee']],
    ['a former office in a word', 'Then-mayor Ann Lee sat.', ['person: Ann Lee']],
    [
      'a person after a body with "of"',
      'The Chancellor of the University of Osby Elif Doran sat.',
      ['organisation: University of Osby', 'person: Elif Doran'],
    ],
    [
      'a body with "of" alone',
      'The President of the University of North Osby sat. The Director of the Museum of Modern Folk Art sat.',
      ['organisation: University of North Osby', 'organisation: Museum of Modern Folk Art'],
    ],
    [
      'an office for two things',
      'The Minister for Trade and Industry Hanna Brook sat.',
      ['other: Trade and Industry', 'person: Hanna Brook'],
    ],
    [
      'an office and somebody else',
      'The Minister of Norland and Piet Moll sat.',
      ['other: Norland', 'person: Piet Moll'],
    ],
    [
      'a body of two trades',
      'The Federation of Bakers and Millers met.',
      ['organisation: Federation of Bakers and Millers'],
    ],
    [
      'a body and another',
      'The Bank of Norland and Ottel Works met.',
      ['organisation: Bank of Norland', 'organisation: Ottel Works'],
    ],
    [
      'somebody whom others lean on',
      'According to Hanne Boll, it rained. Boll said it would melt.',
      ['person: Hanne Boll'],
    ],
    [
      'a short name with its address',
      'Ann Rowe met Eva Rowe. Ms Rowe wept.',
      ['person: Ann Rowe', 'person: Eva Rowe', 'person: Rowe'],
    ],
    [
      'no address',
      'Ann Steve met Eva Steve. They miss Steve.',
      ['person: Ann Steve', 'person: Eva Steve', 'other: Steve'],
    ],
    ['a number that is a particle', 'They thanked Lotte ten Have.', ['person: Lotte ten Have']],
    ['a number that is none', 'Then Leeds won ten Games.', ['place: Leeds', 'other: Games']],
    ['a family name that begins small', 'Piet van Dam sat. It was said by van Dam.', ['person: Piet van Dam']],
    [
      'an office after its body',
      'Guild of Osby Governor Ann Lee sat.',
      ['organisation: Guild of Osby', 'person: Ann Lee'],
    ],
    ['an office that is no name of a body', 'The Ministry of Justice agreed.', ['organisation: Ministry of Justice']],
    [
      'a seat before or after the name',
      'Green MP Ann Lee met Joe Fox MP.',
      ['other: Green', 'person: Ann Lee', 'person: Joe Fox'],
    ],
    ['a former office', 'Ex-president Ann Lee sat.', ['person: Ann Lee']],
    ['a son of the name', 'Joe Fox, Jr., sat. Then Joe Fox Jr. rose. Fox sang.', ['person: Joe Fox, Jr.']],
    ['father and son', 'Joe Fox Sr. met Joe Fox Jr. there.', ['person: Joe Fox Sr.', 'person: Joe Fox Jr.']],
    [
      'a party and a state',
      'Rep. Ann Lee (D-N.Y.) left Washington, D.C. at noon.',
      ['person: Ann Lee', 'place: Washington, D.C.'],
    ],
    ['a party after a comma', 'They met Ann Lee, D-Ohio, at noon.', ['person: Ann Lee']],
    [
      'a city with its own letters',
      'It left Kraków, Kinshasa and Łódź.',
      ['place: Kraków', 'place: Kinshasa', 'place: Łódź'],
    ],
    ['a saint in a place', 'They walked to St. Orm and back.', ['place: St. Orm']],
    [
      'a place in front of the subject',
      'Ann Lee is here. In Osby Lee met Joe Fox.',
      ['person: Ann Lee', 'place: Osby', 'person: Joe Fox'],
    ],
    ['a place of two words', 'In Port Osby stood a mill.', ['place: Port Osby']],
    [
      'a body before an office in small letters',
      'Kelmere Wanderers goalkeeper Ann Lee sat.',
      ['organisation: Kelmere Wanderers', 'person: Ann Lee'],
    ],
    [
      'the same with an office of several words',
      'Kelmere Timber chief financial officer Ann Lee sat.',
      ['organisation: Kelmere Timber', 'person: Ann Lee'],
    ],
    [
      'a person before an office in small letters',
      'Joe Fox biographer Ann Lee and his lawyer Ida Kamp sat.',
      ['person: Joe Fox', 'person: Ann Lee', 'person: Ida Kamp'],
    ],
    ['an office that is kept in name', 'Dean Emeritus Ann Lee sat.', ['person: Ann Lee']],
    ['a month alone, of a person who is named whole', 'June Harl sat. June said no.', ['person: June Harl']],
    [
      'a month or modal before a past tense',
      'May Harl sat. May told Will Voss. Will said no.',
      ['person: May Harl', 'person: Will Voss'],
    ],
    ['a modal before a plain verb', 'May it rest. Will it end?', []],
    ['the same before a relative', 'They met June Harl. It was June who told them.', ['person: June Harl']],
    ['a month alone that is one', 'June Harl sat. June was wet. In June it rained.', ['person: June Harl']],
    ['an era is no name', 'It fell in 310 B.C. or 300 A.D. perhaps.', []],
    ['a unit is no name', 'It makes 3 MW or 12 GWh a year, at 50 Hz and 2 kV.', []],
    ['a number is no name', 'They sat in room No. 4 of it.', []],
    ['the first word of a sentence is a name only if it is one', 'Great waves came. Apples fell.', []],
  ]
  it.each(rows)('%s', (_, text, names) => {
    expect(named(text)).toEqual(names)
  })

  it('joins the short forms of a person to the full name', () => {
    const [entity] = read('Ann Lee came. Ms Lee spoke. Lee left.').entities
    expect(entity).toMatchObject({ name: 'Ann Lee', kind: 'person', aliases: ['Lee'] })
  })

  it('joins an abbreviation to the name with its initials', () => {
    const { entities } = read('The Kent Rowing Association met. The KRA has 40 members.')
    expect(entities).toHaveLength(1)
    expect(entities[0]?.aliases).toEqual(['KRA'])
  })
})

describe('references', () => {
  const rows: [why: string, text: string, words: string, name: string | undefined][] = [
    ['he, where one man is named', 'Joe Fox came to Leeds. He opened the bridge.', 'He', 'Joe Fox'],
    ['she passes over a man', 'Peter Fox met Ann Lee. She thanked all.', 'She', 'Ann Lee'],
    ['the subject of the sentence before, among two', 'Peter Fox met John Lee. He thanked all.', 'He', 'Peter Fox'],
    ['not across two paragraphs', 'Peter Fox came.\n\nIt rained.\n\nHe left.', 'He', undefined],
    [
      'the mayor, where the article has one',
      'Mayor Ann Lee came. All liked it when the mayor sang.',
      'mayor',
      'Ann Lee',
    ],
    [
      'not the mayor where there are two',
      'Mayor Ann Lee of Leeds met Mayor Joe Fox of York. Then the mayor sang.',
      'mayor',
      undefined,
    ],
    [
      'the company',
      'Harbour Industries Inc. grew. In May the company moved.',
      'the company',
      'Harbour Industries Inc.',
    ],
    [
      'his is not the woman whom "she" meant',
      'Ann Lee came to Leeds. She thanked Joe Fox, and the rain spoilt his hat.',
      'his',
      'Joe Fox',
    ],
    [
      'his, where a description names the man',
      'Mayor Joe Fox spoke.\n\nAnn Lee left. She thanked the mayor for his help.',
      'his',
      'Joe Fox',
    ],
    [
      'not one of two that are joined',
      'Sunniva Hale and Kezia Long met Felix Thorne. He told a tale.',
      'He',
      undefined,
    ],
    [
      'not past a name that may be a person',
      'Joe Fox had an army. In May Ulgar rode to Leeds. He lost.',
      'He',
      undefined,
    ],
    [
      'not past one in the same sentence',
      'Joe Fox had an army. In May Ulgar had none, but his horses were fast.',
      'his',
      undefined,
    ],
    [
      'past the name of a company that is known',
      'Joe Fox founded Orbix Inc. in 1990. Orbix grew. He left.',
      'He',
      'Joe Fox',
    ],
    [
      'he, by the last name alone',
      'Torvald Eskin drilled. Amara Voss helped. In May Eskin spoke. He said little.',
      'He',
      'Torvald Eskin',
    ],
    ['not in a quotation of two sentences', 'Joe Fox spoke. "It was late. He came," said Ann Lee.', 'He', undefined],
    ['he after a quotation of two sentences', 'Joe Fox spoke. "It was late. We came." Then he left.', 'he', 'Joe Fox'],
    ['the city is no mountain', 'It lies under Mount Skeld. Today the city has five gates.', 'the city', undefined],
    [
      'the company is no university',
      'Lee works at Kent University. In May the company moved.',
      'the company',
      undefined,
    ],
    [
      'not the company where a name may be one',
      'In May Orbix bought Harbour Industries Inc. Then the company moved.',
      'the company',
      undefined,
    ],
    ['not the office itself', 'Mayor Ann Lee came. Many want the role of mayor.', 'mayor', undefined],
  ]
  it.each(rows)('%s', (_, text, words, name) => {
    const document = read(text)
    const found = document.mentions
      .filter((mention) => mention.how === 'pronoun' || mention.how === 'description')
      .find((mention) => text.slice(mention.start, mention.end) === words)
    expect(found && document.entities[found.entity]?.name).toBe(name)
  })
})
