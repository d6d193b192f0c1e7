import { group } from 'd3-array'
import type { NameKind, Span } from '../../types.ts'
import { spanOf, wordAt } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { kindOf, noVotes, type Votes, vote } from './classify.ts'
import { genderOf, isSuffix } from './name-words.ts'
import { findRuns } from './runs.ts'
import { splitRun } from './split.ts'

/** A person, organisation, place, event or work of one article. */
export interface Entity {
  /** The fullest form in which the article names it. */
  readonly name: string
  readonly kind: NameKind
  /** Other forms of the name in the article. */
  readonly aliases: readonly string[]
  readonly gender?: 'female' | 'male'
}

/** Where an entity is named. */
export interface NameMention extends Span, TokenRange {
  readonly sentence: number
  /** Index of the entity. */
  readonly entity: number
  readonly how: 'name' | 'short' | 'acronym' | 'pronoun' | 'description'
}

/** Words of an office: right before a name, or by themselves ("the SCO Secretary-General"). */
export interface OfficeMention extends Span, TokenRange {
  readonly sentence: number
  /** Index of the mention of its holder, where one follows directly. */
  readonly holder?: number
}

export interface Names {
  readonly entities: readonly Entity[]
  readonly mentions: readonly NameMention[]
  readonly offices: readonly OfficeMention[]
}

/** A name as it stands, before it is known whose it is. */
interface Draft extends Omit<NameMention, 'entity' | 'how'> {
  readonly text: string
  readonly person: boolean
  readonly office: TokenRange | undefined
}
type Cluster = {
  name: string
  votes: Votes
  forms: Map<string, number>
  person: boolean
  /** Number of words. */
  length: number
  /** Its words folded, without "Jr." and its kin. */
  words: readonly string[]
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[̀-ͯ]/g, '')
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/,(?= [js]r\b)/, '')

/** Initials of the capitalised words of a name: "Shanghai Cooperation Organisation" → "SCO". */
export function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join('')
}

const tokensOf = (sentences: readonly Sentence[], { sentence }: { sentence: number }): readonly Token[] =>
  sentences[sentence]?.tokens ?? []

/** Where some tokens of a sentence stand. */
const placeOf = (sentence: number, tokens: readonly Token[], { from, to }: TokenRange) => ({
  sentence,
  from,
  to,
  ...spanOf(tokens, from, to),
})

function drafts(text: string, sentences: readonly Sentence[]): { names: Draft[]; offices: OfficeMention[] } {
  const runs = findRuns(sentences)
  const standalone = new Set<string>()
  const familyNames = new Set<string>()
  for (const run of runs) {
    const { from, to } = run
    const tokens = tokensOf(sentences, run)
    const { start, end } = spanOf(tokens, from, to)
    // "In Leeds Lee" at the head of a sentence may be two names: it proves none.
    if (to - from > 1 && from !== 1) familyNames.add(wordAt(tokens, to - 1))
    if (to - from <= 3 && wordAt(tokens, from - 1) !== 'of') standalone.add(fold(text.slice(start, end)))
  }
  const names: Draft[] = []
  const offices: OfficeMention[] = []
  for (const run of runs) {
    const tokens = tokensOf(sentences, run)
    for (const part of splitRun(tokens, run.from, run.to, standalone, familyNames)) {
      const { role, office } = part
      const place = placeOf(run.sentence, tokens, part)
      const words = text.slice(place.start, place.end)
      if (role === 'office') offices.push(place)
      else if (role !== 'demonym') names.push({ ...place, text: words, person: role === 'person', office })
    }
  }
  return { names, offices }
}

function clusterOf({ text }: Draft, clusters: Map<string, Cluster>): Cluster {
  const key = fold(text)
  const known = clusters.get(key)
  if (known) return known
  const made: Cluster = {
    name: text,
    votes: noVotes(),
    forms: new Map(),
    person: false,
    length: text.split(/\s+/).length,
    words: withoutSuffix(text),
  }
  clusters.set(key, made)
  return made
}

/** The words of a person's name, without "Jr." and its kin. */
const withoutSuffix = (name: string): string[] =>
  fold(name.replace(/,/g, ' '))
    .split(' ')
    .filter((word) => !isSuffix(word))

const suffixOf = (name: string): string | undefined => fold(name).split(' ').find(isSuffix)

/** Whether `short` is a shorter way to say the person `full`: the last or first word of it, or a part without a middle name. */
function shortens(short: Cluster, full: Cluster): boolean {
  const a = short.words
  const b = full.words
  // "Joe Fox Jr." is not "Joe Fox Sr.", and "Jr." alone is nobody.
  const suffix = suffixOf(short.name)
  if (a.length === 0 || (suffix && suffix !== suffixOf(full.name))) return false
  if (a.length >= b.length) return a.length === b.length && a[0] === b[0] && a.at(-1) === b.at(-1)
  if (a.length === 1) return b.at(-1) === a[0] || b[0] === a[0]
  return a.every((word) => b.includes(word))
}

const isPersonal = ({ person, votes }: Cluster): boolean => person || (kindOf(votes) === 'person' && votes.person >= 2)

function merge(into: Cluster, from: Cluster): void {
  for (const [form, count] of from.forms) into.forms.set(form, (into.forms.get(form) ?? 0) + count)
  for (const kind of Object.keys(into.votes) as NameKind[]) into.votes[kind] += from.votes[kind]
  into.person ||= from.person
}

/** Of more persons than these one that a short name may mean is not told from the others. */
const mostBearers = 100

/** Short forms → the cluster of the full name, where exactly one fits; acronyms → their expansion. */
function alias(clusters: readonly Cluster[]): Map<Cluster, Cluster> {
  const target = new Map<Cluster, Cluster>()
  const byInitials = group(
    clusters.filter(({ length }) => length > 1),
    ({ name }) => initials(name),
  )
  const byWord = new Map<string, Cluster[]>()
  for (const cluster of clusters.filter(isPersonal))
    for (const word of new Set(cluster.words)) {
      const others = byWord.get(word)
      if (others) others.push(cluster)
      else byWord.set(word, [cluster])
    }
  /** The persons whose names have a cluster's rarest word. */
  const withItsWords = ({ words }: Cluster): readonly Cluster[] =>
    words
      .map((word): readonly Cluster[] => byWord.get(word) ?? [])
      .reduce((fewest, some) => (some.length < fewest.length ? some : fewest), byWord.get(words[0] ?? '') ?? [])
  for (const cluster of clusters) {
    const acronym = /^[A-Z][A-Z&.]{1,6}$/.test(cluster.name)
    if (!acronym && cluster.votes.place >= 5 && !cluster.person) continue
    const candidates = (acronym ? byInitials.get(cluster.name.replace(/\./g, '')) : withItsWords(cluster)) ?? []
    if (candidates.length > mostBearers) continue
    const fits = candidates.filter(
      (other) => other !== cluster && other.length > cluster.length && (acronym || shortens(cluster, other)),
    )
    const [only, ...others] = fits.filter(
      (fit) => !fits.some((other) => other.length > fit.length && shortens(fit, other)),
    )
    if (only && others.length === 0) target.set(cluster, only)
  }
  return target
}

/**
 * Finds the names of an article and which of them are the same.
 * @param text the article's text
 * @param sentences of it
 */
export function findNames(text: string, sentences: readonly Sentence[]): Names {
  const { names, offices } = drafts(text, sentences)
  const byKey = new Map<string, Cluster>()
  const lowerCase = new Set(
    sentences.flatMap(({ tokens }) => tokens.flatMap(({ text, lower }) => (text === lower ? [lower] : []))),
  )
  for (const draft of names) {
    const cluster = clusterOf(draft, byKey)
    cluster.forms.set(draft.text, (cluster.forms.get(draft.text) ?? 0) + 1)
    if (draft.person) {
      cluster.person = true
      cluster.votes.person += 4
    }
    vote(tokensOf(sentences, draft), draft, lowerCase, cluster.votes)
  }
  const clusters = [...byKey.values()]
  const target = alias(clusters)
  const root = (cluster: Cluster): Cluster => {
    let at = cluster
    for (let i = 0; i < 4; i++) at = target.get(at) ?? at
    return at
  }
  for (const cluster of clusters) if (root(cluster) !== cluster) merge(root(cluster), cluster)
  const kept = clusters.filter((cluster) => root(cluster) === cluster)
  const numbers = new Map(kept.map((cluster, i) => [cluster, i]))
  const entities = kept.map(({ name, votes, forms }): Entity => {
    const kind = kindOf(votes)
    const gender = kind === 'person' ? genderOf(name) : undefined
    const aliases = [...forms.keys()].filter((form) => form !== name)
    return { name, kind, aliases, ...(gender ? { gender } : {}) }
  })
  const mentions: NameMention[] = []
  const allOffices = [...offices]
  for (const draft of names) {
    const { sentence, from, to, start, end, office } = draft
    const own = clusterOf(draft, byKey)
    const how = root(own) === own ? 'name' : /^[A-Z][A-Z&.]+$/.test(draft.text) ? 'acronym' : 'short'
    if (office) allOffices.push({ ...placeOf(sentence, tokensOf(sentences, draft), office), holder: mentions.length })
    mentions.push({ sentence, from, to, start, end, entity: numbers.get(root(own)) ?? 0, how })
  }
  return { entities, mentions, offices: allOffices.sort((a, b) => a.start - b.start) }
}

/** The names of an article by their sentence or their words, so that a long article takes no longer a sentence than a short one. */
interface Lookup {
  readonly bySentence: ReadonlyMap<number, readonly NameMention[]>
  /** Last word of a person's name → the persons, by their index. */
  readonly bearers: ReadonlyMap<string, readonly number[]>
  /** What the names of known organisations, places and other things begin with, word by word. */
  readonly openings: ReadonlySet<string>
}

const kept = new WeakMap<Names, Lookup>()

function lookupOf(names: Names): Lookup {
  const known = kept.get(names)
  if (known) return known
  const bearers = new Map<string, number[]>()
  const openings = new Set<string>()
  names.entities.forEach(({ kind, name }, index) => {
    if (kind === 'person') {
      const last = name.slice(name.lastIndexOf(' ') + 1)
      if (last !== name) bearers.set(last, [...(bearers.get(last) ?? []).slice(0, 2), index])
    } else if (kind !== 'other')
      for (let space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1))
        openings.add(name.slice(0, space))
  })
  const made = { bySentence: group(names.mentions, ({ sentence }) => sentence), bearers, openings }
  kept.set(names, made)
  return made
}

/** The mentions of a sentence, in order. */
export const mentionsOf = (names: Names, sentence: number): readonly NameMention[] =>
  lookupOf(names).bySentence.get(sentence) ?? []

/** The only person whose name ends with a word, as an index of the entities; undefined where there are none or several. */
export function onlyBearer(names: Names, word: string): number | undefined {
  const bearers = lookupOf(names).bearers.get(word)
  return bearers?.length === 1 ? bearers[0] : undefined
}

/** Whether some words open the longer name of an organisation, a place or a known thing. */
export const opensLongerName = (names: Names, words: string): boolean => lookupOf(names).openings.has(words)
