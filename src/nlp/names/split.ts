import { textAt, wordAt, wordsOf } from '../tokens.ts'
import type { Token, TokenRange } from '../types.ts'
import { isEnglishWord } from '../wink.ts'
import {
  bareTitle,
  eventWords,
  honorifics,
  organisationWords,
  placeWords,
  timeOfOffice,
  titleQualifiers,
  titles,
} from './head-words.ts'
import { calendarWord, degree, isGiven, wordCount } from './name-words.ts'
import { demonyms, knownPlaces } from './places.ts'

/** A name inside a run, and the office words before it. */
interface Part extends TokenRange {
  readonly role: 'name' | 'person' | 'office' | 'demonym'
  /** Token range of the office words right before a person ("SCO Secretary-General" before "Vladimir Norov"). */
  readonly office?: TokenRange
}

const isTitle = (token: Token | undefined): boolean => {
  const word = bareTitle(token?.lower ?? '')
  return titles.has(word) || titles.has(word.replace(/s$/, ''))
}
/** After a name, never part of it: "Ann Lee MP". */
const postNominal = (word: string): boolean => /^(?:MP|MEP|MSP|MLA)$/.test(word) || degree.test(word)
const headed = (token: Token): boolean =>
  organisationWords.has(token.lower) || placeWords.has(token.lower) || eventWords.has(token.lower)

function lastTitle(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (isTitle(tokens[i]) || honorifics.has(wordAt(tokens, i))) return i
  return -1
}

function officeStart(tokens: readonly Token[], from: number, titleAt: number): number {
  let at = titleAt
  while (at > from && (isTitle(tokens[at - 1]) || titleQualifiers.has(wordAt(tokens, at - 1)))) at--
  return at
}

/** Words that stand before another in the name of a place and end none. */
const beginsPlace =
  /^(?:(?:north|south|east|west)(?:ern)?|new|great|upper|lower|saint|st\.?|san|santa|los|las|el|la|the|of|for|and)$/

/** Whether a given name that is no word of the language follows the name of a body that is of something: "Bank of Osby | Elif Doran". */
function isUnknownGiven(tokens: readonly Token[], from: number, at: number): boolean {
  const isOf = tokens
    .slice(from + 1, at - 1)
    .some(({ lower }, i) => lower === 'and' || (/^(?:of|for)$/.test(lower) && headed(tokens[from + i] as Token)))
  return isOf && !beginsPlace.test(wordAt(tokens, at - 1)) && !isEnglishWord(wordAt(tokens, at))
}

/** Where, in what follows "Mayor of", the office's place or body ends and the person's name begins ("Chongqing | Tang Liangzhi"). */
function bodyEnd(
  tokens: readonly Token[],
  from: number,
  to: number,
  standalone: ReadonlySet<string>,
): number | undefined {
  for (let at = to - 2; at > from; at--) {
    if (wordCount(tokens.slice(at, to)) > 4) continue
    const body = wordsOf(tokens, from, at)
    const last = tokens[at - 1]
    const personal = tokens
      .slice(at, to)
      .every((t) => !headed(t) && !demonyms.has(t.lower) && !/^(?:of|the|and|for)$/.test(t.lower))
    if (!personal || !last) continue
    if (
      headed(last) ||
      knownPlaces.has(body) ||
      standalone.has(body) ||
      standalone.has(wordsOf(tokens, at, to)) ||
      isGiven(wordAt(tokens, at)) ||
      isUnknownGiven(tokens, from, at)
    )
      return at
  }
  return undefined
}

/** Whether a run begins with a capital that only the head of a sentence gives it, before an office: "Former | Osby mayor". */
function opensWithTime(tokens: readonly Token[], from: number, to: number): boolean {
  const isOffice = (token: Token | undefined) => isTitle(token) || titleQualifiers.has(token?.lower ?? '')
  return (
    (from === 0 || /^["“‘']$/.test(textAt(tokens, from - 1))) &&
    timeOfOffice.test(wordAt(tokens, from)) &&
    to - from > 1 &&
    !isOffice(tokens[from + 1]) &&
    tokens.slice(from + 2, to + 3).some(isTitle)
  )
}

/** What a place is named behind. */
export const placePreposition = /^(?:in|at|near|outside|inside|from)$/

/** Whether nothing but times stands before a token, so that no subject has been named yet. */
const onlyTimesBefore = (tokens: readonly Token[], at: number): boolean =>
  tokens
    .slice(0, at)
    .every(
      ({ pos, lower }) => /^(?:ADP|NUM|PUNCT|ADV|ADJ|DET)$/.test(pos) || calendarWord.test(lower) || /^\d/.test(lower),
    )

/** Where, in a capitalised run after a preposition at the head of a sentence, the place ends and a subject begins that the article names so elsewhere. */
function subjectAfterPlace(
  tokens: readonly Token[],
  from: number,
  to: number,
  isNamed: (words: string) => boolean,
): number | undefined {
  const next = tokens[to]
  const verb = next?.pos === 'ADV' ? tokens[to + 1] : next
  if (to - from < 2 || !placePreposition.test(wordAt(tokens, from - 1)) || !onlyTimesBefore(tokens, from - 1))
    return undefined
  if (verb?.pos !== 'VERB' && verb?.pos !== 'AUX') return undefined
  for (let at = from + 1; at < to; at++)
    if (isNamed(wordsOf(tokens, at, to)) || (isGiven(wordAt(tokens, at)) && to - at > 1)) return at
  return undefined
}

/** Whether some words can be a person's name. */
function isPersonal(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to)
  const count = wordCount(words)
  return count > 0 && count <= 4 && words.every((token) => !headed(token) || isGiven(wordAt(words, 0)))
}

/**
 * Parts a run of capitalised words into names and office words.
 * @param tokens of the sentence
 * @param standalone lower-case texts of runs of this article that stand by themselves
 * @param familyNames lower-case last words of its longer runs
 */
export function splitRun(
  tokens: readonly Token[],
  from: number,
  to: number,
  standalone: ReadonlySet<string>,
  familyNames: ReadonlySet<string>,
): Part[] {
  const whole = (role: Part['role']): Part[] => [{ from, to, role }]
  const parted = (at: number, role: Part['role']): Part[] => [
    { from, to: at, role: 'name' },
    { from: at, to, role },
  ]
  if (opensWithTime(tokens, from, to)) return splitRun(tokens, from + 1, to, standalone, familyNames)
  const article = wordAt(tokens, from - 1) === 'the' ? 1 : 0
  if (/^(?:of|to|for|on|at)$/.test(wordAt(tokens, from - 1 - article)) && isTitle(tokens[from - 2 - article])) {
    const end = bodyEnd(tokens, from, to, standalone)
    if (end !== undefined) return parted(end, 'person')
  }
  if (to - from > 2 && postNominal(textAt(tokens, to - 1)))
    return splitRun(tokens, from, to - 1, standalone, familyNames)
  const title = lastTitle(tokens, from, to)
  const isNamed = (words: string) => standalone.has(words) || familyNames.has(words)
  const subject = title < 0 ? subjectAfterPlace(tokens, from, to, isNamed) : undefined
  if (subject !== undefined) return parted(subject, 'name')
  const start = officeStart(tokens, from, title)
  const chain = tokens.slice(from, to).findIndex((t) => /^(?:of|for|on)$/.test(t.lower))
  const head = chain > 0 ? tokens[from + chain - 1] : undefined
  // "Bank of Leeds | Governor Ann Lee": an office that follows the name of its body.
  const body = from + chain + (wordAt(tokens, from + chain + 1) === 'the' ? 2 : 1)
  const closes = title === to - 1 && titles.has(wordAt(tokens, title))
  const holder = title > body && start > body && (closes || isPersonal(tokens, title + 1, to))
  if (head && headed(head) && !isTitle(head) && !holder) return whole('name')
  const isDemonym = demonyms.has(wordAt(tokens, from))
  if (title < 0)
    return isDemonym && to - from > 1 && isGiven(wordAt(tokens, from + 1))
      ? [{ from: from + 1, to, role: 'person' }]
      : whole('name')
  const parts: Part[] =
    start > from ? [{ from, to: start, role: isDemonym && start - from === 1 ? 'demonym' : 'name' }] : []
  if (wordCount(tokens.slice(title + 1, to)) === 0)
    return isGiven(wordAt(tokens, from)) && title > from
      ? whole('person')
      : [...parts, { from: start, to, role: 'office' }]
  if (!isPersonal(tokens, title + 1, to)) return whole('name')
  return [...parts, { from: title + 1, to, role: 'person', office: { from, to: title + 1 } }]
}
