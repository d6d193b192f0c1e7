import type { IndexReader } from '../../opensearch/index.ts'
import { type CatalogueEntry, catalogueEntry, catalogueFields } from './article-document.ts'

/** The articles of the build before, and which of them the new one keeps. */
export class FormerArticles {
  readonly #byId = new Map<string, CatalogueEntry>()
  readonly #bySource = new Map<string, CatalogueEntry[]>()
  readonly #kept = new Set<number>()

  static async read(reader: IndexReader): Promise<FormerArticles> {
    const former = new FormerArticles()
    for await (const document of reader.scan('number', catalogueFields)) former.#add(catalogueEntry.parse(document))
    return former
  }

  /** Articles of an unchanged file. */
  ofSource(source: string): readonly CatalogueEntry[] {
    return this.#bySource.get(source) ?? []
  }

  /** The article with this id, where its content is the same. */
  same(id: string, hash: string): CatalogueEntry | undefined {
    const entry = this.#byId.get(id)
    return entry?.hash === hash ? entry : undefined
  }

  keep({ number }: CatalogueEntry): void {
    this.#kept.add(number)
  }

  /** Articles that the new build does not keep. */
  *dropped(): Generator<CatalogueEntry> {
    for (const entry of this.#byId.values()) if (!this.#kept.has(entry.number)) yield entry
  }

  #add(entry: CatalogueEntry): void {
    this.#byId.set(entry.id, entry)
    const known = this.#bySource.get(entry.source)
    if (known === undefined) this.#bySource.set(entry.source, [entry])
    else known.push(entry)
  }
}
