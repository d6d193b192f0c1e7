import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { Span } from '../types.ts'
import type { FactBase } from './reading.ts'
import { extent, sentenceSpan, wordsOf } from './reading.ts'

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

/** Token range [from, to). */
interface NumberGroup {
  readonly from: number
  readonly to: number
  readonly percent: boolean
}

/** Number groups of a sentence that are no date: token ranges with scale words and "percent". */
function numberGroups(document: Document, sentence: Sentence): NumberGroup[] {
  const { tokens } = sentence
  const dates = document.datesIn(sentence)
  const groups: NumberGroup[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.pos !== 'NUM' || /[:/]/.test(token.text)) continue
    if (dates.some((date) => date.start <= token.start && token.end <= date.end)) continue
    let from = at
    let to = at + 1
    if (/^[$£€¥]$/.test(tokens[at - 1]?.text ?? '')) from--
    while (to < tokens.length && (scale.test(tokens[to]?.lower ?? '') || tokens[to]?.pos === 'NUM')) to++
    const percent = /^(?:percent|%|per)$/.test(tokens[to]?.lower ?? '')
    if (percent) to += tokens[to]?.lower === 'per' ? 2 : 1
    groups.push({ from, to, percent })
    at = to - 1
  }
  return groups
}

/** What a number counts or measures; empty where nothing tells. */
function counted(document: Document, sentence: Sentence, group: NumberGroup): string {
  const chunks = document.chunks(sentence)
  const own = chunks.find((c) => c.type === 'np' && c.from <= group.from && c.to >= group.to)
  if (own?.type === 'np' && own.head >= group.to && !group.percent) return wordsOf(document, sentence, group.to, own.to)
  const before = sentence.tokens[group.from - 1]
  const owner = chunks.filter((c) => c.type === 'np' && c.to <= group.from).pop()
  if (before?.lower === 'of' && owner?.type === 'np' && measure.test(sentence.tokens[owner.head]?.lower ?? ''))
    return wordsOf(document, sentence, owner.head, owner.to)
  const next = chunks.find((c) => c.type === 'np' && c.from >= group.to)
  if (next?.type === 'np' && next.from <= group.to + 1 && next.preposition)
    return wordsOf(document, sentence, next.from, extent(document, sentence, next, /^of$/))
  return ''
}

/** Reads figures off a document. */
export function extract(document: Document): Figure[] {
  return document.sentences.flatMap((sentence) => {
    const { tokens } = sentence
    const found: Figure[] = []
    const add = (from: number, to: number, of: string) => {
      const start = tokens[from]?.start ?? 0
      const end = tokens[to - 1]?.end ?? start
      if (of)
        found.push({
          kind: 'figure',
          sentence: sentence.index,
          evidence: sentenceSpan(sentence),
          value: document.article.text.slice(start, end),
          span: { start, end },
          of,
        })
    }
    for (const group of numberGroups(document, sentence)) add(group.from, group.to, counted(document, sentence, group))
    tokens.forEach((token, at) => {
      if (!rank.test(token.lower)) return
      const ranks = tokens[at - 1]?.lemma === 'rank'
      const superlative = /est$|^(?:most|least)$/.test(tokens[at + 1]?.lower ?? '')
      const next = document.chunks(sentence).find((c) => c.type === 'np' && c.to > at + 1)
      if ((ranks || superlative) && next?.type === 'np')
        add(at, at + 1, wordsOf(document, sentence, Math.max(next.from, at + 1), next.to))
    })
    return found
  })
}
