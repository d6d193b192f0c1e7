/** What stands in quotation marks, and who said it: the words beside each quotation name its speaker. */
import { bisector, group } from 'd3-array'
import type { Document } from '../nlp/document.ts'
import type { NameMention } from '../nlp/names/index.ts'
import { isVerb, spanOf, textAt } from '../nlp/tokens.ts'
import type { Sentence, Token } from '../nlp/types.ts'
import type { NonEmpty, Span } from '../types.ts'
import { byEnd, kindOf, mentionsWithin, sentenceFrom } from './reading.ts'
import { isReporting, reportingVerbs, type Speaker, speaker, speakersWithin, speaks } from './speaker.ts'

/** What stands between two quotation marks, marks included; it may run over several sentences, never over a paragraph's end. */
export interface Quotation extends Span {
  readonly paragraph: number
  /** No mark closes it in its paragraph: the next paragraph goes on with it. */
  readonly open: boolean
}

/** Fewer words in quotation marks are a name or a word that is talked about. */
const fewestWords = 4

/**
 * Reads all quotations of a document. Straight marks look alike, so each opens what the one before it closed; a new paragraph begins anew, since
 * a quotation that runs over several paragraphs opens in each.
 */
function readAll(document: Document): Quotation[] {
  const all: Quotation[] = []
  for (const [paragraph, sentences] of group(document.sentences, (sentence) => sentence.paragraph)) {
    const tokens = sentences.flatMap((sentence) => sentence.tokens)
    let start = beginsInside(tokens) ? sentences[0]?.start : undefined
    const close = (end = 0, open = false) => {
      if (start !== undefined) all.push({ start, end, paragraph, open })
      start = undefined
    }
    for (const token of tokens) {
      if (token.text === '“' || (token.text === '"' && start === undefined)) start ??= token.start
      else if (token.text === '”' || token.text === '"') close(token.end)
    }
    close(sentences.at(-1)?.end, true)
  }
  return all.length > 0 ? all : singleMarked(document)
}

/** 'The bridge is safe,' between single marks: a sentence that ends at the mark or whose comma follows it, so that no apostrophe is one. */
const singleMarks =
  /(?<![\p{L}\p{N}])(?:‘|')(?=\p{Lu})[^\n]{0,2000}?(?:(?<=[,.!?…])(?:’|')(?![\p{L}\p{N}])|(?:’|')(?=[,.]))/gu

/** Quotations in single marks, of an article that has no double ones. */
const singleMarked = (document: Document): Quotation[] =>
  [...document.article.text.matchAll(singleMarks)].flatMap(({ index: start, 0: words }) => {
    const sentence = sentenceFrom(document, start)
    return sentence ? [{ start, end: start + words.length, paragraph: sentence.paragraph, open: false }] : []
  })

/** Whether a paragraph begins inside a quotation: it has an odd number of straight marks, and the first follows the end of a sentence. */
function beginsInside(tokens: readonly Token[]): boolean {
  const marks = tokens.flatMap(({ text }, at) => (text === '"' ? [at] : []))
  return marks.length % 2 === 1 && /^[.!?,]$/.test(textAt(tokens, (marks[0] ?? 0) - 1))
}

const kept = new WeakMap<Document, readonly Quotation[]>()

/** All quotations of a document in order, also single words. */
function quotationsOf(document: Document): readonly Quotation[] {
  const known = kept.get(document) ?? readAll(document)
  kept.set(document, known)
  return known
}

/** The part of a span that stands in a sentence; undefined where none does. */
export function withinSentence({ start, end }: Span, sentence: Sentence): Span | undefined {
  const part = { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) }
  return part.end > part.start ? part : undefined
}

const byStart = bisector(({ start }: Span) => start)

/** The quotations that overlap a span; they do not overlap each other. */
export function quotationsWithin(document: Document, { start, end }: Span): readonly Quotation[] {
  const all = quotationsOf(document)
  return all.slice(byEnd.right(all, start), byStart.left(all, end))
}

/** Whether a sentence has words in quotation marks that are no mere name or word. */
export const hasQuotation = (document: Document, sentence: Sentence): boolean =>
  quotationsWithin(document, sentence).some((quotation) => {
    const part = withinSentence(quotation, sentence)
    const words = document.article.text.slice(part?.start, part?.end).match(/\S*\w\S*/g) ?? []
    return part !== undefined && words.length >= fewestWords
  })

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
  readonly parts: NonEmpty<Quotation>
  readonly tag: Tag
  /** Nobody is named beside it: it goes on with what was said before. */
  readonly continued: boolean
}

/** How many words may name a speaker behind the verb: "said Ann Lee", "said the deputy chair of the Harbour Board". */
const longestSpeaker = 9

/** The words of a sentence between two places, as token indexes [from, to). */
function tokensBetween({ tokens }: Sentence, start: number, end: number): readonly [number, number] {
  const indexOf = (place: number) => {
    const index = tokens.findIndex((token) => token.start >= place)
    return index < 0 ? tokens.length : index
  }
  return [indexOf(start), indexOf(end)]
}

/** 'said Mayor Ann Lee': the group of words behind a verb that names who speaks. */
function speakerAfter(document: Document, sentence: Sentence, from: number, to: number): Speaker | undefined {
  const { tokens } = sentence
  const mentions = speakersWithin(document, sentence, from, to).filter((m) => m.from < from + longestSpeaker)
  const who = mentions.find((m) => kindOf(document, m) === 'person') ?? mentions[0]
  const joined = (until: number) =>
    tokens
      .slice(from, until)
      .every(({ pos, lower }) => !/^(?:PUNCT|VERB|AUX)$/.test(pos) && (pos !== 'ADP' || lower === 'of'))
  // "said the pilot, Ann Lee, on Monday": the name stands beside the office, between commas.
  const isBeside = (name: NameMention) =>
    textAt(tokens, name.from - 1) === ',' &&
    /^(?:PUNCT|SCONJ)$/.test(tokens[name.to]?.pos ?? 'PUNCT') &&
    tokens[from]?.pos !== 'PROPN' &&
    joined(name.from - 1)
  if (who && (joined(who.from) || isBeside(who))) return speaker(document, sentence, from, who.to)
  const group = document.chunks(sentence).find((chunk) => chunk.type === 'np' && chunk.from <= from && from < chunk.to)
  return group && speaker(document, sentence, from, Math.min(group.to, to))
}

/** Whether nothing that a verb could be done to stands right behind it: "Ann Lee sighed." but not "Ann Lee opened the door." */
const standsBare = (next: Token | undefined): boolean => !next || /^(?:PUNCT|ADP|ADV|SCONJ|CCONJ)$/.test(next.pos)

/** "Ann Lee shot back", "Ann Lee cut in": a word behind a person's name that only "back" and its kin show to be a verb. */
function isPhrasal(document: Document, sentence: Sentence, at: number): boolean {
  const { tokens } = sentence
  return (
    /^\p{Ll}+$/u.test(textAt(tokens, at)) &&
    /^(?:back|in|out|up)\.?$/.test(textAt(tokens, at + 1)) &&
    standsBare(tokens[at + 2]) &&
    document.mentionsIn(sentence).some((m) => m.to === at && kindOf(document, m) === 'person')
  )
}

/** The sentence that goes on behind a quotation in its paragraph, and where: a comma or dash is passed over. */
function behind(document: Document, quotation: Quotation) {
  const sentence = sentenceFrom(document, quotation.end)
  if (quotation.open || sentence?.paragraph !== quotation.paragraph) return undefined
  const [first] = tokensBetween(sentence, quotation.end, sentence.end)
  const comma = /^[,—–-]$/.test(textAt(sentence.tokens, first))
  return { sentence, from: comma ? first + 1 : first, comma }
}

/** '"…," said Ann Lee' and '"…?" Ann Lee asked': the tag right behind a quotation. */
function tagAfter(document: Document, quotation: Quotation, next: Quotation | undefined): Tag | undefined {
  const place = behind(document, quotation)
  if (!place) return undefined
  const { sentence, from, comma } = place
  const { tokens } = sentence
  const verb = tokens[from]
  if (!verb) return undefined
  const [, to] = tokensBetween(sentence, quotation.end, next?.start ?? sentence.end)
  const words = document.article.text.slice(quotation.start, quotation.end)
  const close = comma ? ',' : (/([,!?—–-]|\.{3}|…)\s*["”'’]$/.exec(words)?.[1] ?? '')
  const tag = (said: Speaker | undefined, { lemma, start }: Token) =>
    said && { ...said, verb: lemma, at: start, sentence }
  if (speaks(verb) && (close !== '' || isReporting(verb)))
    return tag(speakerAfter(document, sentence, from + 1, to), verb)
  if (close === '' || /^(?:ADP|SCONJ|CCONJ|ADV)$/.test(verb.pos)) return undefined
  let inserted = false
  for (const [at, token] of tokens.entries()) {
    if (at <= from) continue
    if (at >= to || /^[.;:]$/.test(token.text)) return undefined
    // "Ann Lee, who has run the yard since 1990, told": the verbs up to the comma tell of her.
    inserted = inserted ? token.text !== ',' : /^(?:who|which|that)$/.test(token.lower)
    if (inserted) continue
    if (close === ',' && isPhrasal(document, sentence, at)) return tag(speaker(document, sentence, from, at), token)
    if (!(isVerb(token) || speaks(token))) continue
    const isNear = close === ',' && at < from + longestSpeaker
    if (!speaks(token) || !(isReporting(token) || isNear || standsBare(tokens[at + 1]))) return undefined
    return tag(speaker(document, sentence, from, at), token)
  }
  return undefined
}

/** 'Ann Lee said, "…"' and 'Ann Lee: "…"': the tag right before a quotation, after the one before it. */
function tagBefore(document: Document, quotation: Quotation, previous: Quotation | undefined): Tag | undefined {
  const sentence = sentenceFrom(document, quotation.start)
  if (!sentence) return undefined
  const { tokens } = sentence
  const [from, to] = tokensBetween(sentence, Math.max(previous?.end ?? 0, sentence.start), quotation.start)
  const mark = textAt(tokens, to - 1).toLowerCase()
  if (to <= from) return undefined
  const clauses = document
    .clauses(sentence)
    .filter(({ verb }) => verb.head >= from && verb.head < to && !verb.negated)
    .toReversed()
  const clause = clauses.find(({ verb: { form, head, lemma } }) => {
    if (form === 'infinitive') return false
    if (mark === ':' || (mark === ',' && head === to - 2)) return true
    return reportingVerbs.has(lemma) && (mark === ',' || mark === 'that' || head === to - 1)
  })
  if (clause) {
    const { verb, subject } = clause
    const [first] = subject
    const said = first && speaker(document, sentence, first.from, Math.max(first.to, Math.min(verb.from, to)))
    return said && { ...said, verb: verb.lemma, at: spanOf(tokens, verb.head).start, sentence }
  }
  const who = mentionsWithin(document, sentence, from, to).find((m) => m.how === 'name')
  return mark === ':' && clauses.length === 0 && who ? tagOf(document, sentence, who, who.start) : undefined
}

/** A tag without a verb: the name alone says who speaks. */
function tagOf(document: Document, sentence: Sentence, { entity }: NameMention, at: number): Tag {
  return { who: document.entities[entity]?.name ?? '', named: true, verb: 'say', at, sentence }
}

/** The only person of the sentence right before a quotation that nobody is named beside: 'Ann Lee disagreed. "It will stand."' */
function tagOfSentenceBefore(document: Document, quotation: Quotation): Tag | undefined {
  const own = sentenceFrom(document, quotation.start)
  const sentence = own && document.sentences[own.index - 1]
  if (own?.start !== quotation.start || sentence?.paragraph !== own.paragraph) return undefined
  const [who, ...others] = document.mentionsIn(sentence).filter((m) => kindOf(document, m) === 'person')
  return who && others.every((m) => m.entity === who.entity) ? tagOf(document, own, who, -1) : undefined
}

/** '"…," they replied': a tag whose pronoun means nobody that is known. */
function isOfNobodyKnown(document: Document, quotation: Quotation): boolean {
  const place = behind(document, quotation)
  if (!place) return false
  const { sentence, from } = place
  const [who, verb] = sentence.tokens.slice(from)
  if (!who || !verb || !/^(?:he|she|they)$/.test(who.text) || !speaks(verb)) return false
  return mentionsWithin(document, sentence, from, from + 1).length === 0
}

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
    const after = document.sentences[byStart.right(document.sentences, last?.end ?? 0)]
    const sentences = after !== undefined && after.start < quotation.start
    const open = previous?.parts.at(-1) === last ? previous : undefined
    const amid = open !== undefined && inParagraph !== undefined && open.tag.at > (last?.end ?? 0)
    // '"A," said Ann Lee, "B."': one saying, with its speaker amid.
    if (open && amid && !/[.!?]$/.test(between) && sentenceFrom(document, quotation.start) === open.tag.sentence) {
      previous = { ...open, parts: [...open.parts, quotation] }
      found[found.length - 1] = previous
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
