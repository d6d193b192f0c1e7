import { describe, expect, test } from 'vitest'
import { extract, wordsOf } from '../../src/facts/statement.ts'
import { readDocument } from '../../src/nlp/document.ts'

/** Who says what in a text, one line a statement: "Ann Lee: the bridge is safe". */
const said = (text: string): string[] =>
  extract(readDocument({ id: 'a', file: 'a.txt', title: 'A', published: '2020-03-12', text })).map(
    (fact) => `${fact.who}: ${wordsOf(text, fact)}`,
  )

describe('words in quotation marks are those of whom the tag beside them names', () => {
  test.each([
    ['"The yard is ours," laughed Piet Orr.', ['Piet Orr: "The yard is ours,"']],
    ['"Why would we close it now?" Ruth Amsel asked.', ['Ruth Amsel: "Why would we close it now?"']],
    ['Ruth Amsel quipped: "The rain is free this year."', ['Ruth Amsel: "The rain is free this year."']],
    ['Piet Orr: "We will not pay for the tram."', ['Piet Orr: "We will not pay for the tram."']],
    ['Piet Orr chuckled, "You would know all about that."', ['Piet Orr: "You would know all about that."']],
    ['"The bridge is sound", said Ruth Amsel.', ['Ruth Amsel: "The bridge is sound"']],
    ["'We have the best mud in the land,' Ruth Amsel joked.", ["Ruth Amsel: 'We have the best mud in the land,'"]],
    ['“We won’t sell,” Orr, who has run the yard since 1990, told the Courier.', ['Orr: “We won’t sell,”']],
    ['"The harbour," Ruth Amsel warned, "is full of mud."', ['Ruth Amsel: "The harbour … is full of mud."']],
    ['“I fear,” said Mayor Ruth Amsel, “that the wall is old.”', ['Ruth Amsel: “I fear … that the wall is old.”']],
    ['"It will rain," said the forecaster.', ['the forecaster: "It will rain,"']],
    ['"It will rain," said the forecaster, Piet Orr.', ['Piet Orr: "It will rain,"']],
    ['"It will rain," said her uncle, Piet Orr, on Monday.', ['Piet Orr: "It will rain,"']],
    ['"The mud," said the pilot, Piet Orr, on Monday, "is deep."', ['Piet Orr: "The mud … is deep."']],
    ['"I will not," Piet Orr shot back.', ['Piet Orr: "I will not,"']],
    [
      '"Will you stay?" Ruth Amsel asked. "I will not," Piet Orr cut in.',
      ['Ruth Amsel: "Will you stay?"', 'Piet Orr: "I will not,"'],
    ],
    ['"It will rain," said the forecaster, and Piet Orr agreed.', ['the forecaster: "It will rain,"']],
  ])('%s', (text, lines) => expect(said(text)).toEqual(lines))

  test('two speakers of one paragraph stay apart', () => {
    expect(
      said('"It is a shame to lose the mill!" sighed Ruth Amsel. "We have the weir," said Piet Orr from his boat.'),
    ).toEqual(['Ruth Amsel: "It is a shame to lose the mill!"', 'Piet Orr: "We have the weir,"'])
    expect(
      said('"The wall," said Piet Orr, "is cracked." Ruth Amsel disagreed. "It has stood for years," she said.'),
    ).toEqual(['Piet Orr: "The wall … is cracked."', 'Ruth Amsel: "It has stood for years,"'])
  })

  test("a speaker's kin is not the speaker", () => {
    expect(said('"It leaks," said Piet Orr. "It always did," added his sister, Ruth Amsel.')).toEqual([
      'Piet Orr: "It leaks,"',
      'Ruth Amsel: "It always did,"',
    ])
    expect(said('"It leaks," said Piet Orr. "It always did," added his sister.')).toEqual([
      'Piet Orr: "It leaks,"',
      'his sister: "It always did,"',
    ])
  })

  test('words of a pronoun that means nobody known are not given to the speaker before', () => {
    expect(
      said('"It leaks," said Piet Orr, while Ruth Amsel and Ida Kamp laughed. "It never did," they replied.'),
    ).toEqual(['Piet Orr: "It leaks,"'])
  })

  test('a quotation goes on with the speaker before it, sentence by sentence', () => {
    expect(said('"We cannot wait," Ruth Amsel said. "The wall is cracked. It may fall this winter."')).toEqual([
      'Ruth Amsel: "We cannot wait,"',
      'Ruth Amsel: "The wall is cracked.',
      'Ruth Amsel: It may fall this winter."',
    ])
    expect(said('"We have waited for years.\n\n"Now we want an answer," Ruth Amsel said.')).toEqual([
      'Ruth Amsel: "We have waited for years.',
      'Ruth Amsel: "Now we want an answer,"',
    ])
  })

  test.each([
    'Ruth Amsel opened the hall. The book "A long walk along the coast" sold well.',
    'What stood on the door was "the best of all possible worlds".',
    '"What a morning for a swim!" Ruth Amsel opened the door of the hut.',
    '"The yard is ours," laughed Piet Orr. His sister was silent.',
  ])('nobody else is given words in: %s', (text) => {
    expect(said(text).filter((line) => /coast|worlds|morning|silent/.test(line))).toEqual([])
  })
})

describe('reported words are whole, wherever the speaker stands', () => {
  test.each([
    [
      'The dredger is sound, Ruth Amsel said Monday, but Piet Orr, her deputy, said it was not.',
      ['Ruth Amsel: The dredger is sound', 'Piet Orr: it was not'],
    ],
    ['The mill is sound, said Ruth Amsel, but Piet Orr disagreed.', ['Ruth Amsel: The mill is sound']],
    ['The harbour, Ruth Amsel said on Tuesday, is full of mud.', ['Ruth Amsel: The harbour … is full of mud']],
    ['The dredging costs too much, Ruth Amsel told reporters on Tuesday.', ['Ruth Amsel: The dredging costs too much']],
    ['Ruth Amsel told the Courier on Monday that the wall is old.', ['Ruth Amsel: the wall is old']],
    ['Ruth Amsel told reporters the bridge was safe.', ['Ruth Amsel: the bridge was safe']],
    ['When the bridge opened, Ruth Amsel said it was safe.', ['Ruth Amsel: it was safe']],
    [
      'Ruth Amsel said the dredger was "a waste of good money and time".',
      ['Ruth Amsel: the dredger was "a waste of good money and time"'],
    ],
    ['Ruth Amsel, the mayor, said on Friday the bridge would close.', ['Ruth Amsel: the bridge would close']],
    ['The tolls will not rise, the mayor, Ruth Amsel, added late on Monday.', ['Ruth Amsel: The tolls will not rise']],
    ['The tolls will not rise, Ruth Amsel, the mayor, said on Monday.', ['Ruth Amsel: The tolls will not rise']],
    ['The tolls will not rise, Ruth Amsel, who leads the town, said.', ['Ruth Amsel: The tolls will not rise']],
    ['The mill would close, its chief, Ruth Amsel, told workers on Monday.', ['Ruth Amsel: The mill would close']],
    ['Its owner, Ruth Amsel, told workers that the mill would close.', ['Ruth Amsel: the mill would close']],
    ['Ruth Amsel, Ph.D., chair of the mill, said the wall was old.', ['Ruth Amsel: the wall was old']],
    ['Ruth Amsel met Ida Amsel. Ida Amsel said it was old. Ms Amsel wept.', ['Ida Amsel: it was old']],
    ['Ruth Amsel, a poet, wrote that the wall is old.', ['Ruth Amsel: the wall is old']],
    ['Piet Orr called at the inn. The rain fell.', ['Piet Orr: at the inn']],
    ['The wall would hold, Piet Orr assured the villagers at midnight.', ['Piet Orr: The wall would hold']],
    ['Piet Orr reassured the crew that the boat was sound.', ['Piet Orr: the boat was sound']],
    ['The rent was due, the agent, Piet Orr, reminded them on Monday.', ['Piet Orr: The rent was due']],
    ['Ruth Amsel conceded that the mill was old.', ['Ruth Amsel: the mill was old']],
    ['Ruth Amsel criticised US tariffs.', ['Ruth Amsel: US tariffs']],
    [
      'Ruth Amsel noted the age of the mill and spoke highly of its wheel.',
      ['Ruth Amsel: the age of the mill and spoke highly of its wheel', 'Ruth Amsel: highly of its wheel'],
    ],
  ])('%s', (text, lines) => expect(said(text)).toEqual(lines))

  test.each([
    'Ruth Amsel would say nothing of it.',
    'The mill is old, but Ruth Amsel said nothing.',
    'Ruth Amsel said so.',
    'Ruth Amsel said little about the mill.',
    'As stated on its page, the mill is old.',
    'Piet Orr wrote it all down and turned the page.',
    'Ruth Amsel wrote a letter and sent it to the town.',
    'Piet Orr conceded two goals.',
    'Piet Orr contended with the tide.',
    'Ruth Amsel boasts the largest wheel of the county.',
    'Ruth Amsel testified in court on Monday.',
    'Piet Orr told the police.',
    'Piet Orr reminded her of home.',
    'Piet Orr warned the crew and left.',
  ])('nothing is said in: %s', (text) => expect(said(text)).toEqual([]))
})
