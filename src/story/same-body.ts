/** Which names of a corpus are one organisation: other spellings of it, and its abbreviation. */
import { nameKey } from '../names/name-key.ts'
import type { NameEntry, NameSource } from '../names/name-source.ts'
import type { StorySource } from './source.ts'

/** British and American spellings of words that names of bodies are made of; keys have no spaces. */
const spellings: readonly (readonly [british: string, american: string])[] = [
  ['isation', 'ization'],
  ['centre', 'center'],
  ['theatre', 'theater'],
  ['defence', 'defense'],
  ['programme', 'program'],
  ['labour', 'labor'],
  ['harbour', 'harbor'],
]

const british = (key: string): string =>
  spellings.reduce((word, [ours, theirs]) => (word.includes(ours) ? word : word.replaceAll(theirs, ours)), key)
const american = (key: string): string => spellings.reduce((word, [ours, theirs]) => word.replaceAll(ours, theirs), key)

const isShort = (name: string): boolean => /^[\p{Lu}\d&.]{2,10}$/u.test(name)

/** How many meanings of a key are looked at: "Li" may stand for hundreds of persons. */
export const mostMeanings = 50

/** Whether every body that an abbreviation may stand for is one and the same, as it is spelt here or there. */
const isOne = (bodies: readonly NameEntry[]): boolean =>
  new Set(bodies.filter(({ name }) => !isShort(name)).map(({ name }) => american(nameKey(name)))).size === 1

/** Articles that are read to see what an abbreviation stands for, or how a body is shortened. */
const mostRead = 20

/** The other forms that articles give of a name in brackets: "the Lake Trade Organization (LTO)". */
async function expansionsOf(source: StorySource, entries: readonly NameEntry[]): Promise<string[]> {
  const forms = new Set(entries.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey))
  const found = new Set<string>()
  for await (const { facts } of source.records(await source.names.articlesOf(entries, mostRead)))
    for (const fact of facts) {
      if (fact.kind !== 'expansion') continue
      if (forms.has(nameKey(fact.short))) found.add(fact.long)
      if (forms.has(nameKey(fact.long))) found.add(fact.short)
    }
  return [...found]
}

/**
 * All entries that mean the same organisation as one of them, the spelt-out and most reported first; only itself for
 * what is no organisation. An abbreviation joins the bodies only where it stands for no other.
 */
export async function sameBody(source: StorySource, entry: NameEntry): Promise<readonly [NameEntry, ...NameEntry[]]> {
  if (entry.kind !== 'organisation') return [entry]
  const byNames = await joined(source.names, [entry])
  const isWhole = byNames.some(({ name, aliases }) => !isShort(name) && aliases.some(isShort))
  if (isWhole) return inOrder(entry, byNames)
  const others = await expansionsOf(source, byNames)
  // An abbreviation that articles spell out as two bodies is of neither.
  const long = others.filter((form) => !isShort(form))
  if (others.length === 0 || new Set(long.map((form) => american(nameKey(form)))).size > 1)
    return inOrder(entry, byNames)
  const entries = (await source.names.find(others.map(nameKey), 1)).flat().filter(({ kind }) => kind === 'organisation')
  return inOrder(entry, await joined(source.names, [...byNames, ...entries]))
}

/** The spelt-out first, then the most reported. */
function inOrder(entry: NameEntry, entries: readonly NameEntry[]): readonly [NameEntry, ...NameEntry[]] {
  const [first = entry, ...rest] = [...entries].sort(
    (a, b) =>
      Number(isShort(a.name)) - Number(isShort(b.name)) || b.articles - a.articles || (a.name < b.name ? -1 : 1),
  )
  return [first, ...rest]
}

/** Some entries of one body with its other spellings, and with the entries that share its abbreviation. */
async function joined(names: NameSource, entries: readonly NameEntry[]): Promise<NameEntry[]> {
  const meanings = async (forms: readonly string[]) =>
    (await names.find(forms, mostMeanings)).flatMap((found) => found.filter(({ kind }) => kind === 'organisation'))
  const found = new Map(entries.map((entry) => [entry.name, entry]))
  const looked = new Set<string>()
  const addShort = async () => {
    const short = [...found.values()].flatMap(({ name, aliases }) => [name, ...aliases]).filter(isShort)
    for (const form of short.filter((one) => !looked.has(one))) {
      looked.add(form)
      const own = (await meanings([nameKey(form)])).filter(({ name, aliases }) => [name, ...aliases].includes(form))
      if (isOne(own)) for (const body of own) found.set(body.name, body)
    }
  }
  await addShort()
  for (const { name } of [...found.values()].filter((body) => !isShort(body.name))) {
    const key = american(nameKey(name))
    for (const other of await meanings([key, british(key)]))
      if (american(nameKey(other.name)) === key) found.set(other.name, other)
  }
  // "The Organization (LTO)" may stand in an article with the other spelling than the one that was typed.
  await addShort()
  return [...found.values()]
}
