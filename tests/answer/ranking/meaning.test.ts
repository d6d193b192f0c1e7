import { describe, expect, it } from 'vitest'
import { spansOf } from '../../../src/answer/candidates/spans.ts'
import { focusMeaning, meaningFeatureNames, meaningFeatures } from '../../../src/answer/ranking/features/of-meaning.ts'
import { relatedTerms } from '../../../src/answer/related-words.ts'
import { readDocument } from '../../../src/nlp/document.ts'
import { type NameLinker, readQuestion } from '../../../src/nlp/question/index.ts'
import { analyse } from '../../../src/search/terms.ts'

const noNames: NameLinker = { link: async (text) => ({ form: text, names: [], unknown: [] }) }

async function featureOf(
  question: string,
  text: string,
  candidate: string,
  feature: (typeof meaningFeatureNames)[number],
): Promise<number> {
  const meaning = focusMeaning(await readQuestion(question, noNames))
  const document = readDocument({ id: 'a', file: 'a.md', title: '', text })
  const [sentence] = document.sentences
  if (!sentence) throw new Error('no sentence')
  const span = spansOf(document, sentence).find(({ from, to }) => {
    const [first, last] = [sentence.tokens[from], sentence.tokens[to - 1]]
    return first && last && text.slice(first.start, last.end) === candidate
  })
  if (!span) throw new Error(`"${candidate}" is no candidate`)
  const at = meaningFeatureNames.indexOf(feature)
  return meaningFeatures(span, meaning)[at] ?? Number.NaN
}

describe('a candidate of the kind that is asked for', () => {
  it.each([
    ['Which animal guarded the gate?', 'A poodle guarded the gate of the harbour.', 'A poodle', 'the gate'],
    ['What instrument did she play?', 'She played the violin in the town hall.', 'the violin', 'the town hall'],
    ['Which metal is the roof made of?', 'The roof is made of copper by a mason.', 'copper', 'a mason'],
  ])('%s', async (question, text, right, wrong) => {
    const fits = await featureOf(question, text, right, 'kindOfFocus')
    expect(fits).toBeGreaterThan(0)
    expect(fits).toBeGreaterThan(await featureOf(question, text, wrong, 'kindOfFocus'))
    expect(await featureOf(question, text, right, 'nearFocus')).toBeGreaterThan(
      await featureOf(question, text, wrong, 'nearFocus'),
    )
  })
})

describe('words near in meaning', () => {
  const strength = (lemma: string, pos: 'NOUN' | 'VERB' | 'ADJ' | 'ADV', other: string): number =>
    relatedTerms({ text: lemma, lower: lemma, lemma, pos, start: 0, end: lemma.length }).get(analyse(other)[0] ?? '') ??
    0

  it.each([
    ['invade', 'VERB', 'invasion'],
    ['buy', 'VERB', 'purchase'],
    ['doctor', 'NOUN', 'physician'],
    ['animal', 'NOUN', 'creature'],
  ] as const)('%s (%s) has %s', (lemma, pos, other) => {
    expect(strength(lemma, pos, other)).toBeGreaterThan(0)
    expect(strength(lemma, pos, other)).toBeLessThan(1)
  })

  it.each([
    ['invade', 'VERB', 'violin'],
    ['buy', 'VERB', 'sell'],
    ['slowly', 'ADV', 'slow'],
    ['zzyzx', 'NOUN', 'violin'],
  ] as const)('%s (%s) has no %s', (lemma, pos, other) => {
    expect(strength(lemma, pos, other)).toBe(0)
  })
})
