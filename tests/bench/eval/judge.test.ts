import { describe, expect, it } from 'vitest'
import { isAnswerable, judgeAnswer } from '../../../bench/eval/judge.ts'
import type { EvalQuestion, Given, Gold, Measures } from '../../../bench/eval/types.ts'

const article = { id: 'bridge', title: 'Bridge', text: 'Ann Lee’s bridge\nopened in May 1701. It is of stone.' }
const question = (gold: Gold): EvalQuestion => ({
  id: '1',
  question: 'When did it open?',
  type: 'when',
  gold,
  relevant: new Set(isAnswerable({ id: '', question: '', type: '', gold, relevant: new Set() }) ? ['bridge'] : []),
})
const said = (answer: string | undefined, quote = "Ann Lee's bridge opened in May 1701.", from = 'bridge'): Given => ({
  answer,
  confidence: 0.5,
  shown: [{ article: from, quote }],
})
const right = { right: 1, wrong: 0, unanswered: 0 }
const wrong = { right: 0, wrong: 1, unanswered: 0 }
const unanswered = { right: 0, wrong: 0, unanswered: 1 }

const texts: Gold = { by: 'texts', texts: ['May 1701', '1701'] }
const nothing: Gold = { by: 'texts', texts: [] }
const patterns: Gold = { by: 'patterns', accept: [['May', '170\\d'], ['(?i)spring']], longest: 20 }
const rows: [what: string, gold: Gold, given: Given, measures: Measures][] = [
  ['the best of the gold texts', texts, said('in May 1701'), { exact: 0, f1: 0.8, sentence: 1, ...right }],
  ['an exact match', texts, said('1701'), { exact: 1, f1: 1, sentence: 1, ...right }],
  ['a wrong text', texts, said('of stone', 'It is of stone.'), { exact: 0, f1: 0, sentence: 0, ...wrong }],
  ['silence, the right sentence shown', texts, said(undefined), { exact: 0, f1: 0, sentence: 1, ...unanswered }],
  [
    'the answer in another article',
    texts,
    said('1701', 'In 1701.', 'mill'),
    { exact: 1, f1: 1, sentence: 0, ...right },
  ],
  ['silence where there is nothing', nothing, said(undefined), { exact: 1, f1: 1, ...right }],
  ['an answer where there is nothing', nothing, said('1701'), { exact: 0, f1: 0, ...wrong }],
  ['all patterns of an alternative', patterns, said('May 1701'), right],
  ['the other alternative, blind to case', patterns, said('in Spring'), right],
  ['half an alternative', patterns, said('May 1801'), wrong],
  ['an answer too long', patterns, said('May 1701, which was a Sunday'), wrong],
  ['another article cited', patterns, said('May 1701', 'It is of stone.', 'mill'), wrong],
  ['a quote that is not in the article', patterns, said('May 1701', 'It opened in May 1701.'), wrong],
  ['silence on patterns', patterns, said(undefined), unanswered],
  ['silence, rightly', { by: 'patterns', accept: null, longest: 20 }, said(undefined), right],
  ['no silence, wrongly', { by: 'patterns', accept: null, longest: 20 }, said('May'), wrong],
]

describe('judgeAnswer', () => {
  it.each(rows)('%s', (_, gold, given, measures) => {
    const judged = judgeAnswer(question(gold), given, (id) => (id === 'bridge' ? article : undefined))
    const rounded = Object.entries(judged).map(([name, value]) => [name, Number(value.toFixed(6))])
    expect(Object.fromEntries(rounded)).toEqual(measures)
  })
})
