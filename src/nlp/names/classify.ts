import type { NameKind } from '../../types.ts'
import type { Token } from '../types.ts'
import { femaleNames, maleNames } from './given-names.ts'
import { eventWords, organisationWords, placeWords, titles, workWords } from './head-words.ts'
import { demonyms, knownPlaces } from './places.ts'

/** What counts for each kind of name, summed over an entity's mentions. */
export type Votes = Record<NameKind, number>

export const noVotes = (): Votes => ({ person: 0, organisation: 0, place: 0, event: 0, work: 0, other: 0 })

const given = (word: string | undefined): boolean =>
  word !== undefined && (maleNames.has(word) || femaleNames.has(word))
const placePreposition = /^(?:in|at|near|from|to|across|around|outside|throughout|toward|towards|into|via)$/
const humanVerb = new Set(
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
  const name = words.map((t) => t.lower).join(' ')
  const of = words.findIndex((t) => /^(?:of|for|on)$/.test(t.lower))
  const head = of > 0 ? words[of - 1] : last
  if (knownPlaces.has(name) || knownPlaces.has(name.replace(/^the /, ''))) votes.place += 8
  if (demonyms.has(name)) votes.other += 3
  if (head && words.length > 1) {
    if (organisationWords.has(head.lower)) votes.organisation += 5
    if (eventWords.has(head.lower)) votes.event += 5
    if (placeWords.has(head.lower)) votes.place += 5
    if (workWords.has(head.lower)) votes.work += 4
  }
  if (
    words.length > 1 &&
    /^(?:port|mount|lake|fort|cape|gulf|bay|isle|san|santa|los|las|el|sao|são|rio)$/.test(first.lower)
  )
    votes.place += 4
  if (words.length >= 2 && words.length <= 4 && given(first.lower)) votes.person += 5
  if (words.length >= 2 && words.length <= 4 && words.some((t) => /^[A-Z]\.$/.test(t.text))) votes.person += 3
  if (words.length === 1 && /^[A-Z]{2,6}$/.test(first.text)) votes.organisation += 2
  if (
    /^[a-z]{1,2}[A-Z]/.test(first.text) ||
    (words.length > 1 && /^\d/.test(last.text) && !eventWords.has(words[words.length - 2]?.lower ?? ''))
  )
    votes.work += 4
  if (
    words.length >= 2 &&
    words.length <= 3 &&
    words.every((t) => /^\p{Lu}[\p{L}'’-]+$/u.test(t.text) && !lowerCase.has(t.lower))
  )
    votes.person += 0.6
  const before = tokens[from - 1]
  const after = tokens[to]
  if (before?.lower === 'the' && words.length === 1) votes.person -= 2
  if (before && placePreposition.test(before.lower)) votes.place += before.lower === 'in' ? 1.2 : 0.3
  if (after && (after.lower === 'who' || after.lower === 'whose')) votes.person += 3
  if (after?.text === ',' && tokens[to + 1]?.lower === 'who') votes.person += 2
  if (after?.pos === 'VERB' && humanVerb.has(after.lemma)) {
    votes.person += words.length > 1 ? 1.5 : 0.6
    votes.organisation += words.length > 1 ? 0.6 : 1
  }
  if (before?.pos === 'VERB' && humanVerb.has(before.lemma) && /^[“"”,]$/.test(tokens[from - 2]?.text ?? ''))
    votes.person += 2
  const apposition = after?.text === ',' ? tokens.slice(to + 1, to + 5) : []
  const appositive = apposition.find((t) => t.pos === 'NOUN' || t.pos === 'PROPN')
  if (appositive && titles.has(appositive.lower)) votes.person += 3
}

/** The kind with most votes; "other" where nothing speaks for any. */
export function kindOf(votes: Votes): NameKind {
  let best: NameKind = 'other'
  for (const kind of ['person', 'organisation', 'place', 'event', 'work'] as const)
    if (votes[kind] > Math.max(votes[best], best === 'other' ? 0.5 : 0)) best = kind
  return best
}

/** Gender of a given name where it has one by custom. */
export function genderOf(name: string): 'female' | 'male' | undefined {
  const first = name.split(/\s+/)[0]?.toLowerCase() ?? ''
  const female = femaleNames.has(first)
  return female === maleNames.has(first) ? undefined : female ? 'female' : 'male'
}
