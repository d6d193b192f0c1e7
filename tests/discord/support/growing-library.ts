import type { Article, ArticleInfo, Citation, NonEmpty, TimelineEntry } from '../../../src/types.ts'
import { FakeLibrary } from './fake-library.ts'

/** An article that came later. Each of its sentences is an event of its date. */
export interface Added {
  readonly id: string
  readonly title: string
  readonly published: string
  readonly sentences: readonly string[]
  readonly url?: string
}

/** The fake library with further articles, as it is after some came. */
export class GrowingLibrary extends FakeLibrary {
  override readonly size: number

  constructor(
    version: string,
    private readonly added: readonly Added[],
  ) {
    super(version)
    this.size = 40 + added.length
  }

  private infoOf({ sentences: _, ...info }: Added): ArticleInfo {
    return { ...info, file: `${info.id}.md` }
  }

  private quoted(one: Added, quote: string): Citation {
    const start = one.sentences.join(' ').indexOf(quote)
    return { ...this.infoOf(one), article: one.id, quote, start, end: start + quote.length }
  }

  override async sources() {
    return [...this.added.map((one) => this.infoOf(one)), ...(await super.sources())]
  }

  override async article(id: string) {
    const found = this.added.find((one) => one.id === id)
    return found === undefined ? super.article(id) : this.infoOf(found)
  }

  override async read(id: string) {
    const found = this.added.find((one) => one.id === id)
    if (found === undefined) return super.read(id)
    return { ...this.infoOf(found), text: found.sentences.join(' '), sections: [] } satisfies Article
  }

  override async passage(id: string, start: number) {
    const found = this.added.find((one) => one.id === id)
    if (found === undefined) return super.passage(id, start)
    const cited = found.sentences
      .map((quote) => this.quoted(found, quote))
      .find((one) => one.start <= start && start < one.end)
    if (cited === undefined) return undefined
    return { info: this.infoOf(found), before: '', quote: cited.quote, after: '', start: cited.start, end: cited.end }
  }

  override async timeline(topic: string) {
    const old = await super.timeline('Harwick')
    const entries = this.added.flatMap((one): TimelineEntry[] =>
      one.sentences
        .filter((text) => text.includes(topic))
        .map((text) => ({
          date: one.published,
          basis: 'stated',
          text,
          status: 'happened',
          places: [],
          participants: [topic],
          citations: [this.quoted(one, text)] satisfies NonEmpty<Citation>,
          weight: 1,
          conflicts: [],
        })),
    )
    return { topic, entries: [...old.entries.slice(0, 3), ...entries], total: entries.length + 3 }
  }
}
