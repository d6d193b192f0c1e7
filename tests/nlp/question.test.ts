import { describe, expect, it } from 'vitest'
import { type NameLinker, readQuestion } from '../../src/nlp/question/index.ts'
import { plainQuestion } from '../../src/nlp/question/wording.ts'

const noNames: NameLinker = { link: async (text: string) => ({ form: text, names: [], unknown: [] }) }

describe('what a question asks', () => {
  const rows: [question: string, wanted: Record<string, unknown>][] = [
    ['Who opened the bridge?', { wh: 'who', type: 'HUM:ind', verb: 'open', gap: 'agent' }],
    ['Whom did Ann Lee meet?', { wh: 'who', type: 'HUM:ind', verb: 'meet', gap: 'patient' }],
    ['When was the bridge opened?', { wh: 'when', type: 'NUM:date', verb: 'open', passive: true, gap: 'oblique' }],
    ['Where was the fair held?', { wh: 'where', type: 'LOC:other', verb: 'hold', gap: 'oblique' }],
    ['How many schools does Leeds have?', { wh: 'how', type: 'NUM:count', focus: 'school' }],
    ['Which company built the bridge?', { wh: 'which', type: 'HUM:gr', focus: 'company', verb: 'build', gap: 'agent' }],
    ['What percentage of the income comes from fees?', { wh: 'what', type: 'NUM:perc', focus: 'percentage' }],
    ['In what year did the war end?', { wh: 'what', type: 'NUM:date', focus: 'year', verb: 'end' }],
    ['What is the population of Leeds?', { wh: 'what', type: 'NUM:count', focus: 'population', gap: 'predicate' }],
    ['Why did the mayor resign?', { wh: 'why', type: 'DESC:reason', verb: 'resign' }],
    ['How did they cross the river?', { wh: 'how', type: 'DESC:manner', verb: 'cross' }],
    ['How much did the bridge cost?', { wh: 'how', type: 'NUM:money' }],
    ['How long did the trial last?', { wh: 'how', type: 'NUM:period' }],
    ['What does KRC stand for?', { type: 'ABBR:exp' }],
    ['When did Ann Lee open the bridge?', { wh: 'when', verb: 'open' }],
    ['What did Joe Fox support?', { wh: 'what', verb: 'support', gap: 'patient' }],
    ['Did Ann Lee meet Joe Fox?', { polar: true, wh: 'none', verb: 'meet' }],
    ['Which city hosted the fair?', { type: 'LOC:city', focus: 'city' }],
    ['What language do they speak?', { type: 'ENTY:lang', focus: 'language' }],
    ['Which firm sets up the fair?', { type: 'HUM:gr', focus: 'firm', verb: 'set', gap: 'agent' }],
    ['Which papers report the fire?', { focus: 'paper', verb: 'report', gap: 'agent' }],
    ['How many bus stops in Tarnby?', { type: 'NUM:count', focus: 'stop' }],
    ['Tell us what Ada Quill hoped for.', { wh: 'what', verb: 'hope', gap: 'oblique' }],
    ['Which bridge Ada Quill opened?', { focus: 'bridge', verb: 'open', gap: 'patient' }],
    ['What Panther tore his knee?', { type: 'ENTY:other', focus: 'panther', gap: 'agent' }],
    ['Which areas did Ada Quill name for cooperation?', { type: 'ENTY:other', focus: 'area' }],
    ['Which areas were flooded?', { type: 'LOC:state', focus: 'area' }],
    ['In what part of Orrin is Tarnby situated?', { type: 'LOC:other', focus: 'part', verb: 'situate' }],
    ['What portion of the budget goes to schools?', { type: 'NUM:perc', focus: 'portion' }],
    ['What was the mayor proud of?', { type: 'ENTY:other', gap: 'oblique' }],
    ['What is the museum full of?', { type: 'ENTY:other', gap: 'oblique' }],
    ['What is the population of Leeds, then?', { type: 'NUM:count', gap: 'predicate' }],
    ['What caused the flood in Tarnby?', { type: 'DESC:reason', gap: 'agent' }],
    ['What made Ada Quill resign?', { type: 'DESC:reason' }],
    ['What made the noise?', { type: 'ENTY:other' }],
    ['What led Ada Quill to resign?', { type: 'DESC:reason' }],
    ['What led the procession?', { type: 'ENTY:other' }],
    ['In what capacity did Ada Quill attend the fair?', { type: 'HUM:title', focus: 'capacity' }],
    ['How many miles long is the dam?', { type: 'NUM:dist' }],
    ['How many miles did they buy?', { type: 'NUM:count' }],
    ['Which number of mills does Tarnby have?', { wh: 'which', type: 'NUM:count', focus: 'number' }],
    ['What academic degree does Ada Quill have?', { type: 'ENTY:other', focus: 'degree' }],
    ['How much does the mirror weigh?', { type: 'NUM:weight' }],
    ['Why did the mill close?', { type: 'DESC:reason', verb: 'close' }],
  ]
  it.each(rows)('%s', async (text, wanted) => {
    expect(await readQuestion(text, noNames)).toMatchObject(wanted)
  })
})

describe('what is no noun of its own', () => {
  it('takes no focus from the complement of a preposition at the end', async () => {
    const question = await readQuestion('What was the mayor proud of?', noNames)
    expect(question.focus).toBeUndefined()
  })
  it('takes no focus from a name with a capital day', async () => {
    const question = await readQuestion('What is the Harvest Day?', noNames)
    expect(question.focus).toBeUndefined()
  })
  it.each(["Who's in charge of the mill?", "What's so special about the dome?"])('none in "%s"', async (text) => {
    const question = await readQuestion(text, noNames)
    expect(question.focus).toBeUndefined()
  })
  it('keeps the year behind a comma with its day', async () => {
    const question = await readQuestion('Whom did Ada Quill meet in Tarnby on August 24, 2019?', noNames)
    expect(question.args.filter((arg) => arg.role === 'patient')).toEqual([])
  })
})

describe('politeness', () => {
  const rows: [asked: string, plain: string][] = [
    ['Can you tell me who opened the bridge, please?', 'Who opened the bridge?'],
    ["I'd like to know when the fair was held", 'When the fair was held?'],
    ['Do the articles say how many members it has?', 'How many members it has?'],
    ['according to the articles, who came?', 'Who came?'],
    ['who’s the mayor', 'Who is the mayor?'],
    ['mayor of leeds 2014', 'Mayor of leeds 2014?'],
    ['   ', ''],
  ]
  it.each(rows)('%s', (asked, plain) => {
    expect(plainQuestion(asked)).toBe(plain)
  })
})
