import type { NameKind } from '../../types.ts'
import { textAt, wordAt, wordsOf } from '../tokens.ts'
import type { Token } from '../types.ts'
import { inPlainLetters } from '../wink.ts'
import { isGiven } from './given-names.ts'
import { eventWords, organisationWords, placeWords, titles, workWords } from './head-words.ts'
import { hasInnerCapital, isCapital, particle, wordCount } from './name-words.ts'
import { demonyms, knownPlaces } from './places.ts'
import { titleQualifiers } from './split.ts'

/** What counts for each kind of name, summed over an entity's mentions. */
export type Votes = Record<NameKind, number>

export const noVotes = (): Votes => ({ person: 0, organisation: 0, place: 0, event: 0, work: 0, other: 0 })

/** Particles of persons' names that hardly stand in those of places. */
const personal = /^(?:von|van|der|den|ten|ter|zu|af|bin|ibn|al[-‐‑].+)$/
const placePreposition = /^(?:in|at|near|from|to|across|around|outside|throughout|toward|towards|into|via)$/
/** Offices that a person has somebody for as often as a body has. */
const personalOffice =
  /^(?:advis[eo]r|aide|ally|assistant|attorney|lawyer|solicitor|counsel|biographer|spokes(?:man|woman|person)|successor|predecessor|nominee|drummer|bassist|guitarist|pianist)$/
export const humanVerb: ReadonlySet<string> = new Set(
  `say tell state note add announce claim believe think hope want ask answer reply explain argue declare thank congratulate express welcome meet attend resign die marry study write speak visit praise criticize
  criticise admit deny confirm suggest warn promise recall remember win lead found direct serve graduate become join retire testify accuse`.split(
    /\s+/,
  ),
)

/**
 * Counts what the words of a name, and those around one mention of it, say of its kind.
 * @param tokens of the sentence
 * @param lowerCase words that the article also writes in lower case: hardly names of persons
 * @param votes added to in place
 */
export function vote(
  tokens: readonly Token[],
  from: number,
  to: number,
  lowerCase: ReadonlySet<string>,
  votes: Votes,
): void {
  const words = tokens.slice(from, to)
  const first = words[0]
  const last = words[words.length - 1]
  if (!first || !last) return
  const name = wordsOf(tokens, from, to).replace(' ,', '')
  const count = wordCount(words)
  const of = words.findIndex((t) => /^(?:of|for|on)$/.test(t.lower))
  const head = of > 0 ? words[of - 1] : last
  const unmarked = inPlainLetters(name).normalize('NFD').replace(/\p{M}/gu, '')
  if ([name, name.replace(/^the /, ''), unmarked].some((form) => knownPlaces.has(form))) votes.place += 8
  if (demonyms.has(name)) votes.other += 3
  if (head && words.length > 1) {
    if (organisationWords.has(head.lower)) votes.organisation += 5
    if (eventWords.has(head.lower)) votes.event += 5
    if (placeWords.has(head.lower)) votes.place += 5
    if (workWords.has(head.lower)) votes.work += 4
  }
  if (
    words.length > 1 &&
    /^(?:port|mount|mt\.|st\.?|saint|lake|fort|cape|gulf|bay|isle|san|santa|los|las|el|sao|são|rio)$/.test(first.lower)
  )
    votes.place += 4
  // "Grant Committee" is a body, "Grant Hill" a person.
  if (count >= 2 && count <= 4 && isGiven(first.lower)) votes.person += organisationWords.has(head?.lower ?? '') ? 4 : 5
  if (count >= 2 && count <= 4 && words.some((t) => /^(?:[A-Z]\.)+$/.test(t.text) && !knownPlaces.has(t.lower)))
    votes.person += 3
  if (words.length === 1 && /^[A-Z]{2,6}$/.test(first.text)) votes.organisation += 2
  if (
    /^[a-z]{1,2}[A-Z]/.test(first.text) ||
    (words.length > 1 && /^\d/.test(last.text) && !eventWords.has(wordAt(words, words.length - 2)))
  )
    votes.work += 4
  if (
    count >= 2 &&
    count <= 3 &&
    words.every(
      (t) =>
        particle.test(t.text) ||
        (isCapital(t) && !hasInnerCapital(t) && /^[\p{L}'’-]{2,}$/u.test(t.text) && !lowerCase.has(t.lower)),
    )
  )
    votes.person += words.some((t) => personal.test(t.text)) ? 2.6 : 0.6
  const before = tokens[from - 1]
  const after = tokens[to]
  // "the Fox", "the Grey Heron Weir"
  if (before?.lower === 'the') votes.person -= words.length === 1 ? 2 : isGiven(first.lower) ? 0 : 1
  // "Harbour Analytica manager Ann Lee": as well.
  const office = officeAfter(tokens, to)
  if (office && words.length > 1 && !personalOffice.test(office.lower)) {
    votes.person -= 1
    votes.organisation += 0.6
  }
  // "the chief of Harbour Analytica": what an office is of is no person.
  if (before?.lower === 'of' && titles.has(wordAt(tokens, from - 2))) votes.person -= 2
  if (before && placePreposition.test(before.lower)) votes.place += before.lower === 'in' ? 1.2 : 0.3
  if (after && (after.lower === 'who' || after.lower === 'whose')) votes.person += 3
  if (after?.text === ',' && tokens[to + 1]?.lower === 'who') votes.person += 2
  if (after?.pos === 'VERB' && humanVerb.has(after.lemma)) {
    votes.person += words.length > 1 ? 1.5 : 0.6
    votes.organisation += words.length > 1 ? 0.6 : 1
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
