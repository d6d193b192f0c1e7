/** What stands in quotation marks, and who said it: the words beside each quotation name its speaker. */
import { bisector, group } from 'd3-array'
import type { Document } from '../nlp/document.ts'
import type { Sentence, Token } from '../nlp/types.ts'
import type { Span } from '../types.ts'
import { mentionsWithin, sentenceFrom } from './reading.ts'
import { reportingVerbs, type Speaker, speaker, speakersWithin, speaks } from './speaker.ts'

/** What stands between two quotation marks, marks included; it may run over several sentences, never over a paragraph's end. */
export interface Quotation extends Span {
  readonly paragraph: number
  /** No mark closes it in its paragraph: the next paragraph goes on with it. */
  readonly open: boolean
}

/** Fewer words in quotation marks are a name or a word that is talked about. */
const fewestWords = 4

const kept = new WeakMap<Document, readonly Quotation[]>()

/**
 * Reads all quotations of a document. Straight marks look alike, so each opens what the one before it closed; a new paragraph begins anew, since
 * a quotation that runs over several paragraphs opens in each.
 */
function readAll(document: Document): Quotation[] {
  const all: Quotation[] = []
  let paragraph = -1
  let start: number | undefined
  let last = 0
  const close = (end: number, open: boolean) => {
    if (start !== undefined) all.push({ start, end, paragraph, open })
    start = undefined
  }
  const paragraphs = group(document.sentences, (sentence) => sentence.paragraph)
  for (const sentence of document.sentences) {
    if (sentence.paragraph !== paragraph) {
      close(last, true)
      paragraph = sentence.paragraph
      if (beginsInside(paragraphs.get(paragraph) ?? [])) start = sentence.start
    }
    for (const token of sentence.tokens) {
      if (token.text === '“' || (token.text === '"' && start === undefined)) start ??= token.start
      else if (token.text === '”' || token.text === '"') close(token.end, false)
    }
    last = sentence.end
  }
  close(last, true)
  return all.length > 0 ? all : singleMarked(document)
}

/** 'The bridge is safe,' between single marks: a sentence that ends at the mark or whose comma follows it, so that no apostrophe is one. */
const singleMarks =
  /(?<![\p{L}\p{N}])(?:‘|')(?=\p{Lu})[^\n]{0,2000}?(?:(?<=[,.!?…])(?:’|')(?![\p{L}\p{N}])|(?:’|')(?=[,.]))/gu

/** Quotations in single marks, of an article that has no double ones. */
function singleMarked(document: Document): Quotation[] {
  const { text } = document.article
  return [...text.matchAll(singleMarks)].flatMap((match) => {
    const start = match.index
    const sentence = sentenceFrom(document, start)
    return sentence ? [{ start, end: start + match[0].length, paragraph: sentence.paragraph, open: false }] : []
  })
}

/** Whether a paragraph begins inside a quotation: it has an odd number of straight marks, and the first follows the end of a sentence. */
function beginsInside(paragraph: readonly Sentence[]): boolean {
  const tokens = paragraph.flatMap((sentence) => sentence.tokens)
  const first = tokens.findIndex((token) => token.text === '"')
  const count = tokens.filter((token) => token.text === '"').length
  return count % 2 === 1 && first > 0 && /^[.!?,]$/.test(tokens[first - 1]?.text ?? '')
}

/** All quotations of a document in order, also single words. */
export function quotationsOf(document: Document): readonly Quotation[] {
  const known = kept.get(document) ?? readAll(document)
  kept.set(document, known)
  return known
}

/** The part of a span that stands in a sentence; undefined where none does. */
export function withinSentence({ start, end }: Span, sentence: Sentence): Span | undefined {
  const part = { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) }
  return part.end > part.start ? part : undefined
}

const byEnd = bisector(({ end }: Span) => end)

/** The quotations that overlap a span; they do not overlap each other. */
export function quotationsWithin(document: Document, { start, end }: Span): readonly Quotation[] {
  const all = quotationsOf(document)
  const first = byEnd.right(all, start)
  let after = first
  while ((all[after]?.start ?? Number.POSITIVE_INFINITY) < end) after++
  return all.slice(first, after)
}

/** Spans between quotation marks of a sentence, marks included, as far as they stand in it; without names and single words. */
export function quotations(document: Document, sentence: Sentence): readonly Span[] {
  const { text } = document.article
  return quotationsWithin(document, sentence).flatMap((quotation) => {
    const part = withinSentence(quotation, sentence)
    const words = part ? text.slice(part.start, part.end).match(/\S*\w\S*/g) : null
    return part && words && words.length >= fewestWords ? [part] : []
  })
}

/** A speaker and a verb beside a quotation. */
interface Tag extends Speaker {
  readonly verb: string
  /** Start of the verb; of the name where no verb stands. */
  readonly at: number
  readonly sentence: Sentence
}

/** Words that somebody said, with the tag that says whose they are. */
export interface Speech {
  /** The quotations, one by one where the speaker is named amid them. */
  readonly parts: readonly [Quotation, ...Quotation[]]
  readonly tag: Tag
  /** Nobody is named beside it: it goes on with what was said before. */
  readonly continued: boolean
}

/** How many words may name a speaker behind the verb: "said Ann Lee", "said the deputy chair of the Harbour Board". */
const longestSpeaker = 9

/** The words of a sentence between two places, as token indexes [from, to). */
function tokensBetween({ tokens }: Sentence, start: number, end: number): readonly [number, number] {
  const from = tokens.findIndex((token) => token.start >= start)
  const to = tokens.findIndex((token) => token.start >= end)
  return [from < 0 ? tokens.length : from, to < 0 ? tokens.length : to]
}

/** 'said Mayor Ann Lee': the group of words behind a verb that names who speaks. */
function speakerAfter(document: Document, sentence: Sentence, from: number, to: number): Speaker | undefined {
  const { tokens } = sentence
  const mentions = speakersWithin(document, sentence, from, to).filter((m) => m.from < from + longestSpeaker)
  const who = mentions.find((m) => document.entities[m.entity]?.kind === 'person') ?? mentions[0]
  const joined = (until: number) =>
    tokens
      .slice(from, until)
      .every((token) => !/^(?:PUNCT|VERB|AUX)$/.test(token.pos) && (token.pos !== 'ADP' || token.lower === 'of'))
  if (who && joined(who.from)) return speaker(document, sentence, from, who.to)
  // "said the pilot, Ann Lee, on Monday": the name stands beside the office, between commas.
  const beside =
    who !== undefined &&
    tokens[who.from - 1]?.text === ',' &&
    /^(?:PUNCT|SCONJ)$/.test(tokens[who.to]?.pos ?? 'PUNCT') &&
    tokens[from]?.pos !== 'PROPN' &&
    joined(who.from - 1)
  if (who && beside) return speaker(document, sentence, who.from, who.to)
  const group = document.chunks(sentence).find((chunk) => chunk.type === 'np' && chunk.from <= from && from < chunk.to)
  return group ? speaker(document, sentence, from, Math.min(group.to, to)) : undefined
}

/** Whether nothing that a verb could be done to stands right behind it: "Ann Lee sighed." but not "Ann Lee opened the door." */
const standsBare = (next: Token | undefined): boolean => !next || /^(?:PUNCT|ADP|ADV|SCONJ|CCONJ)$/.test(next.pos)

/** '"…," said Ann Lee' and '"…?" Ann Lee asked': the tag right behind a quotation. */
function tagAfter(document: Document, quotation: Quotation, next: Quotation | undefined): Tag | undefined {
  const { text } = document.article
  const sentence = sentenceFrom(document, quotation.end)
  if (quotation.open || !sentence || sentence.paragraph !== quotation.paragraph) return undefined
  const { tokens } = sentence
  const [first, to] = tokensBetween(sentence, quotation.end, next?.start ?? sentence.end)
  const comma = /^[,—–-]$/.test(tokens[first]?.text ?? '')
  const from = comma ? first + 1 : first
  const close = comma
    ? ','
    : (/([,!?—–-]|\.{3}|…)\s*["”'’]$/.exec(text.slice(quotation.start, quotation.end))?.[1] ?? '')
  const verb = tokens[from]
  if (!verb) return undefined
  const known = (token: Token) => reportingVerbs.has(token.lemma) && token.lower !== token.lemma
  if (speaks(verb) && (close !== '' || known(verb))) {
    const said = speakerAfter(document, sentence, from + 1, to)
    return said && { ...said, verb: verb.lemma, at: verb.start, sentence }
  }
  if (close === '') return undefined
  if (/^(?:ADP|SCONJ|CCONJ|ADV)$/.test(verb.pos)) return undefined
  let inserted = false
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at]
    if (!token || /^[.;:]$/.test(token.text)) return undefined
    // "Ann Lee, who has run the yard since 1990, told": the verbs up to the comma tell of her.
    inserted = inserted ? token.text !== ',' : /^(?:who|which|that)$/.test(token.lower)
    if (inserted || (token.pos !== 'VERB' && token.pos !== 'AUX' && !speaks(token))) continue
    if (
      !speaks(token) ||
      !(known(token) || (close === ',' && at < from + longestSpeaker) || standsBare(tokens[at + 1]))
    )
      return undefined
    const said = speaker(document, sentence, from, at)
    return said && { ...said, verb: token.lemma, at: token.start, sentence }
  }
  return undefined
}

/** 'Ann Lee said, "…"' and 'Ann Lee: "…"': the tag right before a quotation, after the one before it. */
function tagBefore(document: Document, quotation: Quotation, previous: Quotation | undefined): Tag | undefined {
  const sentence = sentenceFrom(document, quotation.start)
  if (!sentence) return undefined
  const { tokens } = sentence
  const [from, to] = tokensBetween(sentence, Math.max(previous?.end ?? 0, sentence.start), quotation.start)
  const last = tokens[to - 1]
  const before = tokens[to - 2]
  if (!last || to <= from) return undefined
  const clauses = document
    .clauses(sentence)
    .filter(({ verb }) => verb.head >= from && verb.head < to && !verb.negated)
    .toReversed()
  const colon = last.text === ':'
  const clause = clauses.find(({ verb }) => {
    const token = tokens[verb.head]
    if (!token || verb.form === 'infinitive') return false
    if (colon) return true
    if (/^(?:,|that)$/.test(last.lower))
      return reportingVerbs.has(verb.lemma) || (last.text === ',' && token === before)
    return token === last && reportingVerbs.has(verb.lemma)
  })
  if (clause) {
    const head = tokens[clause.verb.head]
    const first = clause.subject[0]
    const said = first && speaker(document, sentence, first.from, Math.max(first.to, Math.min(clause.verb.from, to)))
    return said && head && { ...said, verb: clause.verb.lemma, at: head.start, sentence }
  }
  const who = mentionsWithin(document, sentence, from, to).find((m) => m.how === 'name')
  const entity = who && document.entities[who.entity]
  return colon && clauses.length === 0 && who && entity
    ? { who: entity.name, named: true, verb: 'say', at: who.start, sentence }
    : undefined
}

/** The only person of the sentence right before a quotation that nobody is named beside: 'Ann Lee disagreed. "It will stand."' */
function tagOfSentenceBefore(document: Document, quotation: Quotation): Tag | undefined {
  const own = sentenceFrom(document, quotation.start)
  const sentence = own && document.sentences[own.index - 1]
  if (!own || own.start !== quotation.start || sentence?.paragraph !== own.paragraph) return undefined
  const persons = document.mentionsIn(sentence).filter((m) => document.entities[m.entity]?.kind === 'person')
  const [who] = persons
  const entity = who && document.entities[who.entity]
  return entity && persons.every((m) => m.entity === who.entity)
    ? { who: entity.name, named: true, verb: 'say', at: -1, sentence: own }
    : undefined
}

/** '"…," they replied': a tag whose pronoun means nobody that is known. */
function isOfNobodyKnown(document: Document, quotation: Quotation): boolean {
  const sentence = sentenceFrom(document, quotation.end)
  if (quotation.open || sentence?.paragraph !== quotation.paragraph) return false
  const [first] = tokensBetween(sentence, quotation.end, sentence.end)
  const from = sentence.tokens[first]?.text === ',' ? first + 1 : first
  const [who, verb] = [sentence.tokens[from], sentence.tokens[from + 1]]
  return (
    who !== undefined &&
    verb !== undefined &&
    /^(?:he|she|they)$/.test(who.text) &&
    speaks(verb) &&
    mentionsWithin(document, sentence, from, from + 1).length === 0
  )
}

const byStart = bisector(({ start }: Sentence) => start)

/** The first sentence that starts behind a place. */
const startingAfter = ({ sentences }: Document, at: number): Sentence | undefined =>
  sentences[byStart.right(sentences, at)]

/** Whether a quotation holds a sentence of its own, not words that another sentence is made of. */
const isSentence = (text: string, { start, end, open }: Span & { open: boolean }): boolean =>
  open || /[.!?,…—–-]\s*["”'’]$/.test(text.slice(start, end))

/** Reads whose words each quotation gives. Quotations of nobody (titles, words talked about) are left out. */
export function quotedSpeech(document: Document): Speech[] {
  const { text } = document.article
  const all = quotationsOf(document)
  const found: Speech[] = []
  let previous: Speech | undefined
  /** Quotations of nobody yet that their paragraphs leave open: whoever closes them said them. */
  let waiting: Quotation[] = []
  for (const [i, quotation] of all.entries()) {
    const last = all[i - 1]
    const next = all[i + 1]?.paragraph === quotation.paragraph ? all[i + 1] : undefined
    const inParagraph = last?.paragraph === quotation.paragraph ? last : undefined
    const between = last ? text.slice(last.end, quotation.start).trim() : ''
    const sentences = (startingAfter(document, last?.end ?? 0)?.start ?? text.length) < quotation.start
    const open = previous && previous.parts[previous.parts.length - 1] === last ? previous : undefined
    const amid = open !== undefined && inParagraph !== undefined && open.tag.at > (last?.end ?? 0)
    // '"A," said Ann Lee, "B."': one saying, with its speaker amid.
    if (open && amid && !/[.!?]$/.test(between) && sentenceFrom(document, quotation.start) === open.tag.sentence) {
      const joined: Speech = { ...open, parts: [...open.parts, quotation] }
      found[found.length - 1] = joined
      previous = joined
      continue
    }
    const tag = tagAfter(document, quotation, next) ?? tagBefore(document, quotation, inParagraph)
    if (tag) {
      for (const part of waiting) found.push({ parts: [part], tag: { ...tag, at: -1 }, continued: true })
      previous = { parts: [quotation], tag, continued: false }
    } else if (isOfNobodyKnown(document, quotation)) previous = undefined
    else if (open && isSentence(text, quotation) && (between === '' || (amid && !sentences)))
      previous = { parts: [quotation], tag: { ...open.tag, at: -1 }, continued: true }
    else {
      const guessed = isSentence(text, quotation) ? tagOfSentenceBefore(document, quotation) : undefined
      previous = guessed && { parts: [quotation], tag: guessed, continued: true }
    }
    if (previous) found.push(previous)
    waiting = !previous && quotation.open ? [...waiting, quotation] : []
  }
  return found
}
