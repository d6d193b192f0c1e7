import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, analyseWithSpans, fold, joinedTerms } from '../../src/search/terms.ts'

describe('fold', () => {
  it.each([
    ['China’s', 'china'],
    ["China's", 'china'],
    ['CHINA`S', 'china'],
    ['Min’er', 'miner'],
    ["O'Brien", 'obrien'],
    ['São', 'sao'],
    ['Łódź', 'lodz'],
    ['Ærø', 'aero'],
    ['U.S.', 'us'],
    ['U.S', 'us'],
    ['p.m.', 'pm'],
    ['ﬁnance', 'finance'],
    ['Ｔｏｋｙｏ', 'tokyo'],
    ['10.5', '10.5'],
  ])('%s is %s', (token, folded) => {
    expect(fold(token)).toBe(folded)
  })
})

describe('analyse', () => {
  it.each([
    ['curly and straight apostrophes', "Chen Min’er, Chen Min'er", ['chen', 'miner', 'chen', 'miner']],
    ['possessives', 'Norway’s harbour and the harbours’ masters', ['norway', 'harbour', 'harbour', 'master']],
    ['accents', 'Café Zürich', ['cafe', 'zurich']],
    ['hyphens part words', 'Secretary-General', ['secretari', 'gener']],
    ['initials are one word', 'the U.S. and the US and u.s.', ['us', 'us', 'us']],
    ['the month and the country stay', 'may us', ['may', 'us']],
    ['stop words go', 'Who is the mayor of it?', ['mayor']],
    ['an abbreviation that looks like a stop word stays', 'the WHO and IT firms', ['who', 'it', 'firm']],
    ['a shouted question has no abbreviations', 'WHO IS THE MAYOR', ['mayor']],
    ['thousands', '1,000 and 12,345,678 and 1000', ['1000', '12345678', '1000']],
    ['decimals', '10.5 percent, 3.5bn', ['10.5', 'percent', '3.5bn']],
    ['dates in figures are parted', '24.01.2020', ['24', '01', '2020']],
    ['ordinals', 'May 24th, the 1st', ['may', '24', '1']],
    ['ampersands within an abbreviation', "AT&T's, R&D, Smith&Sons", ['att', 'rd', 'smith', 'son']],
    ['signs of money and per cent fall away', '$10 €20 30%', ['10', '20', '30']],
    ['addresses are parted', 'news.example', ['news', 'exampl']],
    [
      'British and American spelling',
      'organise organize organisation organization',
      ['organ', 'organ', 'organ', 'organ'],
    ],
    ['irregular verbs', 'met meets held hold', ['meet', 'meet', 'hold', 'hold']],
    ['question marks', 'Oslo?', ['oslo']],
    ['nothing', '', []],
    ['marks only', '—?!…', []],
  ])('%s', (_, text, terms) => {
    expect(analyse(text)).toEqual(terms)
  })

  it('gives the place of each word', () => {
    const text = 'São Paulo’s mayor: Rhine.Main'
    expect(analyseWithSpans(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
      ['sao', 'São'],
      ['paulo', 'Paulo’s'],
      ['mayor', 'mayor'],
      ['rhine', 'Rhine'],
      ['main', 'Main'],
    ])
  })

  it('gives places in order, without overlap, within any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let last = 0
        for (const { term, start, end } of analyseWithSpans(text)) {
          expect(term).not.toBe('')
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('analyses a word alone as within a text', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z][a-z’éö]{0,9}$/)), (words) => {
        expect(analyse(words.join(' '))).toEqual(words.flatMap((word) => analyse(word)))
      }),
    )
  })
})

describe('joinedTerms', () => {
  it.each([
    ['The pre-paid on‑line card', ['prepaid', 'onlin']],
    ['PRE-PAID, Vice-Mayor, 10-year, state-of-the-art, a - b, 2019-2020', []],
    ['prepaid', []],
  ])('%s', (text, terms) => {
    expect(joinedTerms(text).map(({ term }) => term)).toEqual(terms)
  })

  it('gives a joined word the term of the word written as one', () => {
    expect(joinedTerms('Sub-committees').map(({ term }) => term)).toEqual(analyse('Subcommittees'))
  })
})
