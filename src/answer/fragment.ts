import { formatEdtf } from '../dates/index.ts'
import type { LinkedName, Question } from '../nlp/question/index.ts'
import { isVerb, wordAt } from '../nlp/tokens.ts'
import type { Span } from '../types.ts'
import { type Before, nounGroups } from './carry-over.ts'
import { askingPhrase, lowerFirst, unmarked } from './former-clause.ts'

const leading = /^(?:what|how) about |^what of |^(?:and|or) (?:what about )?/i

/**
 * "What about Bo Vance?", "And in 2020?", "The treasurer?": a piece that takes the place of its like in the former question.
 * @returns the former question with it; undefined where it is no such piece, or has no like
 */
export function fragment(asked: Question, before: Before): string | undefined {
  const form = unmarked(asked.form)
  const isAbout = leading.test(form)
  const words = form.replace(leading, '')
  const from = form.length - words.length
  const tokens = asked.sentence.tokens.filter(({ start, pos }) => start >= from && pos !== 'PUNCT')
  if (words === '' || tokens.some((token) => isVerb(token) && token.text === token.lower)) return undefined
  if (!isAbout && (asked.wh !== 'none' || asked.polar)) return undefined
  const isJoined = isAbout || /^\W*(?:and|or|but|so|also)\b/i.test(asked.text)
  // Bare words look something up.
  if (!isJoined && !/\?\W*$/.test(asked.text)) return undefined
  const former = before.question
  if (/^(?:now|today|nowadays|currently|at present)$/i.test(words)) return dated(words.toLowerCase(), former)
  const around = /^(?:before|after|since|until) (?=(?:that|then|this)$)/i.exec(words)?.[0]
  if (around) return before.date && dated(around.toLowerCase() + formatEdtf(before.date), former)
  const date = asked.dates.find(({ start }) => start >= from)
  const name = asked.names.find(({ start }) => start >= from)
  // "mayor of Tarnby 2014" is a question of its own.
  if (date && !name && words.length - (date.end - date.start) <= 9) return dated(words, former)
  if (/^(?:in|at|on|from|to|near|of) /i.test(words) && name) return placed(words, name, former)
  if (name && words.length - (name.end - name.start) <= 4) return renamed(name, former, isJoined)
  const prepositional = withSamePreposition(words, former)
  if (prepositional) return prepositional
  const [group] = nounGroups({ ...asked, form: words, sentence: shifted(asked, from), names: [] })
  if (group?.start === 0 && (isJoined || !/ of /.test(words))) return regrouped(lowerFirst(words), former)
  const unknown = /^\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*)*$/u.test(words) && asked.unknownNames.length > 0
  const last = former.names.at(-1)
  if (unknown && last && isJoined) return replaced(former, last, words)
  const noun = /^\p{L}[\p{Ll} ]*s$/u.test(words) ? words.toLowerCase() : undefined
  const phrase = former.focusPhrase
  if (!noun || !phrase || !isJoined || askingPhrase(former)?.end !== phrase.end) return undefined
  const many = /^many /.test(former.form.slice(phrase.start, phrase.end)) ? 'many ' : ''
  return replaced(former, phrase, many + noun)
}

/** "And about the mill?" after "What did she say about the bridge?". */
function withSamePreposition(words: string, former: Question): string | undefined {
  const [, preposition, rest] = /^(about|of|for|with|against|from|to|by|in|at|on) (.+)$/i.exec(words) ?? []
  const like = former.args.find((arg) => arg.role === 'oblique' && arg.preposition === preposition?.toLowerCase())
  return like && rest && replaced(former, like, rest)
}

const shifted = ({ sentence }: Question, by: number): Question['sentence'] => ({
  ...sentence,
  tokens: sentence.tokens
    .filter(({ start }) => start >= by)
    .map((token) => ({ ...token, start: token.start - by, end: token.end - by })),
})

const replaced = ({ form }: Question, { start, end }: Span, text: string): string =>
  form.slice(0, start) + text + form.slice(end)

const withPreposition = /\b(?:in|on|at|since|until|by|from|during|before|after) $/i

/** A date for the date of the former question, or at its end. */
function dated(words: string, former: Question): string {
  const [date] = former.dates
  const text =
    /^(?:(?:in|on|at|since|until|by|from|during|before|after|last|next|this|two|three|\w+ (?:years|months|days)) |now|today|currently|at present)/i.test(
      words,
    )
      ? lowerFirst(words)
      : `${/^\d{1,2} |^\w+ \d{1,2}\b(?!\d)/.test(words) ? 'on' : 'in'} ${words}`
  if (!date) return `${unmarked(former.form)} ${text}`
  const before = withPreposition.exec(former.form.slice(0, date.start))
  return replaced(former, { start: date.start - (before?.[0].length ?? 0), end: date.end }, text)
}

/** A place with its preposition for a place of the former question, or at its end. */
function placed(words: string, name: LinkedName, former: Question): string {
  const place = former.names.findLast(({ kind }) => kind === name.kind)
  if (!place) return `${unmarked(former.form)} ${lowerFirst(words)}`
  const before = /\b(?:in|at|on|from|to|near|of) (?:the )?$/i.exec(former.form.slice(0, place.start))
  return replaced(
    former,
    { start: place.start - (before?.[0].length ?? 0), end: place.end },
    before ? lowerFirst(words) : name.name,
  )
}

/** A name for one of its kind. */
function renamed(name: LinkedName, former: Question, isJoined: boolean): string | undefined {
  const like = former.names.findLast(({ kind }) => kind === name.kind)
  if (like) return replaced(former, like, name.name)
  const group = isJoined ? nounGroups(former).find(({ start }) => start > 0) : undefined
  if (group && name.kind === 'person' && former.wh !== 'who') return replaced(former, group, name.name)
  const [only, ...others] = former.names
  return isJoined && only && others.length === 0 ? replaced(former, only, name.name) : undefined
}

/** "the treasurer" for "the mayor": of the former question's group the owner stays, where the new one has none. */
function regrouped(words: string, former: Question): string | undefined {
  const [group] = nounGroups(former)
  if (group) {
    const text = former.form.slice(group.start, group.end)
    const owner = / of /.test(words) ? '' : (/ of .*$/.exec(text)?.[0] ?? '')
    return replaced(former, group, words + owner)
  }
  const office = /^(Who (?:is|was) )([a-z][a-z -]*?)( of .*)?\?$/.exec(former.form)
  if (office) return `${office[1]}${words}${/ of /.test(words) ? '' : (office[3] ?? '')}`
  const [only, ...others] = former.names.filter(({ kind }) => kind === 'person')
  return only && others.length === 0 && wordAt(former.sentence.tokens, 0) !== ''
    ? replaced(former, only, words)
    : undefined
}
