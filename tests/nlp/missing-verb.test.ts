import { describe, expect, it } from 'vitest'
import { splitSentences } from '../../src/nlp/sentences.ts'

/** Verbs of a text by their base form, helping ones apart. */
const verbs = (text: string): string[] =>
  splitSentences(text)
    .flatMap(({ tokens }) => tokens)
    .filter(({ pos }) => pos === 'VERB')
    .map(({ lemma }) => lemma)

describe('a past that looks like an adjective or a noun is the verb of a clause without another', () => {
  it.each([
    ['Olga Marsh retired in 2019.', ['retire']],
    ['Ann Lee retired on 4 May 2020 after thirty years.', ['retire']],
    ['Ben Orr and Ada Penn married in 1999.', ['marry']],
    ['Ben Orr married Ada Penn in 1999.', ['marry']],
    ['The couple separated in 2004.', ['separate']],
    ['The band split up in 2011.', ['split']],
    ['The dam burst in 1963.', ['burst']],
    ['The dog bit the postman.', ['bite']],
    ['The ticket cost £5.', ['cost']],
    ['The firm collapsed in 2019 and its founder retired.', ['collapse', 'retire']],
    ['They retired.', ['retire']],
  ])('%s', (text, expected) => {
    expect(verbs(text)).toEqual(expected)
  })

  it.each([
    ['She was retired by then.', []],
    ['The retired teacher Olga Marsh spoke.', ['speak']],
    ['Olga Marsh, a retired teacher, spoke.', ['speak']],
    ['They got married in June.', ['get']],
    ['Tom Fox, a man married to a dancer, said so.', ['say']],
    ['The cost of the bridge.', []],
    ['The cost in 2012.', []],
    ['Net cost in 2012', []],
    ['A retired nurse', []],
    ['Members interested in rowing', []],
    ['The left bank of the river was dry.', []],
  ])('not in "%s"', (text, expected) => {
    expect(verbs(text)).toEqual(expected)
  })
})
