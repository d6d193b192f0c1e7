import { describe, expect, it } from 'vitest'
import { frameWeight, queryTerms } from '../../src/search/query.ts'

describe('queryTerms', () => {
  it.each([
    ['capitals mark what may be a misspelt name', 'Who met Ingrit in Oslo', { meet: false, ingrit: true, oslo: true }],
    ['without capitals any word may be one', 'who met ingrit', { meet: true, ingrit: true }],
    ['a capital at the beginning says nothing', 'Trains to oslo', { train: true, oslo: true }],
    ['a number is no name', 'flight 447', { flight: true, '447': false }],
    ['each term once', 'Oslo and oslo', { oslo: true }],
    ['nothing', '', {}],
  ])('%s', (_, question, fuzzy) => {
    expect(Object.fromEntries(queryTerms(question).map((term) => [term.term, term.fuzzy]))).toEqual(fuzzy)
  })

  it.each([
    ['How many ferries run?', { mani: frameWeight, ferri: 1, run: 1 }],
    ['In which year did it open?', { year: frameWeight, open: 1 }],
    ['What is the name of the ferry?', { name: frameWeight, ferri: 1 }],
    ['When did the vote take place in a place by the sea?', { vote: 1, take: frameWeight, place: 1, sea: 1 }],
    ['a year of many votes', { year: 1, mani: 1, vote: 1 }],
  ])('%s', (question, boosts) => {
    expect(Object.fromEntries(queryTerms(question).map(({ term, boost }) => [term, boost]))).toEqual(boosts)
  })
})
