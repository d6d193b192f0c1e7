import { group } from 'd3-array'
import type { NameKind, Span } from '../../types.ts'
import { spanOf, wordAt } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { kindOf, noVotes, type Votes, vote } from './classify.ts'
import { genderOf } from './given-names.ts'
import { isSuffix } from './name-words.ts'
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
interface Draft extends Pick<NameMention, 'sentence' | 'from' | 'to' | 'start' | 'end'> {
  readonly text: string
  readonly person: boolean
  readonly office?: TokenRange
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
  for (const { sentence, from, to } of runs) {
    const tokens = sentences[sentence]?.tokens ?? []
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
      if (role === 'office') offices.push(place)
      else if (role !== 'demonym')
        names.push({
          ...place,
          text: text.slice(place.start, place.end),
          person: role === 'person',
          ...(office ? { office } : {}),
        })
    }
  }
  return { names, offices }
}

function clusterOf(draft: Draft, clusters: Map<string, Cluster>, order: Cluster[]): Cluster {
  const key = fold(draft.text)
  const known = clusters.get(key)
  if (known) return known
  const made: Cluster = {
    name: draft.text,
    votes: noVotes(),
    forms: new Map(),
    person: false,
    length: draft.text.split(/\s+/).length,
    words: withoutSuffix(draft.text),
  }
  clusters.set(key, made)
  order.push(made)
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
  if (a.length >= b.length) return a.length === b.length && a[0] === b[0] && a[a.length - 1] === b[b.length - 1]
  if (a.length === 1) return b[b.length - 1] === a[0] || b[0] === a[0]
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
function alias(order: readonly Cluster[]): Map<Cluster, Cluster> {
  const target = new Map<Cluster, Cluster>()
  const byInitials = group(
    order.filter(({ length }) => length > 1),
    ({ name }) => initials(name),
  )
  const byWord = new Map<string, Cluster[]>()
  for (const cluster of order.filter(isPersonal))
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
  for (const cluster of order) {
    const acronym = /^[A-Z][A-Z&.]{1,6}$/.test(cluster.name)
    const isOpen = cluster.votes.place < 5 || cluster.person
    const candidates = acronym
      ? byInitials.get(cluster.name.replace(/\./g, ''))
      : isOpen
        ? withItsWords(cluster)
        : undefined
    if (!candidates || candidates.length > mostBearers) continue
    const fits = candidates.filter(
      (other) => other !== cluster && other.length > cluster.length && (acronym || shortens(cluster, other)),
    )
    const only = fits[0]
    const longest = fits.filter(
      (fit) => !fits.some((other) => other !== fit && other.length > fit.length && shortens(fit, other)),
    )
    if (only && longest.length === 1) target.set(cluster, longest[0] ?? only)
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
  const clusters = new Map<string, Cluster>()
  const order: Cluster[] = []
  const lowerCase = new Set(
    sentences.flatMap(({ tokens }) => tokens.flatMap(({ text, lower }) => (text === lower ? [lower] : []))),
  )
  for (const draft of names) {
    const cluster = clusterOf(draft, clusters, order)
    cluster.forms.set(draft.text, (cluster.forms.get(draft.text) ?? 0) + 1)
    if (draft.person) {
      cluster.person = true
      cluster.votes.person += 4
    }
    vote(tokensOf(sentences, draft), draft.from, draft.to, lowerCase, cluster.votes)
  }
  const target = alias(order)
  const root = (cluster: Cluster): Cluster => {
    let at = cluster
    for (let i = 0; i < 4; i++) at = target.get(at) ?? at
    return at
  }
  for (const cluster of order) if (root(cluster) !== cluster) merge(root(cluster), cluster)
  const kept = order.filter((cluster) => root(cluster) === cluster)
  const numbers = new Map(kept.map((cluster, i) => [cluster, i]))
  const entities = kept.map((cluster): Entity => {
    const kind = kindOf(cluster.votes)
    const gender = kind === 'person' ? genderOf(cluster.name) : undefined
    const aliases = [...cluster.forms.keys()].filter((form) => form !== cluster.name)
    return { name: cluster.name, kind, aliases, ...(gender ? { gender } : {}) }
  })
  const mentions: NameMention[] = []
  const allOffices = [...offices]
  for (const draft of names) {
    const own = clusters.get(fold(draft.text))
    if (!own) continue
    const how = root(own) === own ? 'name' : /^[A-Z][A-Z&.]+$/.test(draft.text) ? 'acronym' : 'short'
    const { sentence, from, to, start, end, office } = draft
    if (office) allOffices.push({ ...placeOf(sentence, tokensOf(sentences, draft), office), holder: mentions.length })
    mentions.push({ sentence, from, to, start, end, entity: numbers.get(root(own)) ?? 0, how })
  }
  return { entities, mentions, offices: allOffices.sort((a, b) => a.start - b.start) }
}
