/** A place in front of who acts, without a comma: "In Lyon | Keller met …". */
import type { Token } from '../types.ts'
import { femaleNames, maleNames } from './given-names.ts'
import { placeWords } from './head-words.ts'
import { calendarWord } from './name-words.ts'
import { knownPlaces } from './places.ts'

const placePreposition = /^(?:in|at|near|outside|inside|from)$/
/** Verbs that stand before their subject after a place: "In Lyon stood a mill". */
const inverts = /^(?:be|stand|lie|sit|live|hang|rise|come|begin|remain|dwell)$/
const beginsPlace =
  /^(?:port|new|old|north|south|east|west|upper|lower|great|little|san|santa|saint|st\.?|los|las|la|le|el|den|fort|mount|mt\.|lake|cape|bad)$/

/** Whether nothing but times stands before a token, so that no subject has been named yet. */
const onlyTimesBefore = (tokens: readonly Token[], at: number): boolean =>
  tokens
    .slice(0, at)
    .every(
      ({ pos, lower }) => /^(?:ADP|NUM|PUNCT|ADV|ADJ|DET)$/.test(pos) || calendarWord.test(lower) || /^\d/.test(lower),
    )

/**
 * Where, in a capitalised run after a preposition at the head of a sentence, the place ends and the subject begins.
 * @param isNamed whether the article names somebody or something so elsewhere (lower-case words)
 * @returns token index; undefined where the run is one name
 */
export function subjectAfterPlace(
  tokens: readonly Token[],
  from: number,
  to: number,
  isNamed: (words: string) => boolean,
): number | undefined {
  const next = tokens[to]
  const verb = next?.pos === 'ADV' ? tokens[to + 1] : next
  if (to - from < 2 || !placePreposition.test(tokens[from - 1]?.lower ?? '') || !onlyTimesBefore(tokens, from - 1))
    return undefined
  if (verb?.pos !== 'VERB' && verb?.pos !== 'AUX') return undefined
  const words = (a: number, b: number) =>
    tokens
      .slice(a, b)
      .map(({ lower }) => lower)
      .join(' ')
  const first = beginsPlace.test(tokens[from]?.lower ?? '') && to - from > 2 ? from + 2 : from + 1
  for (let at = first; at < to; at++) {
    const given = maleNames.has(words(at, at + 1)) || femaleNames.has(words(at, at + 1))
    if (isNamed(words(at, to)) || (given && to - at > 1)) return at
  }
  if (
    inverts.test(verb.lemma) ||
    verb.pos === 'AUX' ||
    knownPlaces.has(words(from, to)) ||
    placeWords.has(words(to - 1, to))
  )
    return undefined
  for (let at = to - 1; at >= first; at--) if (knownPlaces.has(words(from, at))) return at
  return first < to ? first : undefined
}
