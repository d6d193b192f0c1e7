import { countries, knownPlaces } from '../nlp/names/places.ts'
import type { AnswerType, Question } from '../nlp/question/index.ts'
import type { Sentence, Token } from '../nlp/types.ts'
import type { NameKind, Span } from '../types.ts'
import type { Reading } from './reading.ts'

const units: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  'NUM:period': /^(?:year|month|week|day|night|hour|minute|second|decade|centur(?:y|ie)|season|term)s?$/,
  'NUM:dist':
    /^(?:kilomet|met(?:er|re)|mile|foot|feet|inch|yard|km|m|cm|mm|ft|mi|centimet|millimet|nautical|light-year)\w*$/,
  'NUM:money':
    /^(?:dollar|pound|euro|cent|penny|pence|yuan|yen|franc|mark|rouble|ruble|rupee|usd|eur|gbp|rmb|coin|gold)s?$/,
  'NUM:speed': /^(?:mph|km\/h|kph|knots?|hour|second)$/,
  'NUM:temp': /^(?:degrees?|celsius|fahrenheit|kelvin|°c|°f|°)$/,
  'NUM:weight': /^(?:kg|g|mg|tonnes?|tons?|pounds?|lbs?|kilograms?|grams?|ounces?)$/,
  'NUM:perc': /^(?:%|percent|per|half|thirds?|quarters?|fifths?|tenths?|majority)$/,
}
const currency = /[$£€¥]/
const quantity =
  /^(?:no|none|several|many|few|both|half|twice|once|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?)$/
const calendar =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|today|yesterday|tomorrow|century|week|month|year|day)s?$/

/** What begins a clause that says when, where or what for, and so is nobody. */
const adverbial = /^(?:for|in|on|at|to|from|with|during|before|after|because|since|until|while|when|as)$/
/** What begins a clause that says when, and so gives no reason. */
const temporal = /^(?:before|after|until|till|when|while|during)$/

/** What the form of a span tells. */
interface Form {
  readonly tokens: readonly Token[]
  readonly text: string
  readonly names: ReadonlySet<NameKind>
  readonly isDate: boolean
  readonly hasNumber: boolean
  readonly hasCapital: boolean
}

function formOf({ document }: Reading, sentence: Sentence, span: Span): Form {
  const inside = (other: Span) => other.start < span.end && other.end > span.start
  const tokens = sentence.tokens.filter(inside)
  const names = document.mentionsIn(sentence).filter(inside)
  const [date] = document.datesIn(sentence).filter(inside)
  return {
    tokens,
    text: document.article.text.slice(span.start, span.end),
    names: new Set(names.flatMap(({ entity }) => document.entities[entity]?.kind ?? [])),
    // A date in a longer clause does not make that clause a date.
    isDate: date !== undefined && (date.end - date.start) * 2 >= span.end - span.start,
    hasNumber: tokens.some(({ pos, text, lower }) => pos === 'NUM' || /\d/.test(text) || quantity.test(lower)),
    hasCapital: tokens.some(({ text }, i) =>
      i > 0 ? /^\p{Lu}/u.test(text) : /^\p{Lu}/u.test(text) && sentence.tokens[0] !== tokens[0],
    ),
  }
}

function fitNumber(type: AnswerType, form: Form): number {
  // "The Spring Festival" has a season's name and is no date.
  if (type === 'NUM:date' && !form.isDate && form.names.size > 0 && !/\d/.test(form.text)) return -0.5
  if (type === 'NUM:date')
    return form.isDate ? 1 : form.tokens.some(({ text, lower }) => /\d/.test(text) || calendar.test(lower)) ? 0.5 : -0.5
  const unit = units[type]
  const hasUnit =
    (unit !== undefined && form.tokens.some(({ lower }) => unit.test(lower))) ||
    (type === 'NUM:money' && currency.test(form.text))
  if (type === 'NUM:perc') return hasUnit || form.text.includes('%') ? 1 : form.hasNumber ? 0 : -1
  if (!form.hasNumber) return -1
  // "in 2019" counts nothing, and "five years" is no number of veterans.
  if (form.isDate && type !== 'NUM:period') return -0.7
  if (unit) return hasUnit ? 1 : 0
  if (type !== 'NUM:count') return 0.5
  const measures = Object.values(units).some((other) => form.tokens.some(({ lower }) => other.test(lower)))
  return measures || currency.test(form.text) ? 0.2 : 1
}

function fitName(wanted: readonly NameKind[], near: readonly NameKind[], form: Form): number {
  if (wanted.some((kind) => form.names.has(kind))) return 1
  if (form.isDate) return -1
  if (near.some((kind) => form.names.has(kind))) return 0.5
  if (form.names.size > 0) return -0.5
  if (form.hasNumber && form.tokens.length < 3) return -0.7
  return form.hasCapital ? 0.4 : 0
}

/** The noun that a question asks for is a unit or a thing that is counted: "how many schools" wants schools beside the number. */
function countsOther({ focus, type }: Question, form: Form, sentence: Sentence): boolean {
  if (type !== 'NUM:count' || focus === undefined) return false
  const last = form.tokens.at(-1)
  const after = last ? sentence.tokens.slice(sentence.tokens.indexOf(last) + 1, sentence.tokens.indexOf(last) + 4) : []
  const nouns = [...form.tokens, ...after].filter(({ pos }) => pos === 'NOUN' || pos === 'PROPN')
  return nouns.length > 0 && !nouns.some(({ lemma }) => lemma === focus)
}

/**
 * How well the form of a span fits the kind of answer that is asked for.
 * @returns 1 as it should be, 0 no word on it, -1 cannot be it: a date is no person, "five years" no number of veterans
 */
export function formFit(question: Question, reading: Reading, sentence: Sentence, span: Span): number {
  const { type } = question
  const form = formOf(reading, sentence, span)
  if (type.startsWith('NUM:')) {
    const fit = fitNumber(type, form)
    return fit > 0 && countsOther(question, form, sentence) ? fit - 0.6 : fit
  }
  const [first] = form.tokens
  if (type === 'HUM:ind')
    return first && adverbial.test(first.lower) ? -0.7 : fitName(['person'], ['organisation', 'other'], form)
  if (type === 'HUM:gr') return fitName(['organisation'], ['other', 'place', 'person'], form)
  const isCountry = countries.has(form.text.toLowerCase().replace(/^the /, ''))
  if (type === 'LOC:city' && isCountry) return -0.7
  if (type === 'LOC:country' && !isCountry && form.tokens.length < 4 && knownPlaces.has(form.text.toLowerCase()))
    return -0.7
  if (type.startsWith('LOC:')) return fitName(['place'], ['organisation', 'other', 'event'], form)
  if (type === 'DESC:reason' && first && temporal.test(first.lower)) return -0.5
  if (type === 'DESC:reason')
    return form.tokens.some(({ pos }) => pos === 'VERB') || form.tokens.length > 3 ? 0.5 : form.isDate ? -0.7 : 0
  return 0
}
