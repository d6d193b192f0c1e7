import type { Document } from '../nlp/document.ts'
import { spanOf, textAt, wordAt } from '../nlp/tokens.ts'
import type { Sentence, TokenRange } from '../nlp/types.ts'
import type { Span } from '../types.ts'
import { extent, type FactBase, inDate, kindOf, phraseOf, statedBy } from './reading.ts'

/** A number and what it counts or measures. */
export interface Figure extends FactBase {
  readonly kind: 'figure'
  /** As it stands: "30 million", "70 percent", "third". */
  readonly value: string
  readonly span: Span
  /** What is counted ("universities") or measured ("population"). */
  readonly of: string
}

export const examples = [
  { text: 'The club has 40 members.', value: '40', of: 'members' },
  { text: 'Leeds, with a population of 30 million, is large.', value: '30 million', of: 'population' },
  { text: 'About 70 percent of the income comes from fees.', value: '70 percent', of: 'the income' },
  { text: 'It ranks third in rowing.', value: 'third', of: 'rowing' },
]

export const counterExamples = ['It was held on 3 May 2014.', 'They met at 10:30.']

const scale = /^(?:hundred|thousand|million|billion|trillion|dozen)s?$/
const rank = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/
const measure =
  /^(?:population|number|total|area|length|height|amount|price|cost|budget|revenue|profit|size|capacity|turnover|rate|share|value|gdp|speed|age|distance|sum)$/

interface NumberGroup extends TokenRange {
  readonly percent: boolean
}

/** Whether a token is part of a person's name. */
const inPerson = (document: Document, sentence: Sentence, at: number): boolean =>
  document.mentionsIn(sentence).some((m) => m.from <= at && at < m.to && kindOf(document, m) === 'person')

/** Number groups of a sentence that are no date: token ranges with scale words and "percent". */
function numberGroups(document: Document, sentence: Sentence): NumberGroup[] {
  const { tokens } = sentence
  const groups: NumberGroup[] = []
  for (let at = 0; at < tokens.length; at++) {
    // "Ten Brink" is somebody.
    if (inPerson(document, sentence, at)) continue
    if (tokens[at]?.pos !== 'NUM' || /[:/]/.test(textAt(tokens, at)) || inDate(document, sentence, at)) continue
    const from = /^[$£€¥]$/.test(textAt(tokens, at - 1)) ? at - 1 : at
    let to = at + 1
    while (scale.test(wordAt(tokens, to)) || tokens[to]?.pos === 'NUM') to++
    const percent = /^(?:percent|%|per)$/.test(wordAt(tokens, to))
    if (percent) to += wordAt(tokens, to) === 'per' ? 2 : 1
    groups.push({ from, to, percent })
    at = to - 1
  }
  return groups
}

/** What a number counts or measures; empty where nothing tells. */
function counted(document: Document, sentence: Sentence, group: NumberGroup): string {
  const { tokens } = sentence
  const groups = document.chunks(sentence).filter((c) => c.type === 'np')
  const own = groups.find((np) => np.from <= group.from && np.to >= group.to)
  if (own && own.head >= group.to && !group.percent) return phraseOf(document, sentence, group.to, own.to)
  const owner = groups.findLast((np) => np.to <= group.from)
  if (owner && wordAt(tokens, group.from - 1) === 'of' && measure.test(wordAt(tokens, owner.head)))
    return phraseOf(document, sentence, owner.head, owner.to)
  const next = groups.find((np) => np.from >= group.to)
  return next?.preposition && next.from <= group.to + 1
    ? phraseOf(document, sentence, next.from, extent(document, sentence, next, /^of$/))
    : ''
}

/** Reads figures off a document. */
export const extract = (document: Document): Figure[] =>
  document.sentences.flatMap((sentence) => {
    const { tokens } = sentence
    const found: Figure[] = []
    const add = (from: number, to: number, of: string) => {
      const span = spanOf(tokens, from, to)
      const value = phraseOf(document, sentence, from, to)
      if (of) found.push({ kind: 'figure', ...statedBy(sentence), value, span, of })
    }
    for (const group of numberGroups(document, sentence)) add(group.from, group.to, counted(document, sentence, group))
    tokens.forEach((token, at) => {
      if (!rank.test(token.lower)) return
      const ranks = tokens[at - 1]?.lemma === 'rank'
      const superlative = /est$|^(?:most|least)$/.test(wordAt(tokens, at + 1))
      const next = document.chunks(sentence).find((c) => c.type === 'np' && c.to > at + 1)
      if ((ranks || superlative) && next?.type === 'np')
        add(at, at + 1, phraseOf(document, sentence, Math.max(next.from, at + 1), next.to))
    })
    return found
  })
