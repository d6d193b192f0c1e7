import type { Document } from '../nlp/document.ts'
import type { NameKind } from '../types.ts'
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

/** Who wrote an article, where its byline is a person's name: "MIRA HOLT, Harbour Courier" → "Mira Holt". */
export function authorOf({ article }: Document): string | undefined {
  const name = article.author
    ?.replace(/^by\s+/i, '')
    .split(/[,|(]| - /)[0]
    ?.replace(/\s+/g, ' ')
    .trim()
  if (!name || name.length > 60 || !/^\p{Lu}[\p{L}.'’-]*(?: \p{L}[\p{L}.'’-]*){1,3}$/u.test(name)) return undefined
  return name === name.toUpperCase()
    ? name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (c) => c.toUpperCase())
    : name
}

/** Names of one article, for the table of its corpus; its author is one of them. */
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
  const author = authorOf(document)
  const isNew =
    author &&
    !document.entities.some((entity) => [entity.name, ...entity.aliases].map(nameKey).includes(nameKey(author)))
  const byline = isNew ? [{ name: author, kind: 'person' as const, aliases: [], count: 1 }] : []
  return {
    names: document.entities
      .map((entity, i) => ({
        name: entity.name.replace(/\s+/g, ' ').replace(/^the /i, ''),
        kind: entity.kind,
        aliases: entity.aliases.map((alias) => alias.replace(/\s+/g, ' ')),
        count: counts.get(i) ?? 0,
      }))
      .filter((entry) => entry.name.length <= 120)
      .concat(byline),
    common: [...common],
  }
}
