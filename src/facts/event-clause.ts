/** Which clause, or which noun, a date belongs to. */
import type { NounPhrase } from '../nlp/chunks.ts'
import type { Clause } from '../nlp/clauses.ts'
import type { Document } from '../nlp/document.ts'
import type { Sentence } from '../nlp/types.ts'
import type { DateMention, Span } from '../types.ts'
import { extent } from './reading.ts'

/** Nouns for what happens, so that "the 1991 agreement" is an event of 1991. */
const happenings = new Set(
  `accord agreement attack ceremony championship conference congress convention crash crisis cup deal debate earthquake election exhibition expo fair festival final fire flood forum game
  games hearing hurricane launch meeting merger olympics parade protest race reception referendum riot session settlement show strike summit talk talks tour tournament treaty trial visit war wedding`.split(
    /\s+/,
  ),
)
const opensPhrase =
  /^(?:on|in|by|since|until|till|before|after|during|from|between|to|for|at|of|around|about|early|late|mid|throughout|over|within|through|as)$/
const owner = /^(?:its|his|her|their|our|my|your|the|a|an|this|that|'s)$/

/** Clauses whose verb is one: not a noun after "its", not the "May" of a date, no bare "to do". */
export function realClauses(document: Document, sentence: Sentence): readonly Clause[] {
  const { tokens } = sentence
  const dates = document.datesIn(sentence)
  return document.clauses(sentence).filter(({ verb }) => {
    const head = tokens[verb.head]
    const before = tokens[verb.from - 1]
    if (
      !head ||
      (verb.form === 'finite' &&
        before &&
        owner.test(before.lower) &&
        verb.to - verb.from === 1 &&
        head.lower === head.lemma)
    )
      return false
    return !dates.some((date) => date.start <= head.start && head.end <= date.end)
  })
}

/** Whether a noun, lower case, singular or plural, is one for something that happens. */
export function isHappening(noun: string): boolean {
  return happenings.has(noun) || happenings.has(noun.replace(/s$/, ''))
}

const tokenAt = (sentence: Sentence, offset: number) => sentence.tokens.findIndex((token) => token.end > offset)

/** True where a date opens the clause of the verb that follows: "…, but on 21 September 2004 the parties agreed". */
function opensClause(document: Document, sentence: Sentence, date: Span, next: Clause): boolean {
  const { tokens } = sentence
  let before = tokenAt(sentence, date.start) - 1
  while (opensPhrase.test(tokens[before]?.lower ?? '') || tokens[before]?.lower === 'the') before--
  const mark = tokens[before]
  if (mark && !/^(?:,|;|:|and|but|that|while|when|which|["“(]|—|–)$/.test(mark.lower)) return false
  const verbStart = tokens[next.verb.from]?.start ?? sentence.end
  const subject = document
    .chunks(sentence)
    .some(
      (c) =>
        c.type === 'np' &&
        !c.preposition &&
        (tokens[c.from]?.start ?? 0) >= date.end &&
        (tokens[c.to - 1]?.end ?? 0) <= verbStart,
    )
  return subject || mark === undefined
}

/** The clause that a date belongs to: the one whose verb it follows, or whose subject it stands before. */
export function clauseOf(document: Document, sentence: Sentence, date: Span): Clause | undefined {
  const { tokens } = sentence
  const all = realClauses(document, sentence)
  const startOf = (clause: Clause) => tokens[clause.verb.from]?.start ?? 0
  const next = all.find((clause) => startOf(clause) >= date.end)
  const previous = all.filter((clause) => startOf(clause) < date.start)
  if (next && next.verb.form === 'finite' && opensClause(document, sentence, date, next))
    return mainAfterInserted(sentence, all, next)
  const last = previous[previous.length - 1]
  // "plans to meet on Monday": the verb that governs the bare infinitive tells the event as well as it does.
  return last ?? next
}

/** "On Monday, X, who lives in Y, said": the date goes with "said", not with the inserted clause. */
function mainAfterInserted(sentence: Sentence, all: readonly Clause[], next: Clause): Clause {
  const before = sentence.tokens[next.verb.from - 1]
  if (!before || !/^(?:who|which|that)$/.test(before.lower)) return next
  const main = all.find(
    (clause) =>
      clause.verb.from > next.verb.from &&
      clause.verb.form === 'finite' &&
      sentence.tokens[clause.verb.from - 1]?.text === ',',
  )
  return main ?? next
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
    .find((c) => c.type === 'np' && c.from <= last && c.to > last + 1 && (tokens[c.from]?.start ?? 0) <= date.start)
  if (group?.type !== 'np') return undefined
  const first = tokens[tokenAt(sentence, date.start) - 1]
  if (first && opensPhrase.test(first.lower)) return undefined
  const head = tokens[group.head]
  const to = extent(document, sentence, group, /^of$/)
  const end = tokens[to - 1]?.end ?? date.end
  const named =
    head !== undefined &&
    /^\p{Lu}/u.test(head.text) &&
    document.mentionsIn(sentence).some((m) => m.to === group.to && document.entities[m.entity]?.kind === 'event')
  return {
    group,
    span: { start: tokens[group.from]?.start ?? date.start, end },
    happens: named || isHappening(head?.lower ?? ''),
  }
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
    const found = after
      ? { edtf: after, start: mention.start + whole.lastIndexOf(after) }
      : before?.[1]
        ? { edtf: before[1], start: sentence.start + before.index }
        : undefined
    if (!found || document.datesIn(sentence).some((date) => date.start < found.start + 4 && found.start < date.end))
      return []
    const date: DateMention = { ...found, end: found.start + 4, basis: 'stated' }
    return [{ date, name: { start: Math.min(mention.start, date.start), end: Math.max(mention.end, date.end) } }]
  })
}
