import { answerQuestion } from '../answer/answer.ts'
import { checkClaim } from '../answer/check.ts'
import { openContext } from '../answer/context.ts'
import type { AnswerCorpus } from '../answer/corpus.ts'
import { cite } from '../answer/draft.ts'
import { rankArticles } from '../answer/rank-articles.ts'
import { infoOf, whereaboutsOf } from '../citation.ts'
import type { CorpusHealth, OpenedCorpus, Page } from '../index/backend.ts'
import type { AskOptions, Library, Scope } from '../library.ts'
import { nameWords } from '../names/name-key.ts'
import { profile, timeline } from '../story/index.ts'
import type {
  Answer,
  Article,
  ArticleHit,
  ArticleInfo,
  Care,
  Citation,
  ClaimCheck,
  Passage,
  Profile,
  ProfilePart,
  Suggestion,
  Timeline,
} from '../types.ts'
import { answerCorpus, storySource } from './answer-corpus.ts'
import { exampleQuestions } from './examples.ts'
import { suggest } from './suggest.ts'

const mostExamples = 6

/** A library over a corpus, wherever it lies. */
export class StoredLibrary implements Library {
  readonly #corpus: AnswerCorpus
  #examples: Promise<readonly string[]> | undefined

  /** @param care how sure an answer must be where the asker does not say */
  constructor(
    readonly opened: OpenedCorpus,
    readonly care: Care = 'usual',
  ) {
    this.#corpus = answerCorpus(opened)
  }

  get version(): string {
    return this.opened.version
  }

  get size(): number {
    return this.opened.size
  }

  ask(question: string, options: AskOptions = {}): Promise<Answer> {
    return answerQuestion(this.#corpus, question, { care: this.care, ...options })
  }

  timeline(topic: string, options: Scope & { readonly limit?: number } = {}): Promise<Timeline> {
    return timeline(storySource(this.opened), topic, options)
  }

  who(name: string, about: ProfilePart = 'everything'): Promise<Profile | undefined> {
    return profile(storySource(this.opened), name, about)
  }

  async similarNames(name: string, limit: number): Promise<readonly string[]> {
    const { names } = this.opened
    const found = new Set<string>()
    for (const word of nameWords(name)) {
      for (const near of [word, ...(await names.nearest(word, limit))]) {
        for (const entry of await names.withWord(near, limit)) if (entry.name !== name) found.add(entry.name)
      }
    }
    return [...found].slice(0, limit)
  }

  async findArticles(query: string, options: Scope & { readonly limit?: number } = {}): Promise<readonly ArticleHit[]> {
    const context = await openContext(this.#corpus, query, options)
    return rankArticles(context)
      .slice(0, options.limit ?? 10)
      .map(({ reading, score, view }) => {
        return {
          ...infoOf(reading.document.article),
          score,
          ...(view ? { citation: cite(reading, view.sentence) } : {}),
        }
      })
  }

  sources(page: Page = { from: 0, count: this.size }): Promise<readonly ArticleInfo[]> {
    return this.opened.newest(page)
  }

  check(claim: string, limit = 3): Promise<ClaimCheck> {
    return checkClaim(claim, (statement) => openContext(this.#corpus, statement, {}), limit)
  }

  async nearest(text: string, limit: number, scope: Scope = {}): Promise<readonly Citation[]> {
    const context = await openContext(this.#corpus, text, scope)
    return context.views
      .filter((view) => view.overlap > 0)
      .slice(0, limit)
      .map((view) => cite(view.reading, view.sentence))
  }

  suggest(typed: string, kinds: ReadonlySet<Suggestion['kind']>, limit: number): Promise<readonly Suggestion[]> {
    return suggest(this.opened, typed, kinds, limit)
  }

  examples(): Promise<readonly string[]> {
    this.#examples ??= exampleQuestions(this.opened, (question) => this.ask(question), mostExamples)
    return this.#examples
  }

  async passage(article: string, start: number): Promise<Passage | undefined> {
    const number = await this.opened.numberOf(article)
    const [reading] = number === undefined ? [] : await this.#corpus.readings([number])
    if (!reading) return undefined
    const { sentences, article: whole } = reading.document
    const at = sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end)
    const sentence = sentences[at]
    if (!sentence) return undefined
    const { text } = whole
    const [before = '', quote = '', after = ''] = [-1, 0, 1].map((step) => {
      const { start: from, end } = sentences[at + step] ?? { start: 0, end: 0 }
      return text.slice(from, end)
    })
    return {
      info: infoOf(whole),
      ...whereaboutsOf(whole, sentence),
      before,
      quote,
      after,
      start: sentence.start,
      end: sentence.end,
    }
  }

  async read(id: string): Promise<Article | undefined> {
    const number = await this.opened.numberOf(id)
    const [record] = number === undefined ? [] : await this.opened.records([number])
    return record?.article
  }

  async article(id: string): Promise<ArticleInfo | undefined> {
    const number = await this.opened.numberOf(id)
    const [info] = number === undefined ? [] : await this.opened.infos([number])
    return info
  }

  close(): Promise<void> {
    return this.opened.close()
  }

  health(): Promise<CorpusHealth> {
    return this.opened.health()
  }
}
