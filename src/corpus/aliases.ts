import type { Block } from './lines.ts'
import { tableBlocks } from './tables.ts'

/** Other names of one article that are told: a wiki's page may have hundreds, most of them misspelt. */
const mostNames = 12

/** What two spellings of a name have in common. */
const keyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The other names of what an article is about, as a statement: "Aliases: Old Marlow, The Captain."; nothing where there are none but its title. */
export function aliasBlocks(title: string | undefined, names: readonly string[]): Block[] {
  const known = new Set([keyOf(title ?? '')])
  const others = names.filter((name) => {
    const key = keyOf(name)
    const isNew = key !== '' && !known.has(key)
    known.add(key)
    return isNew
  })
  if (others.length === 0) return []
  return tableBlocks([
    [
      { text: 'Aliases', header: true },
      { text: others.slice(0, mostNames).join(', '), header: false },
    ],
  ])
}
