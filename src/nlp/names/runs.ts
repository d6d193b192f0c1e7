import { textAt, wordAt, wordsOf } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { isEnglishWord } from '../wink.ts'
import { humanVerb } from './classify.ts'
import {
  eventWords,
  notNames,
  organisationWords,
  placeWords,
  takesConjunction,
  titles,
  workWords,
} from './head-words.ts'
import {
  beginsFamilyName,
  degree,
  hasInnerCapital,
  isCapital,
  isFamilyWord,
  isGiven,
  isGivenName,
  isSuffix,
  opensName,
  particle,
} from './name-words.ts'
import { knownPlaces } from './places.ts'

/** A run of capitalised words in a sentence. */
interface Run extends TokenRange {
  readonly sentence: number
}

const ordinal = /^\d{1,3}(?:st|nd|rd|th)$/

/** Of a year or a measure: "310 B.C.", "3 MW". */
const afterNumber =
  /^(?:B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?|[kMGT]?(?:Wh?|Hz|VA?|eV|J|N|Pa|Bq|bps|bit|B)|mAh|dBA?|[MGk]t)$/

const canName = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  return (
    token !== undefined &&
    isCapital(token) &&
    !/^(?:PUNCT|PRON|DET|AUX)$/.test(token.pos) &&
    (!notNames.has(token.lower) || isGivenName(tokens, at) || isFamilyWord(tokens, at)) &&
    !(afterNumber.test(token.text) && /\d$/.test(textAt(tokens, at - 1)))
  )
}

/** The words of a text, in lower case, that are such where they stand. */
const wordsThat = (
  sentences: readonly Sentence[],
  isSuch: (tokens: readonly Token[], at: number) => boolean,
): ReadonlySet<string> =>
  new Set(sentences.flatMap(({ tokens }) => tokens.filter((_, at) => isSuch(tokens, at)).map(({ lower }) => lower)))

/** Family names that a text writes with a small particle behind another name, in lower case: "ten Brink", which may open a sentence as "Ten Brink". */
const particleNames = (sentences: readonly Sentence[]): ReadonlySet<string> =>
  new Set(
    sentences.flatMap(({ tokens }) =>
      tokens.flatMap(({ text }, at) =>
        particle.test(text) && canName(tokens, at - 1) && canName(tokens, at + 1) ? [wordsOf(tokens, at, at + 2)] : [],
      ),
    ),
  )

/** "June said", "it was June who": such a name by itself, where it does what persons do. */
function isCalled(tokens: readonly Token[], at: number, called: ReadonlySet<string>): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (!token || !next || !called.has(token.lower) || !/^\p{Lu}\p{Ll}+$/u.test(token.text)) return false
  const verb = next.pos === 'ADV' || next.pos === 'AUX' ? (tokens[at + 2] ?? next) : next
  return next.lower === 'who' || (verb.pos === 'VERB' && humanVerb.has(verb.lemma))
}

/** A heading in title case says nothing about which words are names. */
function inTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => /^\p{L}{2,}/u.test(token.text))
  return (
    words.length >= 5 &&
    words.filter(isCapital).length / words.length > 0.75 &&
    !/[.!?]/.test(textAt(tokens, tokens.length - 1))
  )
}

function startsName(tokens: readonly Token[], at: number, capitals: ReadonlySet<string>): boolean {
  const token = tokens[at]
  if (!token) return false
  if (opensName(tokens, at)) return true
  if (!canName(tokens, at)) return false
  const opening = at === 0 || (at === 1 && /["“'‘(]/.test(textAt(tokens, 0))) || /^["“:]$/.test(textAt(tokens, at - 1))
  if (!opening) return true
  if (capitals.has(token.lower) || hasInnerCapital(token)) return true
  const next = tokens[at + 1]
  const followed = canName(tokens, at + 1)
  if (knownPlaces.has(token.lower)) return true
  // "Hope sank": a word that is also a given name is one by itself only where the tagger takes it for a name.
  if (isGiven(token.lower)) return token.pos === 'PROPN' || followed
  // The tagger takes many a first word for a name: alone it is one only where it stands capitalised elsewhere too.
  if (token.pos === 'PROPN')
    return (
      next !== undefined &&
      (followed ||
        beginsFamilyName(tokens, at + 1) ||
        /^(?:of|&)$/.test(next.lower) ||
        /^[A-Z]{2,}$/.test(token.text) ||
        next.pos === 'NUM')
    )
  return followed && next?.pos === 'PROPN' && (token.pos === 'NOUN' || token.pos === 'ADJ')
}

const people = /^(?:people|women|children|workers|men|lord|queen|king|teachers|farmers|veterans|players)s?$/

/** Where the particles from `at` on lead to a capitalised word, the index of that word. */
function afterParticles(tokens: readonly Token[], at: number): number | undefined {
  let to = at
  while (to < at + 3 && particle.test(textAt(tokens, to))) to++
  return to > at && canName(tokens, to) ? to : undefined
}

function simpleRun(tokens: readonly Token[], from: number): number {
  let to = (afterParticles(tokens, from) ?? from) + 1
  for (;;) {
    const [word, next] = [wordAt(tokens, to), textAt(tokens, to + 1)]
    const linked = afterParticles(tokens, to)
    const isLink = word === '&' || (/^'s?$/.test(word) && people.test(wordAt(tokens, to - 1)))
    if (canName(tokens, to)) to++
    else if (linked !== undefined) to = linked + 1
    else if (isLink && canName(tokens, to + 1)) to += 2
    else if (word === ',' && (isSuffix(next) || /^D\.?C\.?$/.test(next))) to += 2
    else return to
  }
}

/** Whether a word is one of the language and names nobody and nowhere by itself: "Health", "Bakers". */
const isCommonWord = (word: string): boolean =>
  !isGiven(word) &&
  !knownPlaces.has(word) &&
  !organisationWords.has(word) &&
  (isEnglishWord(word) || (word.endsWith('s') && isEnglishWord(word.slice(0, -1))))

/** Whether the link at `at` goes on with the name before it: "University" + "of" + "California", "Ministry of Culture" + "and" + "Tourism". */
function goesOn(tokens: readonly Token[], from: number, at: number, next: number): boolean {
  const [last, link] = [wordAt(tokens, at - 1), wordAt(tokens, at)]
  const head = headBefore(tokens, from, at) ?? ''
  if (link === 'and') {
    const of = /^(?:of|for)$/.test(wordAt(tokens, from - 1)) ? wordAt(tokens, from - 2) : ''
    const mayJoin = next === at + 1 && !titles.has(wordAt(tokens, next))
    const areCommon = () => isCommonWord(last) && isCommonWord(wordAt(tokens, next))
    const isOfBoth = organisationWords.has(head) || (titles.has(of) && takesConjunction.has(of))
    return mayJoin && (takesConjunction.has(head) || (isOfBoth && areCommon()))
  }
  const chain = organisationWords.has(head) || eventWords.has(head) || workWords.has(head)
  if (!/^(?:of|for|on|in)$/.test(link) || (!chain && titles.has(last))) return false
  if (link !== 'of') return takesConjunction.has(link === 'in' ? head : last)
  return chain || [organisationWords, placeWords, eventWords, workWords].some((words) => words.has(last))
}

/** The end of a name that begins with the run from `from` to `end`. */
function extend(tokens: readonly Token[], from: number, end: number): number {
  let to = end
  for (;;) {
    const next = wordAt(tokens, to + 1) === 'the' ? to + 2 : to + 1
    if (!canName(tokens, next) || !goesOn(tokens, from, to, next)) return withNumber(tokens, from, to)
    to = simpleRun(tokens, next)
  }
}

/** The word before the first "of" of a run, which heads it. */
function headBefore(tokens: readonly Token[], from: number, to: number): string | undefined {
  for (let i = from + 1; i < to; i++) if (/^(?:of|for|on)$/.test(wordAt(tokens, i))) return tokens[i - 1]?.lower
  return undefined
}

/** "iPhone 4", "Super Bowl 50", "Expo 2019": a number that ends a name. */
function withNumber(tokens: readonly Token[], from: number, to: number): number {
  const number = tokens[to]
  const last = tokens[to - 1]
  if (!number || !last || !/^\d{1,4}(?:[a-zA-Z]{1,2}|\.\d)?$/.test(number.text) || number.start - last.end > 1)
    return to
  const product = tokens.slice(from, to).some(hasInnerCapital) || /^[A-Z]{2,}$/.test(last.text)
  const event = eventWords.has(last.lower)
  const next = tokens[to + 1]
  if (next && /^(?:percent|%|million|billion|people|years|days|units|and)$/.test(next.lower) && !product) return to
  return product ? (number.text.length <= 3 ? to + 1 : to) : event ? to + 1 : to
}

/** The last token of "(D-N.Y.)", "(R-Texas)" or ", D-Ohio", where one opens at `at`: party and state are no name. */
function afterAffiliation(tokens: readonly Token[], at: number): number {
  const mark = tokens[at]?.text
  if (!/^\p{Lu}[-‐‑]\p{Lu}/u.test(textAt(tokens, at + 1))) return at
  if (mark === ',') return at + 1
  const close = mark === '(' ? tokens.findIndex((token, i) => i > at && token.text === ')') : -1
  return close < 0 ? at : close
}

/** The last token of ", M.D." or ", Ph.D." behind a name, where the comma stands at `at`: a degree is no name. */
function afterDegree(tokens: readonly Token[], at: number): number {
  if (textAt(tokens, at) !== ',' || !isCapital(tokens[at - 1]) || knownPlaces.has(wordAt(tokens, at - 1))) return at
  let written = ''
  for (let to = at + 1; to < at + 5; to++) {
    written += textAt(tokens, to)
    if (degree.test(written) && /^(?:[,.;)]|)$/.test(textAt(tokens, to + 1))) return to
  }
  return at
}

/**
 * Finds the runs of capitalised words that may be names.
 * @param sentences of one article
 */
export function findRuns(sentences: readonly Sentence[]): Run[] {
  // Words that stand capitalised inside a sentence, where grammar does not ask for it: the first word of a sentence is a name if it is among them.
  const capitals = wordsThat(
    sentences,
    (tokens, at) => at > 0 && isCapital(tokens[at]) && !/["“:]/.test(textAt(tokens, at - 1)),
  )
  // Given names that are words of the calendar as well, of the persons that a text names whole ("June Lee").
  const called = wordsThat(
    sentences,
    (tokens, at) => notNames.has(wordAt(tokens, at)) && isCapital(tokens[at + 1]) && isGivenName(tokens, at),
  )
  const families = particleNames(sentences)
  const runs: Run[] = []
  for (const { tokens, index } of sentences) {
    if (inTitleCase(tokens)) continue
    for (let at = 0; at < tokens.length; at++) {
      const past = Math.max(afterAffiliation(tokens, at), afterDegree(tokens, at))
      if (past > at) {
        at = past
        continue
      }
      if (isCalled(tokens, at, called)) {
        runs.push({ sentence: index, from: at, to: at + 1 })
        continue
      }
      const isFamily = isCapital(tokens[at]) && isCapital(tokens[at + 1]) && families.has(wordsOf(tokens, at, at + 2))
      if (!isFamily && !startsName(tokens, at, capitals)) continue
      const to = extend(tokens, at, simpleRun(tokens, at))
      const from = at > 0 && ordinal.test(textAt(tokens, at - 1)) ? at - 1 : at
      runs.push({ sentence: index, from, to })
      at = to - 1
    }
  }
  return runs
}
