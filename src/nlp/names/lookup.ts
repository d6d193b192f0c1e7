/** Looking up the names of an article by their sentence or their words, so that a long article takes no longer a sentence than a short one. */
import type { NameMention, Names } from './index.ts'

interface Lookup {
  readonly bySentence: ReadonlyMap<number, readonly NameMention[]>
  /** Last word of a person's name → the persons, by their index. */
  readonly bearers: ReadonlyMap<string, readonly number[]>
  /** What the names of known organisations, places and other things begin with, word by word. */
  readonly openings: ReadonlySet<string>
}

const kept = new WeakMap<Names, Lookup>()

const none: readonly NameMention[] = []

function lookupOf(names: Names): Lookup {
  const known = kept.get(names)
  if (known) return known
  const bySentence = new Map<number, NameMention[]>()
  for (const mention of names.mentions) {
    const there = bySentence.get(mention.sentence)
    if (there) there.push(mention)
    else bySentence.set(mention.sentence, [mention])
  }
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
  const made = { bySentence, bearers, openings }
  kept.set(names, made)
  return made
}

/** The mentions of a sentence, in order. */
export const mentionsOf = (names: Names, sentence: number): readonly NameMention[] =>
  lookupOf(names).bySentence.get(sentence) ?? none

/** The only person whose name ends with a word, as an index of the entities; undefined where there are none or several. */
export function onlyBearer(names: Names, word: string): number | undefined {
  const bearers = lookupOf(names).bearers.get(word)
  return bearers?.length === 1 ? bearers[0] : undefined
}

/** Whether some words open the longer name of an organisation, a place or a known thing. */
export const opensLongerName = (names: Names, words: string): boolean => lookupOf(names).openings.has(words)
