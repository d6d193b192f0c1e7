import { countries } from '../../nlp/names/places.ts'
import { analyse } from '../../search/terms.ts'
import { rangeAsked } from '../kinds/range-asked.ts'
import type { Check } from './check.ts'

/** "The" and "these" answer nothing. */
const hasContent: Check = (_, { candidate: { text } }) => analyse(`the ${text}`).length > 0

/** "Who is Ann Quill?" asks what she is: no name of a house or a town that stands beside hers. */
const isIdentity: Check = ({ question }, { candidate }) => {
  const [name] = question.names
  const isAsked = question.wh === 'who' && question.gap === 'predicate' && name?.kind === 'person'
  return !isAsked || (candidate.kind !== 'organisation' && candidate.kind !== 'place')
}

/** Who is asked for is no place, work or event. */
const isSomebody: Check = ({ question }, { candidate: { view, from, to } }) => {
  if (question.type !== 'HUM:ind') return true
  const { document } = view.reading
  const whole = document.mentionsIn(view.sentence).find((mention) => mention.from === from && mention.to === to)
  return !/^(?:place|work|event)$/.test((whole && document.entities[whole.entity]?.kind) ?? '')
}

/** A percentage, or a part such as "one in five". */
const hasShare: Check = ({ question }, { candidate: { view, from, to } }) => {
  if (question.type !== 'NUM:perc') return true
  const near = view.sentence.tokens.slice(from, to + 2).map((token) => token.lower)
  return /%|\bper ?cent|\bpercent|\bhalf\b|\bthirds?\b|\bquarters?\b|\bfifths?\b|\btenths?\b|\b(?:in|of)(?: every)? \S*\d|\bmajority\b|\ball\b|\bmost\b/.test(
    near.join(' '),
  )
}

const asksName = /\bnames? of\b/i

/** Who is asked for by name, or the name of a thing: words without one must be surer. */
const isNamed: Check = ({ question }, { candidate }) =>
  (question.type !== 'HUM:ind' && !(question.type === 'ENTY:other' && asksName.test(question.text))) ||
  candidate.stands !== undefined ||
  /\p{Lu}/u.test(candidate.text.replace(/^(?:The|A|An) /, ''))

/** A date is no number, price or share. */
const isNoDate: Check = ({ question }, { candidate }) => {
  if (!question.type.startsWith('NUM') || question.type === 'NUM:date') return true
  const { view, start, end } = candidate
  return (
    candidate.kind !== 'date' &&
    !view.reading.document.datesIn(view.sentence).some((date) => date.start <= start && date.end >= end)
  )
}

/** "the third" and "the 20th meeting" count nothing. */
const hasCount: Check = ({ question }, { candidate: { text } }) =>
  question.type !== 'NUM:count' ||
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.,'-]+/u)
    .some((word) => /\d(?!\d*(?:st|nd|rd|th)\b)/.test(word) || countWord.test(word))

const countWord =
  /^(?:no|none|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|scores?|half|twice|once|both|several|many|few|couple|pair|all)$/

/** "after her death" says when, "12 percent more" how much: a reason says that it is one, or what it is for. */
const reason =
  /\b(?:because|since|as|due|owing|thanks|so|order|for|to|cause[ds]?|causing|result(?:s|ed|ing)?|led|leads|leading|reasons?|why|therefore|thus|hence|blam\w+|fear(?:s|ed|ing)?|cit(?:es|ed|ing)|prompt\w*|make[s]?|made|mean(?:s|t)|after)\b/i

const hasReason: Check = ({ question }, { candidate }) => {
  if (question.type !== 'DESC:reason') return true
  const { from, to, view } = candidate
  const near = view.sentence.tokens.slice(Math.max(0, from - 3), Math.min(to, from + 2))
  return reason.test(near.map((token) => token.lower).join(' '))
}

/** Begins with a word that says when. */
const whenClause =
  /^(?:\S+ )?(?:after|before|during|when|while|since|until|till|following|upon|once|as soon as|by the time|at the (?:time|end|beginning|start))\b/i
const timeNoun =
  'years?|months?|weeks?|days?|hours?|minutes?|century|centuries|decades?|spring|summer|autumn|fall|winter|morning|noon|afternoon|evening|night|midnight|dawn|dusk|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|tomorrow|ages?|era|period|bce?|ad|ce'
/** Ends with a noun of time, or has a year, an hour, a day of a month or one of a number of years. */
const timeWords = new RegExp(
  `\\b(?:${timeNoun})$|\\b(?:${timeNoun}) (?:of|in|after|before|ago|later|earlier|and|\\d)|\\b[12]\\d{3}s?\\b|(?:^|\\b(?:in|by|since|around|about|until|from|year) )\\d{1,4}$|\\b\\d{1,2}[:.]\\d\\d\\b|\\b\\d+(?:st|nd|rd|th)\\b|\\b\\d+ (?:${timeNoun})\\b|\\b\\d+ ?(?:[ap]\\.?m\\b|o'clock|BC|AD)`,
  'i',
)

/** "When" is answered by a date, an hour, or what happened then: not by all that has a number in it. */
const hasTime: Check = ({ question }, { candidate: { kind, text } }) =>
  question.type !== 'NUM:date' || kind === 'date' || whenClause.test(text) || timeWords.test(text)

/** "From when to when" is answered by both ends. */
const hasBothEnds: Check = ({ question }, { candidate: { view, start, end, text } }) =>
  question.type !== 'NUM:date' ||
  rangeAsked(question) !== 'both' ||
  /\d.*\b(?:to|until|till|and)\b.*\d|\d ?[-–] ?\d/.test(text) ||
  view.reading.document
    .datesIn(view.sentence)
    .some((date) => date.start < end && date.end > start && date.edtf.includes('/'))

/** A date is no age and no length of time. */
const hasLength: Check = ({ question }, { candidate }) =>
  question.type !== 'NUM:period' ||
  (candidate.kind !== 'date' &&
    !/\b(?:1\d|20)\d\d$/.test(candidate.text) &&
    /\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred|years?|months?|weeks?|days?|hours?|minutes?)\b/i.test(
      candidate.text,
    ))

/** "which country" is answered by a country, "which city" by none. */
const isPlaceAsked: Check = ({ question }, { candidate }) => {
  const names = candidate.text
    .toLowerCase()
    .split(/\s*(?:,| and |\bthe )\s*/)
    .filter(Boolean)
  const country = names.length > 0 && names.every((name) => countries.has(name))
  if (question.type === 'LOC:country') return country
  return (
    question.type !== 'LOC:city' ||
    !country ||
    names.some((name) => /^(?:singapore|monaco|luxembourg|vatican)$/.test(name))
  )
}

const locative =
  /^(?:in|at|on|near|to|from|into|onto|inside|outside|within|across|along|between|by|under|below|beneath|over|above|behind|beside|around|round|through|throughout|off|opposite|towards?|via|past|beyond|against|among|amid|upon|aboard|where|north|south|east|west)$/

/** "Where" is answered by a place, or by what a word such as "in" or "near" makes one: not by who was there. */
const hasPlace: Check = ({ question }, { candidate: { kind, view, from, to } }) => {
  if (question.wh !== 'where' || kind === 'place') return true
  const before = view.sentence.tokens.slice(Math.max(0, from - 2), from).filter((token) => token.pos !== 'DET')
  const words = [...before.slice(-1), ...view.sentence.tokens.slice(from, to)]
  return words.some((token) => locative.test(token.lower))
}

/** "which river": a name that says what it is must say that. */
const isKindAsked: Check = ({ question }, { candidate }) => {
  const { focus } = question
  if (
    !focus ||
    question.type.startsWith('NUM') ||
    !/^(?:river|lake|sea|ocean|mountain|island|valley|bridge|university|hotel|hospital|street|museum|stadium|park|restaurant|church|theatre|theater|square|airport|station)$/.test(
      focus,
    )
  )
    return true
  const words = candidate.text.toLowerCase().split(/\s+/)
  if (
    /^(?:hotel|hospital|street|museum|stadium|airport|station|bridge|park|restaurant|church|theatre|theater|square)$/.test(
      focus,
    )
  )
    return words.some((word) => word.startsWith(focus.slice(0, -1)))
  const last = words[words.length - 1] ?? ''
  return (
    words.length < 2 ||
    last.startsWith(focus.slice(0, -1)) ||
    !words.some((word) => word.startsWith(focus.slice(0, -1)))
  )
}

/** "in what part of the country": a side, an end or a middle, not a name alone. */
const isPart: Check = ({ question }, { candidate: { text } }) =>
  question.focus !== 'part' ||
  !question.type.startsWith('LOC') ||
  /\b(?:(?:north|south|east|west)\w*|cent(?:re|er|ral)|upper|lower|middle|mid\w*|inner|outer|parts?|ends?|edge|corner|coast\w*|bank|shore|half|heart|side|quarter|district|region|area)\b/i.test(
    text,
  )

/** The words of the answer are of the form that the question asks for. */
export const formChecks: readonly Check[] = [
  isPlaceAsked,
  isKindAsked,
  isPart,
  hasCount,
  hasReason,
  hasTime,
  hasBothEnds,
  hasLength,
  isNoDate,
  isNamed,
  hasContent,
  hasPlace,
  isIdentity,
  isSomebody,
  hasShare,
]
