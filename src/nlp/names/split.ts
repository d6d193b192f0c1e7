import { wordAt, wordsOf } from '../tokens.ts'
import type { Token, TokenRange } from '../types.ts'
import { isGiven } from './given-names.ts'
import { eventWords, honorifics, organisationWords, placeWords, titles } from './head-words.ts'
import { calendarWord, wordCount } from './name-words.ts'
import { demonyms, knownPlaces } from './places.ts'

/** Words that qualify an office: "Vice Mayor", "acting president". */
export const titleQualifiers: ReadonlySet<string> = new Set(
  'vice deputy prime foreign special first acting former ex chief general senior executive assistant interim associate managing lord grand crown high permanent plenipotentiary extraordinary honorary former late then incumbent outgoing incoming presiding operating financial technology information marketing design legal medical scientific'.split(
    ' ',
  ),
)

/** A name inside a run, and the office words before it. */
interface Part extends TokenRange {
  readonly role: 'name' | 'person' | 'office' | 'demonym'
  /** Token range of the office words right before a person ("SCO Secretary-General" before "Vladimir Norov"). */
  readonly office?: TokenRange
}

const isTitle = (token: Token | undefined): boolean => {
  const word = token?.lower.replace(/^ex-/, '') ?? ''
  return titles.has(word) || titles.has(word.replace(/s$/, ''))
}
/** After a name, never part of it: "Ann Lee MP". */
const postNominal = /^(?:MP|MEP|MSP|MLA|QC|KC|OBE|MBE|CBE|PhD)$/
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
      isGiven(wordAt(tokens, at))
    )
      return at
  }
  return undefined
}

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
  const first = beginsPlace.test(wordAt(tokens, from)) && to - from > 2 ? from + 2 : from + 1
  for (let at = first; at < to; at++) {
    if (isNamed(wordsOf(tokens, at, to)) || (isGiven(wordAt(tokens, at)) && to - at > 1)) return at
  }
  if (
    inverts.test(verb.lemma) ||
    verb.pos === 'AUX' ||
    knownPlaces.has(wordsOf(tokens, from, to)) ||
    placeWords.has(wordsOf(tokens, to - 1, to))
  )
    return undefined
  for (let at = to - 1; at >= first; at--) if (knownPlaces.has(wordsOf(tokens, from, at))) return at
  return first < to ? first : undefined
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
  const before = tokens[from - 1]
  const article = before?.lower === 'the' ? 1 : 0
  const link = tokens[from - 1 - article]
  const governed = /^(?:of|to|for|on|at)$/.test(link?.lower ?? '') && isTitle(tokens[from - 2 - article])
  if (governed) {
    const end = bodyEnd(tokens, from, to, standalone)
    if (end !== undefined)
      return [
        { from, to: end, role: 'name' },
        { from: end, to, role: 'person' },
      ]
  }
  const last = tokens[to - 1]
  if (to - from > 2 && last && postNominal.test(last.text))
    return splitRun(tokens, from, to - 1, standalone, familyNames)
  const title = lastTitle(tokens, from, to)
  const subject =
    title < 0
      ? subjectAfterPlace(tokens, from, to, (words) => standalone.has(words) || familyNames.has(words))
      : undefined
  if (subject !== undefined)
    return [
      { from, to: subject, role: 'name' },
      { from: subject, to, role: 'name' },
    ]
  const chain = tokens.slice(from, to).findIndex((t) => /^(?:of|for|on)$/.test(t.lower))
  const head = chain > 0 ? tokens[from + chain - 1] : undefined
  // "Bank of Leeds | Governor Ann Lee": an office that follows the name of its body.
  const body = from + chain + (tokens[from + chain + 1]?.lower === 'the' ? 2 : 1)
  const holder =
    title > body &&
    officeStart(tokens, from, title) > body &&
    ((title === to - 1 && titles.has(last?.lower ?? '')) || isPersonal(tokens, title + 1, to))
  if (head && headed(head) && !isTitle(head) && !holder) return [{ from, to, role: 'name' }]
  if (title < 0)
    return to - from > 1 && demonyms.has(wordAt(tokens, from)) && isGiven(wordAt(tokens, from + 1))
      ? [{ from: from + 1, to, role: 'person' }]
      : [{ from, to, role: 'name' }]
  const start = officeStart(tokens, from, title)
  const rest = wordCount(tokens.slice(title + 1, to))
  const parts: Part[] = []
  if (start > from)
    parts.push(
      demonyms.has(wordAt(tokens, from)) && start - from === 1
        ? { from, to: start, role: 'demonym' }
        : { from, to: start, role: 'name' },
    )
  if (rest === 0 && isGiven(wordAt(tokens, from)) && title - from >= 1) return [{ from, to, role: 'person' }]
  if (rest === 0) return [...parts, { from: start, to, role: 'office' }]
  if (!isPersonal(tokens, title + 1, to)) return [{ from, to, role: 'name' }]
  return [...parts, { from: title + 1, to, role: 'person', office: { from, to: title + 1 } }]
}
