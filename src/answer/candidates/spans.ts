import { numberGroups } from '../../facts/figure.ts'
import type { NounPhrase } from '../../nlp/chunks.ts'
import type { Document } from '../../nlp/document.ts'
import type { Sentence, Token } from '../../nlp/types.ts'
import { clauseSpans } from './clause-spans.ts'
import type { CandidateKind, SpanCandidate } from './types.ts'

/** Longest candidate, in tokens. */
const longest = 30

const isQuotationMark = (text: string | undefined): boolean => text === '"' || text === '“' || text === '”'

class Collector {
  readonly #found = new Map<number, SpanCandidate>()
  constructor(readonly sentence: Sentence) {}

  add(from: number, to: number, kind: CandidateKind, stands?: string): void {
    const { tokens } = this.sentence
    let a = from
    let b = to
    while (
      a < b &&
      (tokens[a]?.pos === 'PUNCT' || tokens[a]?.lower === 'and') &&
      !/^["“(]$/.test(tokens[a]?.text ?? '')
    )
      a++
    while (b > a && tokens[b - 1]?.pos === 'PUNCT' && !/^["”)%]$/.test(tokens[b - 1]?.text ?? '')) b--
    // A quotation mark without its fellow is cut off at an edge.
    let marks = 0
    for (let i = a; i < b; i++) if (isQuotationMark(tokens[i]?.text)) marks++
    if (marks % 2 === 1) {
      if (/^["“]$/.test(tokens[a]?.text ?? '')) a++
      else if (/^["”]$/.test(tokens[b - 1]?.text ?? '')) b--
    }
    if (b <= a || b - a > (kind === 'list' ? 2 * longest : longest)) return
    const key = a * 1000 + b
    if (!this.#found.has(key))
      this.#found.set(key, { sentence: this.sentence, from: a, to: b, kind, ...(stands ? { stands } : {}) })
  }

  list(): SpanCandidate[] {
    return [...this.#found.values()]
  }
}

const determiner =
  /^(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|some|any|each|both|all|such|another)$/
const joinsList = (tokens: readonly Token[], from: number, to: number) =>
  to - from <= 3 &&
  tokens.slice(from, to).every((token) => /^(?:,|and|or|&|as|well|the|both)$/.test(token.lower)) &&
  to > from

const isNoun = (chunk: { type: string }): chunk is NounPhrase => chunk.type === 'np'

function addNames(document: Document, out: Collector): void {
  for (const mention of document.mentionsIn(out.sentence)) {
    const entity = document.entities[mention.entity]
    const kind = entity?.kind ?? 'other'
    const refers = mention.how === 'pronoun' || mention.how === 'description'
    // "his" gives no answer by itself, "he" does.
    if (refers && /^(?:his|her|hers|him|himself|herself)$/.test(out.sentence.tokens[mention.from]?.lower ?? ''))
      continue
    out.add(mention.from, mention.to, kind === 'other' ? 'name' : kind, refers ? entity?.name : undefined)
  }
}

function tokenRange(sentence: Sentence, start: number, end: number): { from: number; to: number } | undefined {
  const from = sentence.tokens.findIndex((token) => token.end > start)
  let to = from
  while (to >= 0 && to < sentence.tokens.length && (sentence.tokens[to]?.start ?? end) < end) to++
  return from >= 0 && to > from ? { from, to } : undefined
}

function addDates(document: Document, out: Collector): void {
  for (const date of document.datesIn(out.sentence)) {
    const range = tokenRange(out.sentence, date.start, date.end)
    if (!range) continue
    const { tokens } = out.sentence
    let { from } = range
    while (from < range.to - 1 && /^(?:on|in|by|since|from|until|the)$/.test(tokens[from]?.lower ?? '')) from++
    out.add(from, range.to, 'date')
    // A year inside a fuller date may be what is asked for.
    for (let i = from; i < range.to; i++)
      if (range.to - from > 1 && /^\d{4}$/.test(tokens[i]?.text ?? '')) out.add(i, i + 1, 'date')
  }
  out.sentence.tokens.forEach((token, i) => {
    if (/^(?:1\d|20)\d\d$/.test(token.text)) out.add(i, i + 1, 'date')
  })
}

const ordinal =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:st|nd|rd|th))$/

function addOrdinals(out: Collector): void {
  out.sentence.tokens.forEach((token, i) => {
    if (ordinal.test(token.lower)) out.add(i, i + 1, 'ordinal')
  })
}

function addNumbers(document: Document, out: Collector): void {
  const { tokens } = out.sentence
  const chunks = document.chunks(out.sentence)
  for (const group of numberGroups(document, out.sentence)) {
    const kind: CandidateKind = group.percent
      ? 'percent'
      : /^[$£€¥]/.test(tokens[group.from]?.text ?? '')
        ? 'money'
        : 'number'
    out.add(group.from, group.to, kind)
    const before = tokens[group.from - 1]?.lower ?? ''
    if (/^(?:about|approximately|around|nearly|almost|over|roughly|some|under|least|than)$/.test(before))
      out.add(group.from - (/^(?:least|than)$/.test(before) ? 2 : 1), group.to, kind)
    const own = chunks.find((c) => isNoun(c) && c.from <= group.from && c.to > group.to)
    if (own) out.add(group.from, own.to, kind)
  }
}

/** "between 1500 and 1850", "from 3 to 5 million". */
function addRanges(document: Document, out: Collector): void {
  const { tokens } = out.sentence
  const values = [
    ...numberGroups(document, out.sentence).map(({ from, to }) => ({ from, to, kind: 'number' as const })),
    ...document.datesIn(out.sentence).flatMap((date) => {
      const range = tokenRange(out.sentence, date.start, date.end)
      return range ? [{ ...range, kind: 'date' as const }] : []
    }),
  ]
  for (const first of values) {
    const second = values.find(
      ({ from }) => from === first.to + 1 && /^(?:and|to|or|-|–)$/.test(tokens[first.to]?.lower ?? ''),
    )
    if (!second) continue
    out.add(first.from, second.to, first.kind)
    if (/^(?:between|from)$/.test(tokens[first.from - 1]?.lower ?? '')) out.add(first.from - 1, second.to, first.kind)
  }
}

function addNouns(document: Document, out: Collector): void {
  const { tokens } = out.sentence
  const nouns = document.chunks(out.sentence).filter(isNoun)
  nouns.forEach((np, i) => {
    if (tokens[np.head]?.pos === 'PRON') return
    let bare = np.from
    while (bare < np.head && determiner.test(tokens[bare]?.lower ?? '')) bare++
    out.add(np.from, np.to, 'noun')
    out.add(bare, np.to, 'noun')
    // Without its last word ("the Roman [language]") and without its first adjectives ("[large] stone bridge").
    if (np.head - bare >= 1) out.add(bare, np.head, 'modifier')
    for (let k = bare + 1; k <= np.head && k <= bare + 3; k++) out.add(k, np.to, 'modifier')
    const owner = nouns[i - 1]
    if (owner?.possessor && np.from - owner.to <= 1) {
      out.add(owner.from, np.to, 'noun-long')
    }
    extendRight(nouns, i, tokens, bare, out)
  })
}

/** With the groups tied to it by prepositions ("the right | to trial | by jury"), and lists ("A, B and C"). */
function extendRight(
  nouns: readonly NounPhrase[],
  i: number,
  tokens: readonly Token[],
  bare: number,
  out: Collector,
): void {
  const np = nouns[i]
  if (!np) return
  let end = np.to
  let hops = 0
  let onlyOf = true
  for (let k = i + 1; k < nouns.length && hops < 4; k++) {
    const next = nouns[k]
    if (!next) break
    const gap = tokens.slice(end, next.from)
    const preposition =
      gap.length <= 2 &&
      gap.length > 0 &&
      gap.every((token) => token.pos === 'ADP' || token.pos === 'PART' || token.lower === 'to')
    if (!preposition) {
      if (next.from !== end + (nouns[k - 1]?.possessor ? 1 : 0) || !nouns[k - 1]?.possessor) break
    }
    if (preposition && gap.some((token) => token.lower !== 'of')) onlyOf = false
    end = next.to
    hops++
    if (nouns[k]?.possessor) continue
    out.add(np.from, end, onlyOf ? 'noun-of' : 'noun-long')
    out.add(bare, end, onlyOf ? 'noun-of' : 'noun-long')
  }
  let last = np
  let members = 1
  for (let k = i + 1; k < nouns.length && members < 30; k++) {
    const next = nouns[k]
    if (!next) break
    if (!joinsList(tokens, last.to, next.from)) break
    // Commas alone may be an apposition: a list has its "and".
    const closes = tokens.slice(last.to, next.from).some((token) => /^(?:and|or|&)$/.test(token.lower))
    last = next
    members++
    if (!closes) continue
    out.add(bare, next.to, 'list')
    if (np.from !== bare) out.add(np.from, next.to, 'list')
  }
}

function addQuotes(out: Collector): void {
  const { tokens } = out.sentence
  let open = -1
  tokens.forEach((token, i) => {
    if (!/^["“”]$/.test(token.text)) return
    if (open >= 0 && token.text !== '“') {
      out.add(open + 1, i, 'quote')
      open = -1
    } else open = i
  })
  const bracket = tokens.findIndex((token) => token.text === '(')
  const close = tokens.findIndex((token, i) => i > bracket && token.text === ')')
  if (bracket >= 0 && close > bracket + 1) out.add(bracket + 1, close, 'noun-long')
}

function addWords(document: Document, out: Collector): void {
  const { tokens } = out.sentence
  tokens.forEach((token, i) => {
    if (token.pos === 'ADJ' && tokens[i + 1]?.pos !== 'NOUN') out.add(i, i + 1, 'adjective')
    if (
      token.pos === 'VERB' &&
      /(?:ing|ed)$/.test(token.lower) &&
      (tokens[i + 1]?.pos === 'PUNCT' || tokens[i - 1]?.pos === 'ADP')
    )
      out.add(i, i + 1, 'verb')
    const next = tokens[i + 1]
    if (token.pos === 'ADJ' && next?.lower === 'and' && tokens[i + 2]?.pos === 'ADJ') out.add(i, i + 3, 'adjective')
  })
  for (const span of clauseSpans(document, out.sentence)) out.add(span.from, span.to, span.kind)
}

/**
 * All spans of a sentence that may answer some question.
 * @param document it stands in
 */
export function spansOf(document: Document, sentence: Sentence): SpanCandidate[] {
  const out = new Collector(sentence)
  addDates(document, out)
  addNumbers(document, out)
  addRanges(document, out)
  addOrdinals(out)
  addNames(document, out)
  addNouns(document, out)
  addQuotes(out)
  addWords(document, out)
  return out.list()
}
