/** Words that belong to names although they look like others: particles, months and modals that are given names, what follows a family name. */

import { MONTH_NAMES } from '../../dates/index.ts'
import { textAt, wordAt } from '../tokens.ts'
import type { Token } from '../types.ts'
import { eventWords, honorifics, notNames, organisationWords, placeWords, titles } from './head-words.ts'
import { demonyms } from './places.ts'

/** Between a given name and a family name, in lower case: "van der", "de la", "bin". */
export const particle =
  /^(?:['’]t|de|del|della|delle|degli|dei|dello|da|das|do|dos|di|du|des|d|von|vom|van|der|den|het|ter|ten|te|op|zu|zum|zur|af|av|al|el|bin|ben|ibn|bint|abu|abd|la|las|los|le|les|lo|und|y|e|i|mac|st)$/

/** Particles that may begin a family name by themselves: "said van Dam". */
const leading = /^(?:de|del|della|da|di|du|von|van|der|ter|zu|al|el|bin|ibn)$/

const prefixed = /^(?:al|el|ad|an|ar|as|ash|at|az|ed|ul|ur|us|abd|abu|bin|ibn|[dlno]|dell|dall|all)[-‐‑'’ʼ]\p{Lu}/u
const innerCapital = /^[a-z]{1,2}\p{Lu}[\p{L}\d]*/u

/** Weekdays, months, parts of a year or day, in lower case. */
export const calendarWord = new RegExp(
  `^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|${MONTH_NAMES.join('|').toLowerCase()}|spring|summer|autumn|winter|week|month|year|day|morning|afternoon|evening|night|weekend|today|yesterday|tomorrow)$`,
)

/** "zPhone", "iBook". */
export const hasInnerCapital = (token: Token): boolean => innerCapital.test(token.text)

/** Whether a word is written as names are: with a capital, or as "al-Harbi", "d'Orsel" or "zPhone". */
export const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && (/^\p{Lu}/u.test(token.text) || innerCapital.test(token.text) || prefixed.test(token.text))

/** "Jr.", "III": after a family name. */
export const isSuffix = (word: string): boolean => /^(?:(?:jr|sr)\.?|ii|iii|iv)$/i.test(word)

/** How many words a name has, without particles and what follows the family name. */
export const wordCount = (words: readonly { readonly text: string }[]): number =>
  words.filter(({ text }) => !particle.test(text) && !isSuffix(text) && text !== ',').length

const givenMonth = /^(?:jan|april|may|june|august|sun)$/
/** Right before a month: "in April", "last June", "early May". */
const beforeMonth =
  /^(?:in|since|until|till|during|throughout|last|next|this|that|early|late|mid|mid-|every|each|previous|following)$/
const months =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)\.?$|^(?:january|february|march|april|august|september|october|november|december)$/
const partOfTime =
  /^(?:end|start|beginning|middle|half|part|month|week|day|days|evening|morning|night|rest|\d+\p{L}*)$/u
const isParticiple = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && /(?:ed|en|n|t|d|e)$/.test(token.lower)

/** Whether what stands before a month shows that it is one. */
function isDated(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const earlier = tokens[at - 2]
  if (!before) return false
  // "In April 2019 Jan Moor", "on May 5 May Fenn": the number belongs to what stands before it.
  if (/^\d{1,2}(?:\D|$)/.test(before.text)) return !months.test(earlier?.lower ?? '')
  if (beforeMonth.test(before.lower) || (before.lower === 'from' && at === 1)) return true
  if (before.lower === 'by') return !isParticiple(earlier)
  if (before.lower === 'of') return partOfTime.test(earlier?.lower ?? '') || earlier?.pos === 'NUM'
  return /^(?:to|and|or|through)$/.test(before.lower) && givenMonth.test(earlier?.lower ?? '')
}

const isFamilyName = (token: Token | undefined): boolean =>
  token !== undefined &&
  /^\p{Lu}[\p{L}'’-]+$/u.test(token.text) &&
  !notNames.has(token.lower) &&
  !eventWords.has(token.lower) &&
  !organisationWords.has(token.lower) &&
  !demonyms.has(token.lower)

/** "May God bless them", "May Ann rest": a wish, by its verb without an ending. */
function isWish(tokens: readonly Token[], at: number): boolean {
  const verb = tokens.slice(at + 1).find((token) => !isCapital(token))
  return verb?.pos === 'VERB' && verb.lower === verb.lemma
}

/**
 * Whether a month, a weekday's short form or a modal is a given name: "April Moss", "Will Crane".
 * @param tokens of one sentence or question
 * @param at index of the word
 */
export function isGivenName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!token || !/^\p{Lu}\p{Ll}+$/u.test(token.text) || !(isFamilyName(next) || beginsFamilyName(tokens, at + 1)))
    return false
  if (token.lower === 'will') {
    if (at === 0) return tokens[tokens.length - 1]?.text !== '?'
    // "The House Will Vote": a heading, not somebody's name.
    const before = tokens[at - 1]
    const isHeading =
      isCapital(before) && at > 1 && !titles.has(before?.lower ?? '') && !honorifics.has(before?.lower ?? '')
    return !isHeading && (next?.pos !== 'VERB' || !isCapital(before))
  }
  if (!givenMonth.test(token.lower) || isDated(tokens, at)) return false
  if (placeWords.has(next?.lower ?? '') && token.lower !== 'jan' && /^(?:the|a)$/.test(wordAt(tokens, at - 1)))
    return false
  return !(token.lower === 'may' && at === 0 && isWish(tokens, at))
}

/** Whether particles and then a capitalised word stand here: "van der Berg". */
export function beginsFamilyName(tokens: readonly Token[], at: number): boolean {
  let end = at
  while (end < at + 3 && particle.test(textAt(tokens, end))) end++
  const name = tokens[end]
  return end > at && name !== undefined && /^\p{Lu}/u.test(name.text) && !notNames.has(name.lower)
}

/** Whether a family name begins at a particle by itself: "said van Dam", "by al Harbi". */
export function opensName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  return (
    leading.test(textAt(tokens, at)) &&
    beginsFamilyName(tokens, at) &&
    !(before && /^(?:DET|ADJ|NUM)$/.test(before.pos)) &&
    !isCapital(before) &&
    !particle.test(before?.text ?? '')
  )
}
