/** Which part of a sentence with several parts of one kind a question asks for: "sold by A to B", "£8 for members and £12 for guests". */

import type { NameMention } from '../nlp/names/index.ts'
import type { Question } from '../nlp/question/index.ts'
import type { Sentence, Token } from '../nlp/types.ts'
import { analyse } from '../search/terms.ts'
import type { Span } from '../types.ts'
import type { Reading } from './reading.ts'

const gives =
  /^(?:sell|give|hand|pass|award|present|lend|transfer|donate|lease|rent|grant|leave|deliver|send|show|offer|teach|bequeath|pay|return|entrust|cede|assign)$/
const takes = /^(?:buy|purchase|acquire|receive|get|obtain|inherit|borrow|win|accept)$/

type Role = 'by' | 'to' | 'from'

/** The preposition that leads to what a question about a person asks for, were its sentence in the passive. */
function roleAsked(question: Question, givesAway: boolean): Role | undefined {
  const form = question.form.toLowerCase()
  const led = /^(by|to|from) whom\b/.exec(form)?.[1] ?? /^who(?:m)?\b.*\b(by|to|from)\W*$/.exec(form)?.[1]
  if (led) return led as Role
  if (question.wh !== 'who' || !question.verb) return undefined
  if (givesAway && (takes.test(question.verb) || (question.passive && gives.test(question.verb)))) return 'to'
  return question.gap === 'agent' && !question.passive ? 'by' : undefined
}

/** The preposition right before a name, past its office and article: "by the mayor Ann Lee". */
function leadOf(tokens: readonly Token[], mention: NameMention): string {
  let at = mention.from - 1
  // "by the mayor, Ann Lee"
  if (tokens[at]?.text === ',' && tokens[at - 1]?.pos === 'NOUN') at--
  while (at >= 0 && /^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[at]?.pos ?? '')) at--
  return tokens[at]?.lower ?? ''
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start

/** Of "by A to B", the one that is asked for; the span itself where nothing tells them apart. */
function personAsked(question: Question, { document }: Reading, sentence: Sentence, span: Span): Span {
  const { tokens } = sentence
  const passive = document
    .clauses(sentence)
    .find(({ verb }) => verb.passive && (tokens[verb.head]?.start ?? 0) < span.start)
  if (!passive) return span
  const role = roleAsked(question, gives.test(passive.verb.lemma))
  const named = document.mentionsIn(sentence).filter(({ from, entity }) => {
    const kind = document.entities[entity]?.kind
    return from >= passive.verb.to && (kind === 'person' || kind === 'organisation' || kind === 'other')
  })
  const asked = named.filter((mention) => leadOf(tokens, mention) === role)
  const inside = named.filter((mention) => overlaps(mention, span))
  const [only] = asked
  if (!only || asked.length > 1 || inside.length === 0 || (inside.length === 1 && inside[0] === only)) return span
  // What is led by another of these prepositions, or holds several, is another's part.
  const isOther = inside.some((mention) => /^(?:by|to|from)$/.test(leadOf(tokens, mention)) && mention !== only)
  return isOther ? { start: only.start, end: only.end } : span
}

/** A number with its currency or unit, and the words that are told of it. */
interface Amount extends Span {
  readonly unit: string
  readonly about: ReadonlySet<string>
}

const currency = /^[$£€¥]$/
const parts = /^(?:and|but|while|whereas|or|,|;)$/

/** The amounts of a sentence, each with the terms of its part; none where its parts can't be told apart. */
function amountsOf({ document }: Reading, sentence: Sentence): Amount[] {
  const { tokens } = sentence
  const { text } = document.article
  const dates = document.datesIn(sentence)
  const places = tokens.flatMap((token, i) =>
    token.pos === 'NUM' &&
    !dates.some((date) => overlaps(date, token)) &&
    !/^(?:one|another)$/.test(tokens[i - 1]?.lower ?? '')
      ? [i]
      : [],
  )
  if (places.length < 2 || tokens.some(({ lower }) => lower === 'respectively')) return []
  const cuts: number[] = [0]
  for (let i = 1; i < places.length; i++) {
    const [before = 0, at = 0] = [places[i - 1], places[i]]
    const cut = tokens.findLastIndex((token, j) => j > before && j < at && parts.test(token.lower))
    if (cut < 0) return []
    cuts.push(cut)
  }
  cuts.push(tokens.length)
  return places.map((at, i) => {
    const from = cuts[i] ?? 0
    const to = cuts[i + 1] ?? tokens.length
    const first = currency.test(tokens[at - 1]?.text ?? '') ? at - 1 : at
    const unit = tokens[at + 1]?.pos === 'NOUN' ? at + 1 : at
    // "Entry costs £8 for members and £12 for guests": what stands before the first is told of all.
    const shared = i === 0 && !tokens.slice(cuts[1] ?? 0, places[1]).some(({ pos }) => pos === 'VERB' || pos === 'AUX')
    const start = tokens[shared ? at + 1 : from]?.start ?? sentence.end
    const end = tokens[to - 1]?.end ?? sentence.end
    return {
      start: tokens[first]?.start ?? 0,
      end: tokens[unit]?.end ?? 0,
      unit: first < at ? (tokens[first]?.text ?? '') : unit > at ? (tokens[unit]?.lemma ?? '') : '',
      about: new Set(analyse(text.slice(start, end))),
    }
  })
}

/** Of several amounts, the one whose part tells of what is asked: of guests, of the winter, of 2021. */
function amountAsked(question: Question, reading: Reading, sentence: Sentence, span: Span): Span {
  const amounts = amountsOf(reading, sentence)
  const held = amounts.filter((amount) => overlaps(amount, span))
  const [first] = held
  if (!first) return span
  const alike = amounts.filter(({ unit }) => unit === first.unit || unit === '' || first.unit === '')
  const asked = new Set(analyse(question.form))
  const own = ({ about }: Amount) =>
    [...about].filter((term) => asked.has(term) && alike.filter((other) => other.about.has(term)).length === 1).length
  const counts = alike.map(own)
  const most = Math.max(...counts)
  const best = alike[counts.indexOf(most)]
  if (!best || most === 0 || counts.filter((count) => count === most).length > 1) return span
  if (held.length === 1 && first === best) {
    // "members and £12": words of another part are no part of the amount.
    const others = amounts.filter((amount) => amount !== best)
    return others.some((other) => overlaps(other, span)) || span.start < best.start - 8
      ? { start: best.start, end: best.end }
      : span
  }
  return { start: best.start, end: best.end }
}

/**
 * The part of a span, or of its sentence in place of it, that a question asks for where the sentence has several of the kind.
 * @returns the span itself where nothing tells the parts apart
 */
export function partAsked(question: Question, reading: Reading, sentence: Sentence, span: Span): Span {
  if (question.type.startsWith('HUM')) return personAsked(question, reading, sentence, span)
  if (question.type === 'NUM:date') return span
  const { text } = reading.document.article
  const isAmount =
    question.type.startsWith('NUM:') || (/\d/.test(text.slice(span.start, span.end)) && question.wh === 'what')
  return isAmount ? amountAsked(question, reading, sentence, span) : span
}
