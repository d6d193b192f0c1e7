import { isSuffix, particle } from '../nlp/names/name-words.ts'
import type { NameKind } from '../types.ts'
import { nameKey, nameWords } from './name-key.ts'

/** The part of an entry that its keys come from. */
interface Forms {
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
}

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
