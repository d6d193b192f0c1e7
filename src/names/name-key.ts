import { isSuffix, particle } from '../nlp/names/name-words.ts'
import { fold } from '../search/terms.ts'
import type { NameEntry } from './name-source.ts'

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'‘’ʼ.&]*/gu

/** Words of a text, folded, without spaces: "Chen Min’er" and "chen miner" have one key. */
export function nameKey(text: string): string {
  return nameWords(text).join('')
}

/** Folded words of a name or a question. */
export function nameWords(text: string): string[] {
  const words: string[] = []
  for (const [form] of text.matchAll(word)) {
    const key = keyOf(form)
    if (key !== '') words.push(key)
  }
  return words
}

/** At most this many words are remembered with their keys. */
const mostKeys = 50_000
const keys = new Map<string, string>()

/** The folded word; empty for "the". */
function keyOf(form: string): string {
  const known = keys.get(form)
  if (known !== undefined) return known
  const folded = fold(form.replace(/[.']+$/, ''))
  const key = folded === 'the' ? '' : folded
  if (keys.size >= mostKeys) keys.clear()
  keys.set(form, key)
  return key
}

/** The part of an entry that its keys come from. */
type Forms = Pick<NameEntry, 'name' | 'kind' | 'aliases'>

/** Shortest key that is looked up. */
const shortest = 2

/** The family name with its particles, run together as in a key: "vandenberg" of "Kees van den Berg", "alharbi" of "Yusuf al-Harbi". */
function familyName(parts: readonly string[]): string {
  let from = parts.length - 1
  while (from > 1 && particle.test(parts[from - 1] ?? '')) from--
  return parts.slice(from).join('')
}

/** Keys that a name is found by, each once. */
export function keysOf({ name, kind, aliases }: Forms): string[] {
  const keys = new Set([name, ...aliases].map(nameKey))
  const parts = nameWords(name).filter((part) => !isSuffix(part))
  // The family name (or the first, in the other order) stands for a person that the articles only name in full.
  if (kind === 'person' && parts.length > 1)
    for (const part of [parts.at(-1), parts[0], familyName(parts)]) if (part) keys.add(nameKey(part))
  return [...keys].filter((key) => key.length >= shortest)
}

/** Keys that what is typed of a name may begin with, each once: those of its forms and of their words. */
export function startsOf({ name, aliases }: Forms): string[] {
  const starts = new Set<string>()
  for (const form of [name, ...aliases]) {
    starts.add(nameKey(form))
    for (const word of form.split(/\s+/)) starts.add(nameKey(word))
  }
  return [...starts].filter((start) => start !== '')
}
