import { answerQuestion, openContext } from '../answer/answer.ts'
import { cite } from '../answer/draft.ts'
import { nearestWords } from '../answer/names/name-linker.ts'
import { nameWords } from '../answer/names/name-table.ts'
import { coverage } from '../answer/context.ts'
import { compareEdtf } from '../dates/index.ts'
import type { Library, Scope } from '../library.ts'
import { queryTerms } from '../search/query.ts'
import { profile, type StorySource, timeline } from '../story/index.ts'
import type { Answer, ArticleHit, ArticleInfo, Citation, Passage, Profile, ProfilePart, Suggestion, Timeline } from '../types.ts'
import type { StoredCorpus } from './stored-corpus.ts'
import { suggest } from './suggest.ts'

/** Share of a claim's weight that a passage must have to support it. */
const supports = 0.6

/** A library over an index on disk. */
export class StoredLibrary implements Library {
  constructor(readonly corpus: StoredCorpus) {}

  get version(): string {
    return this.corpus.store.fingerprint
  }

  get size(): number {
    return this.corpus.infos.length
  }

  ask(question: string, scope: Scope & { readonly explain?: boolean } = {}): Promise<Answer> {
    return answerQuestion(this.corpus, question, scope)
  }

  timeline(topic: string, options: Scope & { readonly limit?: number } = {}): Promise<Timeline> {
    return timeline(this.#story(), topic, options)
  }

  who(name: string, about: ProfilePart = 'everything'): Promise<Profile | undefined> {
    return profile(this.#story(), name, about)
  }

  async similarNames(name: string, limit: number): Promise<readonly string[]> {
    const { names } = this.corpus
    const found = new Set<string>()
    for (const word of nameWords(name)) {
      for (const near of [word, ...nearestWords(word, names.words, limit)]) {
        for (const entry of names.entries) if (found.size < limit && entry.name !== name && nameWords(entry.name).includes(near)) found.add(entry.name)
      }
    }
    return [...found]
  }

  async findArticles(query: string, options: Scope & { readonly limit?: number } = {}): Promise<readonly ArticleHit[]> {
    const context = await openContext(this.corpus, query, options)
    const best = new Map<number, ArticleHit>()
    for (const reading of context.readings) {
      const view = context.views.find((candidate) => candidate.reading === reading)
      const title = context.terms.reduce((sum, term) => sum + (reading.titleTerms.has(term.term) ? term.weight : 0), 0)
      const score = (view ? view.overlap + 0.5 * view.overlapAround : 0) + 0.3 * title
      const info = this.corpus.infos[reading.number]
      if (info && score > 0) best.set(reading.number, { ...info, score, ...(view ? { citation: cite(reading, view.sentence) } : {}) })
    }
    return [...best.values()].sort((a, b) => b.score - a.score).slice(0, options.limit ?? 10)
  }

  async sources(): Promise<readonly ArticleInfo[]> {
    const dated = (info: ArticleInfo) => info.published ?? ''
    return [...this.corpus.infos].sort((a, b) => (dated(a) && dated(b) ? compareEdtf(dated(b), dated(a)) : dated(a) ? -1 : dated(b) ? 1 : a.title.localeCompare(b.title)))
  }

  async support(claim: string, limit = 3): Promise<readonly Citation[]> {
    const context = await openContext(this.corpus, claim, {})
    if (context.question.unknownNames.length > 0) return []
    return context.views
      .filter((view) => {
        const cover = coverage(view, context.terms)
        return cover.own >= supports && view.names >= 1 && view.date >= 0
      })
      .slice(0, limit)
      .map((view) => cite(view.reading, view.sentence))
  }

  async nearest(text: string, limit: number, scope: Scope = {}): Promise<readonly Citation[]> {
    const context = await openContext(this.corpus, text, scope)
    return context.views.filter((view) => view.overlap > 0).slice(0, limit).map((view) => cite(view.reading, view.sentence))
  }

  async suggest(typed: string, kinds: ReadonlySet<Suggestion['kind']>, limit: number): Promise<readonly Suggestion[]> {
    return suggest(this.corpus, typed, kinds, limit)
  }

  async passage(article: string, start: number): Promise<Passage | undefined> {
    const number = this.corpus.numberOf(article)
    const info = number === undefined ? undefined : this.corpus.infos[number]
    if (number === undefined || !info) return undefined
    const { document } = await this.corpus.reading(number)
    const { sentences } = document
    const at = sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end)
    const sentence = sentences[at]
    if (!sentence) return undefined
    const { text } = document.article
    const words = (index: number) => {
      const other = sentences[index]
      return other ? text.slice(other.start, other.end) : ''
    }
    return { info, before: words(at - 1), quote: words(at), after: words(at + 1), start: sentence.start, end: sentence.end }
  }

  async article(id: string): Promise<ArticleInfo | undefined> {
    const number = this.corpus.numberOf(id)
    return number === undefined ? undefined : this.corpus.infos[number]
  }

  close(): Promise<void> {
    return this.corpus.store.close()
  }

  #story(): StorySource {
    const { corpus } = this
    return {
      names: corpus.names,
      infos: corpus.infos,
      record: async (number) => {
        const { article, payload } = await corpus.store.record(number)
        return { article, facts: payload.facts }
      },
      search: async (text, limit) => {
        const hits = await corpus.search(queryTerms(text), {}, limit * 2)
        const best = new Map<number, number>()
        for (const hit of hits) if (!best.has(hit.article)) best.set(hit.article, hit.score)
        return [...best].slice(0, limit).map(([article, score]) => ({ article, score }))
      },
      highlights: () => corpus.store.blob('highlights'),
    }
  }
}
