import type { Document } from '../../nlp/document.ts'
import type { NameKind } from '../../types.ts'
import { nameKey } from './name-key.ts'

/** What one article adds to the table. */
export interface ArticleNames {
  readonly names: readonly {
    readonly name: string
    readonly kind: NameKind
    readonly aliases: readonly string[]
    readonly count: number
  }[]
  /** One-word names that the article also writes in lower case as common words. */
  readonly common: readonly string[]
}

/** Names of one article, for the table of its corpus. */
export function namesOf(document: Document): ArticleNames {
  const counts = new Map<number, number>()
  for (const mention of document.mentions) counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1)
  const single = new Set(
    document.entities
      .flatMap((entity) => [entity.name, ...entity.aliases])
      .filter((form) => !/[\s-]/.test(form))
      .map((form) => form.toLowerCase()),
  )
  const common = new Set<string>()
  for (const sentence of document.sentences)
    for (const token of sentence.tokens)
      if (token.text === token.lower && single.has(token.lower)) common.add(nameKey(token.lower))
  return {
    names: document.entities
      .map((entity, i) => ({
        name: entity.name.replace(/\s+/g, ' ').replace(/^the /i, ''),
        kind: entity.kind,
        aliases: entity.aliases.map((alias) => alias.replace(/\s+/g, ' ')),
        count: counts.get(i) ?? 0,
      }))
      .filter((entry) => entry.name.length <= 120),
    common: [...common],
  }
}
