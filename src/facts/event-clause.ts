/** Which clause, noun or part of a sentence a date belongs to, and what its words speak of. */
import type { NounPhrase } from '../nlp/chunks.ts'
import { agents, type Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import { spanOf, textAt, wordAt } from '../nlp/tokens.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateMention, Span } from '../types.ts'
import { extent, inDate, kindOf } from './reading.ts'

/** Nouns for what happens, so that "the 1991 agreement" is an event of 1991. */
const happenings = new Set(
  (
    'accord agreement attack ceremony championship conference congress convention crash crisis cup deal debate earthquake election exhibition expo fair festival final fire flood forum game ' +
    'hearing hurricane launch meeting merger olympics parade protest race reception referendum riot session settlement show strike summit talk tour tournament treaty trial visit war wedding'
  ).split(' '),
)
const opensPhrase =
  /^(?:on|in|by|since|until|till|before|after|during|from|between|to|for|at|of|around|about|early|late|mid|throughout|over|within|through|as)$/
const owner = /^(?:its|his|her|their|our|my|your|the|a|an|this|that|'s)$/

/** Clauses whose verb is one: not a noun after "its", not the "May" of a date, no bare "to do". */
export function realClauses(document: Document, sentence: Sentence): readonly Clause[] {
  const { tokens } = sentence
  return document.clauses(sentence).filter(({ verb }) => {
    const head = tokens[verb.head]
    const isBare = verb.form === 'finite' && verb.to - verb.from === 1 && head?.lower === head?.lemma
    return !(isBare && owner.test(wordAt(tokens, verb.from - 1))) && !inDate(document, sentence, verb.head)
  })
}

const timeNoun = /^(?:mornings?|afternoons?|evenings?|nights?|days?|weekends?|weeks?|months?|years?|noon|midnight)$/

/** Who does what a clause tells, without the words of time before them: "This morning | Ann Lee left". */
export function doersOf(document: Document, sentence: Sentence, clause: Clause): NounPhrase[] {
  const all = agents(clause).filter((np) => !inDate(document, sentence, np.head))
  const [first, second] = all
  const isTime = second && timeNoun.test(wordAt(sentence.tokens, first?.head ?? 0)) && first?.to === second.from
  return isTime ? all.slice(1) : all
}

const longUnits = '(?:weeks|months|years|decades|centuries|generations)'
const hedge = '(?:(?:more than|over|about|almost|nearly|around|some|at least|up to|just|only|well) )*'
const long = `(?:(?:an?|half an?|the|this|one) (?:past |last )?(?:week|month|year|decade|century|generation)|(?:[a-z-]+ |\\d+ ){0,4}?${longUnits})`
/** "Over the past decade, …", "For three decades …": what such a sentence tells is no deed of a day. */
const throughout = new RegExp(
  `^(?:(?:and|but|yet) )?(?:for|over|throughout) ${hedge}${long}\\b|^in (?:recent ${longUnits}|the (?:past|last) (?:[a-z-]+ |\\d+ ){0,2}${longUnits})\\b|\\b(?:over|during|within|throughout|in|for) the (?:past|last|first|final|opening) (?:[a-z-]+ |\\d+ ){0,3}(?:${longUnits}|decade|century)\\b`,
  'i',
)
const forLong = new RegExp(`\\bfor ${hedge}${long}\\b`, 'i')
/** "Has been jailed for six years": the years are still to come. */
const sentencing =
  /^(?:jail|sentence|ban|suspend|imprison|bar|disqualify|exile|appoint|elect|hire|sign|lease|rent|hand|order|extend|prolong|remand|book|approve|grant|fund)$/

/** Whether a clause tells what has lasted for long ("has taught here for 12 years"), so that it is no deed of its article's day. */
export function isLasting(document: Document, sentence: Sentence, { verb }: Clause): boolean {
  const text = document.article.text.slice(sentence.start, sentence.end)
  const perfect = sentence.tokens.slice(verb.from, verb.to).some(({ lower }) => /^(?:has|have|'ve)$/.test(lower))
  return throughout.test(text) || (perfect && !sentencing.test(verb.lemma) && forLong.test(text))
}

/** Where the verb group of a clause begins in the text. */
export const verbStart = ({ tokens }: Sentence, { verb }: Clause): number => spanOf(tokens, verb.from).start

/** Whether a noun, lower case, singular or plural, is one for something that happens. */
const isHappening = (noun: string): boolean => happenings.has(noun) || happenings.has(noun.replace(/s$/, ''))

const tokenAt = (sentence: Sentence, offset: number) => sentence.tokens.findIndex((token) => token.end > offset)

/** True where a date opens the clause of the verb that follows: "…, but on 21 September 2004 the parties agreed". */
function opensClause(document: Document, sentence: Sentence, date: Span, next: Clause): boolean {
  const { tokens } = sentence
  let before = tokenAt(sentence, date.start) - 1
  while (opensPhrase.test(wordAt(tokens, before)) || wordAt(tokens, before) === 'the') before--
  if (before < 0) return true
  if (!/^(?:,|;|:|and|but|that|while|when|which|["“(]|—|–)$/.test(wordAt(tokens, before))) return false
  const isSubject = ({ from, to }: NounPhrase) => spanOf(tokens, from).start >= date.end && to <= next.verb.from
  return document.chunks(sentence).some((c) => c.type === 'np' && !c.preposition && isSubject(c))
}

/** The clause that a date belongs to: the one whose verb it follows, or whose subject it stands before. */
export function clauseOf(document: Document, sentence: Sentence, date: Span): Clause | undefined {
  const { tokens } = sentence
  const all = realClauses(document, sentence)
  const next = all.find((clause) => verbStart(sentence, clause) >= date.end)
  if (next?.verb.form !== 'finite' || !opensClause(document, sentence, date, next))
    // "plans to meet on Monday": the verb that governs the bare infinitive tells the event as well as it does.
    return all.findLast((clause) => verbStart(sentence, clause) < date.start) ?? next
  if (!/^(?:who|which|that)$/.test(wordAt(tokens, next.verb.from - 1))) return next
  // "On Monday, X, who lives in Y, said": the date goes with "said", not with the inserted clause.
  const isMain = ({ verb }: Clause) =>
    verb.from > next.verb.from && verb.form === 'finite' && textAt(tokens, verb.from - 1) === ','
  return all.find(isMain) ?? next
}

/** The noun group that a date stands in as a modifier ("the May forum", "the 2023 election"), where the noun is something that happens. */
export function nounOf(
  document: Document,
  sentence: Sentence,
  date: Span,
): { readonly group: NounPhrase; readonly span: Span; readonly happens: boolean } | undefined {
  const { tokens } = sentence
  const last = tokens.findIndex((token) => token.end >= date.end)
  const group = document
    .chunks(sentence)
    .find((c) => c.type === 'np' && c.from <= last && c.to > last + 1 && spanOf(tokens, c.from).start <= date.start)
  if (group?.type !== 'np') return undefined
  if (opensPhrase.test(wordAt(tokens, tokenAt(sentence, date.start) - 1))) return undefined
  const span = spanOf(tokens, group.from, extent(document, sentence, group, /^of$/))
  const isNamed =
    /^\p{Lu}/u.test(textAt(tokens, group.head)) &&
    document.mentionsIn(sentence).some((m) => m.to === group.to && kindOf(document, m) === 'event')
  return { group, span, happens: isNamed || isHappening(wordAt(tokens, group.head)) }
}

const yearAfter = /^(?:.*\s|\s)?((?:19|20)\d\d)\b/
const yearBefore = /\b((?:19|20)\d\d)\s+(?:\p{Lu}[\p{L}'’-]*\s+){0,2}$/u

/** Years that are part of the name of an event ("Harbour Expo 2014", "the 2023 Two Days"), where no date was read. */
export function namedYears(
  document: Document,
  sentence: Sentence,
): { readonly date: DateMention; readonly name: Span }[] {
  const { text } = document.article
  return document.mentionsIn(sentence).flatMap((mention) => {
    const name = text.slice(mention.start, mention.end)
    if (!name.toLowerCase().split(/\s+/).some(isHappening)) return []
    const whole = text.slice(mention.start, Math.min(mention.end + 5, sentence.end))
    const after = yearAfter.exec(whole)?.[1]
    const before = yearBefore.exec(text.slice(sentence.start, mention.start))
    const edtf = after ?? before?.[1]
    if (edtf === undefined) return []
    const start = after ? mention.start + whole.lastIndexOf(after) : sentence.start + (before?.index ?? 0)
    const date: DateMention = { edtf, start, end: start + 4, basis: 'stated' }
    if (document.datesIn(sentence).some((other) => other.start < date.end && start < other.end)) return []
    return [{ date, name: { start: Math.min(mention.start, start), end: Math.max(mention.end, date.end) } }]
  })
}

const formal = /^(?:it|they|this|these)$/

/** What "it" or "they" at the head of a sentence means: the thing that the sentence before begins with. */
function subjectBefore(document: Document, sentence: Sentence): string | undefined {
  const previous = document.sentences[sentence.index - 1]
  if (!formal.test(wordAt(sentence.tokens, 0)) || !previous || sentence.paragraph - previous.paragraph > 1)
    return undefined
  const subject = document.mentionsIn(previous).find((m) => kindOf(document, m) !== 'person' && m.from < 8)
  return subject && document.entities[subject.entity]?.name
}

/** Names in a sentence, or in a part of it and its subject, also those meant by a pronoun or a description. */
export function namesIn(document: Document, sentence: Sentence, part?: Span, clause?: Clause): string[] {
  const inside = document
    .mentionsIn(sentence)
    .filter(
      (m) =>
        !part ||
        (m.start >= part.start && m.end <= part.end) ||
        clause?.subject.some((np) => np.from <= m.from && m.from < np.to),
    )
  const names = inside.map((m) => document.entities[m.entity]?.name)
  if (!part || part.start === sentence.start) names.push(subjectBefore(document, sentence))
  return [...new Set(names.flatMap((name) => name || []))]
}

const before =
  /(?:^|[,;(]|\band\b|\bbut\b|\bthen\b)\s*(?:(?:and|but|then|finally|later)\s+)?(?:(?:on|in|by|since|from|during|the)\s+)*$/i

/**
 * The part of a sentence with several dates that goes with one of them: "in 1998 it made A, in 2001 B" has two.
 * Undefined where the date opens no part of its own and none follows.
 */
export function partOf(document: Document, sentence: Sentence, date: DateMention): Span | undefined {
  const { text } = document.article
  const opening = document.datesIn(sentence).filter((other) => before.test(text.slice(sentence.start, other.start)))
  const at = opening.findIndex((other) => other.start === date.start)
  const next = opening.find((other) => other.start > date.start)
  if (opening.length < 2 || (at < 0 && !next)) return undefined
  const cut = (mention: DateMention) =>
    mention.start - (before.exec(text.slice(sentence.start, mention.start))?.[0].replace(/^[,;(]\s*/, '').length ?? 0)
  const start = at < 0 ? sentence.start : cut(date)
  const end = next ? cut(next) : sentence.end
  return { start, end: start + text.slice(start, end).replace(/[\s,;]+(?:and|but)?\s*$/, '').length }
}
