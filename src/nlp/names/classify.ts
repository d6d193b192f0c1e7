import type { NameKind } from '../../types.ts'
import { wordSet } from '../dates/words.ts'
import { textAt, wordAt, wordsOf } from '../tokens.ts'
import type { Token, TokenRange } from '../types.ts'
import { inPlainLetters } from '../wink.ts'
import { eventWords, organisationWords, placeWords, titleQualifiers, titles, workWords } from './head-words.ts'
import { hasInnerCapital, isCapital, isGiven, particle, wordCount } from './name-words.ts'
import { demonyms, knownPlaces } from './places.ts'

/** What counts for each kind of name, summed over an entity's mentions. */
export type Votes = Record<NameKind, number>

export const noVotes = (): Votes => ({ person: 0, organisation: 0, place: 0, event: 0, work: 0, other: 0 })

/** Particles of persons' names that hardly stand in those of places. */
const personal = /^(?:von|van|der|den|ten|ter|zu|af|bin|binti|binte|bint|ibn|ap|al[-‐‑].+)$/
const opensPlace = /^(?:port|mount|mt\.|st\.?|saint|lake|fort|cape|gulf|bay|isle|san|santa|los|las|el|sao|são|rio)$/
const placePreposition = /^(?:in|at|near|from|to|across|around|outside|throughout|toward|towards|into|via)$/
/** Before a person's name, however short, and hardly before another. */
const addresses = /^(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof)\.?$/
/** Offices that a person has somebody for as often as a body has. */
const personalOffice =
  /^(?:advis[eo]r|aide|ally|assistant|attorney|lawyer|solicitor|counsel|biographer|spokes(?:man|woman|person)|successor|predecessor|nominee|drummer|bassist|guitarist|pianist)$/
export const humanVerb =
  wordSet(`say tell state note add announce claim believe think hope want ask answer reply explain argue declare thank congratulate express welcome meet attend resign die marry study write speak visit praise criticize
  criticise admit deny confirm suggest warn promise recall remember win lead found direct serve graduate become join retire testify accuse`)

/**
 * Counts what the words of a name, and those around one mention of it, say of its kind.
 * @param tokens of the sentence
 * @param lowerCase words that the article also writes in lower case: hardly names of persons
 * @param votes added to in place
 */
export function vote(
  tokens: readonly Token[],
  { from, to }: TokenRange,
  lowerCase: ReadonlySet<string>,
  votes: Votes,
): void {
  const words = tokens.slice(from, to)
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last) return
  const single = words.length === 1
  const of = words.findIndex((t) => /^(?:of|for|on)$/.test(t.lower))
  const head = wordAt(words, of > 0 ? of - 1 : words.length - 1)
  const name = wordsOf(tokens, from, to).replace(' ,', '')
  const unmarked = inPlainLetters(name).normalize('NFD').replace(/\p{M}/gu, '')
  if ([name, name.replace(/^the /, ''), unmarked].some((form) => knownPlaces.has(form))) votes.place += 8
  if (demonyms.has(name)) votes.other += 3
  if (!single) {
    if (organisationWords.has(head)) votes.organisation += 5
    if (eventWords.has(head)) votes.event += 5
    if (placeWords.has(head)) votes.place += 5
    if (workWords.has(head)) votes.work += 4
    if (opensPlace.test(first.lower)) votes.place += 4
  }
  const count = wordCount(words)
  const few = count >= 2 && count <= 4
  // "Grant Committee" is a body, "Grant Hill" a person.
  if (few && isGiven(first.lower)) votes.person += organisationWords.has(head) ? 4 : 5
  if (few && words.some((t) => /^(?:[A-Z]\.)+$/.test(t.text) && !knownPlaces.has(t.lower))) votes.person += 3
  if (single && /^[A-Z]{2,6}$/.test(first.text)) votes.organisation += 2
  const numbered = !single && /^\d/.test(last.text) && !eventWords.has(wordAt(words, words.length - 2))
  if (/^[a-z]{1,2}[A-Z]/.test(first.text) || numbered) votes.work += 4
  const isPlain = (t: Token) =>
    particle.test(t.text) ||
    (isCapital(t) && !hasInnerCapital(t) && /^[\p{L}'’-]{2,}$/u.test(t.text) && !lowerCase.has(t.lower))
  if (few && count <= 3 && words.every(isPlain)) votes.person += words.some((t) => personal.test(t.text)) ? 2.6 : 0.6
  const before = tokens[from - 1]
  const after = tokens[to]
  // "Ms Fox", "Dr. Fox"
  if (before && addresses.test(before.text)) votes.person += 3
  const isSource = before?.lower === 'to' && wordAt(tokens, from - 2) === 'according'
  // "the Fox", "the Grey Heron Weir"
  if (before?.lower === 'the') votes.person -= single ? 2 : isGiven(first.lower) ? 0 : 1
  // "Harbour Analytica manager Ann Lee": as well.
  const office = officeAfter(tokens, to)
  if (office && !single && !personalOffice.test(office.lower)) {
    votes.person -= 1
    votes.organisation += 0.6
  }
  // "the chief of Harbour Analytica": what an office is of is no person.
  if (before?.lower === 'of' && titles.has(wordAt(tokens, from - 2))) votes.person -= 2
  if (before && placePreposition.test(before.lower)) votes.place += before.lower === 'in' ? 1.2 : 0.3
  if (after && (after.lower === 'who' || after.lower === 'whose')) votes.person += 3
  if (after?.text === ',' && tokens[to + 1]?.lower === 'who') votes.person += 2
  if (isSource || (after?.pos === 'VERB' && humanVerb.has(after.lemma))) {
    votes.person += single ? 0.6 : 1.5
    votes.organisation += single ? 1 : 0.6
  }
  if (before?.pos === 'VERB' && humanVerb.has(before.lemma) && /^[“"”,]$/.test(textAt(tokens, from - 2)))
    votes.person += 2
  const apposition = after?.text === ',' ? tokens.slice(to + 1, to + 5) : []
  const appositive = apposition.find((t) => t.pos === 'NOUN' || t.pos === 'PROPN')
  if (appositive && titles.has(appositive.lower)) votes.person += 3
}

/** "… chief financial officer Ann Lee": the last word of an office in small letters that stands between two names. */
function officeAfter(tokens: readonly Token[], from: number): Token | undefined {
  let to = from
  while (titles.has(textAt(tokens, to)) || titleQualifiers.has(textAt(tokens, to))) to++
  const last = tokens[to - 1]
  return to > from && last && titles.has(last.text) && isCapital(tokens[to]) ? last : undefined
}

/** The kind with most votes; "other" where nothing speaks for any. */
export function kindOf(votes: Votes): NameKind {
  let best: NameKind = 'other'
  for (const kind of ['person', 'organisation', 'place', 'event', 'work'] as const)
    if (votes[kind] > Math.max(votes[best], best === 'other' ? 0.5 : 0)) best = kind
  return best
}
