/** Which names of a corpus are one organisation: other spellings of it, and its abbreviation. */
import { nameKey } from '../names/name-key.ts'
import type { NameEntry, NameSource } from '../names/name-source.ts'

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

/** How many meanings of a key are looked at. */
const mostMeanings = 50

/** Whether every body that an abbreviation may stand for is one and the same, as it is spelt here or there. */
const isOne = (bodies: readonly NameEntry[]): boolean =>
  new Set(bodies.filter(({ name }) => !isShort(name)).map(({ name }) => american(nameKey(name)))).size === 1

/**
 * All entries that mean the same organisation as one of them, the spelt-out and most reported first; only itself for
 * what is no organisation. An abbreviation joins the bodies only where it stands for no other.
 */
export async function sameBody(names: NameSource, entry: NameEntry): Promise<readonly [NameEntry, ...NameEntry[]]> {
  if (entry.kind !== 'organisation') return [entry]
  const meanings = async (forms: readonly string[]) =>
    (await names.find(forms, mostMeanings)).flatMap((found) => found.filter(({ kind }) => kind === 'organisation'))
  const short = [entry.name, ...entry.aliases].filter(isShort)
  const found = new Map([[entry.name, entry]])
  const spelt = async (name: string) => {
    const key = american(nameKey(name))
    for (const other of await meanings([key, british(key)]))
      if (american(nameKey(other.name)) === key) found.set(other.name, other)
  }
  for (const form of short) {
    const bodies = await meanings([nameKey(form)])
    const own = bodies.filter(({ name, aliases }) => [name, ...aliases].includes(form))
    if (isOne(own)) for (const body of own) found.set(body.name, body)
  }
  for (const { name } of [...found.values()]) if (!isShort(name)) await spelt(name)
  // "The Organization (LTO)" may stand in an article with the other spelling than the one that was typed.
  for (const body of [...found.values()])
    for (const form of body.aliases.filter((alias) => isShort(alias) && !short.includes(alias))) {
      const own = (await meanings([nameKey(form)])).filter(({ name, aliases }) => [name, ...aliases].includes(form))
      if (isOne(own)) for (const other of own) found.set(other.name, other)
    }
  const [first = entry, ...rest] = [...found.values()].sort(
    (a, b) =>
      Number(isShort(a.name)) - Number(isShort(b.name)) || b.articles - a.articles || (a.name < b.name ? -1 : 1),
  )
  return [first, ...rest]
}
