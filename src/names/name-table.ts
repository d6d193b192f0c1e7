import type { Document } from '../nlp/document.ts'
import type { NameKind } from '../types.ts'
import { nameKey } from './name-key.ts'
import type { NameEntry } from './name-source.ts'

/** A name as an article has it. */
export interface ReportedName {
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
  /** How often the article has it. */
  readonly count: number
}

/** What one article adds to the names of its corpus. */
export interface ArticleNames {
  readonly names: readonly ReportedName[]
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

/** Names of one article; its author is one of them. */
export function namesOf(document: Document): ArticleNames {
  const counts = new Map<number, number>()
  for (const { entity } of document.mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  const forms = document.entities.flatMap(({ name, aliases }) => [name, ...aliases])
  const single = new Set(forms.filter((form) => !/[\s-]/.test(form)).map((form) => form.toLowerCase()))
  const common = new Set<string>()
  for (const { tokens } of document.sentences)
    for (const { text, lower } of tokens) if (text === lower && single.has(lower)) common.add(nameKey(lower))
  const names = document.entities
    .map(
      ({ name, kind, aliases }, place): ReportedName => ({
        name: name.replace(/\s+/g, ' ').replace(/^the /i, ''),
        kind,
        aliases: aliases.map((alias) => alias.replace(/\s+/g, ' ')),
        count: counts.get(place) ?? 0,
      }),
    )
    .filter(({ name }) => name.length <= 120)
  const author = authorOf(document)
  if (author && !forms.map(nameKey).includes(nameKey(author)))
    names.push({ name: author, kind: 'person', aliases: [], count: 1 })
  return { names, common: [...common] }
}

/** Other forms of a name that are kept. */
const mostAliases = 12

/** One name of a corpus, put together of what its articles call it. */
export class MergedName {
  readonly #forms = new Map<string, number>()
  readonly #kinds = new Map<NameKind, number>()
  readonly #aliases = new Set<string>()
  #articles = 0
  #last: number | undefined

  /** @param article its number; numbers ascend */
  add(article: number, { name, kind, aliases, count }: ReportedName): void {
    this.#forms.set(name, (this.#forms.get(name) ?? 0) + count)
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + count * (kind === 'other' ? 0.3 : 1))
    for (const alias of aliases) if (this.#aliases.size < mostAliases) this.#aliases.add(alias)
    if (article !== this.#last) this.#articles++
    this.#last = article
  }

  /** The form and the kind that are used most; of equals the first. */
  get entry(): NameEntry {
    const most = <T>(counts: ReadonlyMap<T, number>, first: T): T =>
      [...counts].reduce((best, pair) => (best[1] >= pair[1] ? best : pair), [first, Number.NEGATIVE_INFINITY])[0]
    const name = most(this.#forms, '')
    const aliases = [...new Set([...this.#forms.keys(), ...this.#aliases])].filter((form) => form !== name)
    return { name, kind: most<NameKind>(this.#kinds, 'other'), aliases, articles: this.#articles }
  }
}
