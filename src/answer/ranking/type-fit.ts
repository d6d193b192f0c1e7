import type { AnswerType } from '../../nlp/question/index.ts'
import type { Token } from '../../nlp/types.ts'
import type { CandidateKind } from '../candidates/types.ts'

const kinds: readonly CandidateKind[] = [
  'person',
  'organisation',
  'place',
  'event',
  'work',
  'name',
  'date',
  'number',
  'ordinal',
  'money',
  'percent',
  'noun',
  'modifier',
  'noun-of',
  'noun-long',
  'list',
  'quote',
  'adjective',
  'verb',
  'predicate',
  'infinitive',
  'gerund',
  'clause',
]

/** Number of a candidate kind, similar kinds beside each other. */
export const kindCode = (kind: CandidateKind): number => kinds.indexOf(kind)

const types: readonly AnswerType[] = [
  'HUM:ind',
  'HUM:title',
  'HUM:desc',
  'HUM:gr',
  'LOC:country',
  'LOC:city',
  'LOC:state',
  'LOC:other',
  'NUM:date',
  'NUM:period',
  'NUM:count',
  'NUM:money',
  'NUM:perc',
  'NUM:ord',
  'NUM:dist',
  'NUM:speed',
  'NUM:temp',
  'NUM:weight',
  'NUM:other',
  'ENTY:other',
  'ENTY:event',
  'ENTY:work',
  'ENTY:lang',
  'ABBR:exp',
  'ABBR:abb',
  'DESC:def',
  'DESC:desc',
  'DESC:manner',
  'DESC:reason',
]

/** Number of an answer type, similar types beside each other. */
export const typeCode = (type: AnswerType): number => types.indexOf(type)

const clausal = new Set<CandidateKind>(['clause', 'infinitive', 'gerund', 'verb', 'predicate'])
const nominal = new Set<CandidateKind>(['noun', 'modifier', 'noun-of', 'noun-long', 'list'])

const unit: Readonly<Partial<Record<AnswerType, RegExp>>> = {
  'NUM:period': /^(?:year|month|week|day|hour|minute|second|decade|century|centurie)s?$/,
  'NUM:dist': /^(?:kilomet|met|mile|foot|feet|inch|yard|km|m|cm|mm|ft|mi|centimet|millimet|nautical|light-year)\w*$/,
  'NUM:money': /^(?:dollar|pound|euro|cent|yuan|yen|franc|mark|rouble|ruble|rupee|usd|eur|gbp|rmb)s?$/,
  'NUM:speed': /^(?:mph|km\/h|kph|knots?|hour|second)$/,
  'NUM:temp': /^(?:degrees?|celsius|fahrenheit|kelvin|°c|°f|°)$/,
  'NUM:weight': /^(?:kg|g|mg|tonnes?|tons?|pounds?|lbs?|kilograms?|grams?|ounces?)$/,
}

const isNumeral = ({ text, pos }: Token): boolean => pos === 'NUM' || /\d/.test(text)
const isCapital = ({ text }: Token): boolean => /^\p{Lu}/u.test(text)

/** How well the form of a candidate fits the class of the answer, 0 to 1. */
export function typeFit(type: AnswerType, kind: CandidateKind, tokens: readonly Token[]): number {
  const coarse = type.slice(0, type.indexOf(':'))
  // Only some classes ask for digits or capitals, and there are many candidates.
  const hasDigit = coarse === 'NUM' && tokens.some(isNumeral)
  const capital = (coarse === 'HUM' || coarse === 'LOC') && nominal.has(kind) && tokens.some(isCapital)
  switch (coarse) {
    case 'HUM':
      if (type === 'HUM:gr')
        return kind === 'organisation'
          ? 1
          : kind === 'name' || kind === 'person'
            ? 0.7
            : capital && nominal.has(kind)
              ? 0.6
              : kind === 'noun'
                ? 0.4
                : 0
      if (type === 'HUM:title') return nominal.has(kind) ? 0.7 : 0.1
      return kind === 'person'
        ? 1
        : kind === 'organisation' || kind === 'name'
          ? 0.6
          : kind === 'list' && capital
            ? 0.6
            : capital && nominal.has(kind)
              ? 0.5
              : nominal.has(kind)
                ? 0.3
                : 0
    case 'LOC':
      return kind === 'place'
        ? 1
        : kind === 'name' || kind === 'organisation'
          ? 0.6
          : capital && nominal.has(kind)
            ? 0.6
            : nominal.has(kind)
              ? 0.3
              : 0
    case 'NUM': {
      if (type === 'NUM:ord') return kind === 'ordinal' ? 1 : 0.2
      if (type === 'NUM:date') return kind === 'date' ? 1 : hasDigit && nominal.has(kind) ? 0.3 : 0
      if (type === 'NUM:perc') return kind === 'percent' ? 1 : hasDigit ? 0.4 : 0
      if (type === 'NUM:money')
        return kind === 'money'
          ? 1
          : hasDigit && tokens.some((t) => unit['NUM:money']?.test(t.lower))
            ? 0.9
            : hasDigit
              ? 0.3
              : 0
      const wanted = unit[type]
      const measured = wanted !== undefined && tokens.some((token) => wanted.test(token.lower))
      if (wanted) return hasDigit && measured ? 1 : kind === 'number' ? 0.4 : 0
      return kind === 'number'
        ? 1
        : kind === 'percent' || kind === 'money'
          ? 0.5
          : kind === 'date'
            ? 0.1
            : hasDigit
              ? 0.4
              : 0
    }
    case 'DESC':
      return clausal.has(kind) ? 1 : nominal.has(kind) ? 0.5 : 0.2
    case 'ABBR':
      return nominal.has(kind) || kind === 'organisation' || kind === 'name' ? 0.8 : 0.1
    default:
      return nominal.has(kind) ? 0.8 : clausal.has(kind) ? 0.3 : kind === 'date' ? 0.2 : 0.7
  }
}

/**
 * Whether a candidate can be an answer of a class at all: a date is no person, a place is no number.
 * Classes without a form of their own (what, why, how) admit everything.
 */
export function admissible(type: AnswerType, kind: CandidateKind, tokens: readonly Token[]): boolean {
  const number = kind === 'number' || kind === 'money' || kind === 'percent' || kind === 'ordinal'
  const numeral = number || (type.startsWith('NUM') && tokens.some(isNumeral))
  switch (type) {
    case 'HUM:ind':
    case 'HUM:gr':
      return kind !== 'date' && !number && !clausal.has(kind) && kind !== 'adjective'
    case 'LOC:city':
    case 'LOC:country':
    case 'LOC:state':
      return kind !== 'date' && !number && !clausal.has(kind) && kind !== 'adjective' && kind !== 'person'
    case 'LOC:other':
      return kind !== 'date' && !number && kind !== 'person' && kind !== 'adjective'
    case 'NUM:date':
      return (
        kind === 'date' ||
        (numeral && kind !== 'number' && kind !== 'money' && kind !== 'percent') ||
        nominal.has(kind) ||
        clausal.has(kind)
      )
    case 'NUM:ord':
      return kind === 'ordinal' || numeral
    case 'NUM:perc':
    case 'NUM:money':
      return numeral
    case 'NUM:count':
    case 'NUM:dist':
    case 'NUM:speed':
    case 'NUM:temp':
    case 'NUM:weight':
      return (
        kind !== 'date' &&
        (numeral ||
          tokens.some((token) =>
            /^(?:no|none|several|many|few|both|dozens?|hundreds?|thousands?|millions?|half|twice|once|a)$/.test(
              token.lower,
            ),
          ))
      )
    default:
      return true
  }
}
