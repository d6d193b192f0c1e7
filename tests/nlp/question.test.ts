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
  ]
  it.each(rows)('%s', async (text, wanted) => {
    expect(await readQuestion(text, noNames)).toMatchObject(wanted)
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
