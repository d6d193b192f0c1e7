import { setTimeout as sleep } from 'node:timers/promises'
import type { Library } from '../../../src/library.ts'
import type {
  Answer,
  ArticleInfo,
  Asked,
  Citation,
  ClaimCheck,
  NonEmpty,
  Profile,
  Suggestion,
  TimelineEntry,
} from '../../../src/types.ts'

interface FakeArticle extends ArticleInfo {
  readonly sentences: readonly string[]
  /** Parts after the sentences, each under a heading. */
  readonly parts: readonly { readonly heading: string; readonly text: string }[]
}

const HEADING = 'On the *day*'

const PLACES = ['Harwick', 'Port Selby', 'Old *Mill*', 'Grünau', 'São_Tomé']

/** Articles about a town that does not exist, with characters in them that mean something in Markdown. */
function makeArticles(version: string): readonly FakeArticle[] {
  return Array.from({ length: 40 }, (_, index) => ({
    id: `article-${index}`,
    file: `article-${index}.md`,
    title: index === 3 ? `The [long] story (part 1) `.repeat(12) : `Harwick gazette no. ${index} [${version}]`,
    published: `20${String(10 + (index % 14)).padStart(2, '0')}-0${1 + (index % 9)}`,
    publisher: index % 2 === 0 ? 'Harwick *Gazette*' : 'Selby Post',
    ...(index % 3 === 0 ? {} : { url: `https://news.example/harwick/${index}_(copy)?a=1&b=[2]` }),
    sentences: [
      `On ${index + 1} March the council met in ${PLACES[index % PLACES.length]}.`,
      `Mayor Ada Quill said that **bridge** number ${index} will open to @everyone in May.`,
      index === 5
        ? `It was long. ${'Very long, and then longer still; '.repeat(60)}The end.`
        : `The <@123> crowd of ${index * 100} people cheered.`,
    ],
    parts: Array.from({ length: index === 0 ? 40 : 0 }, (_, part) => ({
      heading: `Part ${part + 1}: the _bridge_`,
      text: `This is part ${part + 1}. ${'The work went on, and nobody knew for how long. '.repeat(part % 12)}It ended.`,
    })),
  }))
}

/** A small library in memory: quick, slow, failing and silent by what is asked, so that tests can call up each case. */
export class FakeLibrary implements Library {
  readonly size: number
  closed = false
  private readonly articles: readonly FakeArticle[]

  constructor(readonly version = 'a1b2c3d4') {
    this.articles = makeArticles(version)
    this.size = this.articles.length
  }

  private textOf(article: FakeArticle): string {
    const parts = article.parts.map(({ heading, text }) => `\n\n${heading}\n\n${text}`)
    return `${HEADING}\n\n${article.sentences.join(' ')}${parts.join('')}`
  }

  cite(index: number, sentence: number, highlight?: string): Citation {
    const article = this.articles[index % this.articles.length]
    if (article === undefined) throw new RangeError('no articles')
    const quote = article.sentences[sentence] ?? ''
    const start = this.textOf(article).indexOf(quote)
    const { id, file, title, published, publisher, url } = article
    const at = highlight === undefined ? -1 : quote.indexOf(highlight)
    return {
      article: id,
      file,
      title,
      quote,
      start,
      end: start + quote.length,
      ...(published !== undefined && { published }),
      ...(publisher !== undefined && { publisher }),
      ...(url !== undefined && { url }),
      ...(highlight !== undefined && at >= 0 && { highlight: { start: at, end: at + highlight.length } }),
    }
  }

  private others(count: number, sentence = 1): Citation[] {
    return Array.from({ length: count }, (_, index) => this.cite(index + 1, sentence, 'Ada Quill'))
  }

  async ask(question: string, { after }: { readonly after?: Asked } = {}): Promise<Answer> {
    const answer = await this.answerTo(question)
    const leans = after !== undefined && /^(?:why|who else|and |when)/i.test(question)
    // What it was understood from, for tests to see.
    return leans ? { ...answer, askedAs: `${question} (${Object.values(after).join(' | ')})` } : answer
  }

  private async answerTo(question: string): Promise<Answer> {
    if (question.includes('slow')) await sleep(Number(/slow (\d+)/.exec(question)?.[1] ?? 1_800))
    if (question.includes('boom')) throw new Error(`the index is broken at: ${question}`)
    if (question.includes('nobody'))
      return {
        status: 'unanswered',
        question,
        kind: 'who',
        confidence: 0.9,
        nearest: this.others(5),
        didYouMean: ['Ada Quill', 'Adam *Quill*', 'Ida Quill', 'Eda Quill'],
        notes: [],
      }
    const long = question.includes('long')
    return {
      status: 'answered',
      question,
      kind: 'who',
      answer: long ? `Ada Quill, ${'who has *many* titles, '.repeat(80)}and more` : 'Ada Quill',
      confidence: 0.9,
      date: '2019-08-24',
      citations: [long ? this.cite(5, 2) : this.cite(0, 1, 'Ada Quill'), ...this.others(9)],
      notes: ['The office has changed hands: Bo Vance was mayor until 2018.'],
      topic: 'Ada Quill',
    }
  }

  async timeline(topic: string, options: { from?: string; to?: string } = {}) {
    const count = topic === 'nothing' ? 0 : 60
    const entries: TimelineEntry[] = Array.from({ length: count }, (_, index) => ({
      date: `20${10 + Math.floor(index / 6)}-0${1 + (index % 6)}`,
      basis: index % 7 === 0 ? 'assumed-year' : 'stated',
      text:
        index === 8 ? 'Bridge works went on. '.repeat(90) : `The council of Harwick met for the ${index + 1}th time.`,
      status: index > 55 ? 'planned' : 'happened',
      places: ['Harwick'],
      participants: ['Ada Quill'],
      citations: [this.cite(index, 1), this.cite(index + 1, 0)] satisfies NonEmpty<Citation>,
      weight: index,
      conflicts: index === 4 ? ['The Selby Post gives 5 March.'] : [],
    }))
    return { topic, entries, total: count, ...options }
  }

  async who(name: string): Promise<Profile | undefined> {
    if (!name.toLowerCase().includes('quill')) return undefined
    const line = (index: number) => ({
      text: `Ada Quill spoke of bridge ${index}.`,
      date: '2019-08',
      citations: [this.cite(index, 1)] satisfies NonEmpty<Citation>,
    })
    return {
      name: 'Ada Quill',
      kind: 'person',
      aliases: ['Mayor Quill', 'Ms *Quill*'],
      offices: [
        { ...line(1), title: 'Mayor', of: 'Harwick', asOf: '2019-08-24', appointed: '2018', former: false },
        { ...line(2), title: 'Deputy Mayor of Harwick', asOf: '2016', former: true },
      ],
      meetings: Array.from({ length: 12 }, (_, index) => ({
        ...line(index),
        others: ['Bo Vance'],
        place: 'Port Selby',
      })),
      statements: Array.from({ length: 12 }, (_, index) => ({ ...line(index), direct: true })),
      presences: [line(3)],
      places: [line(4)],
      mentions: [],
      first: this.cite(0, 0),
      last: this.cite(13, 0),
      articles: 14,
      namesakes: ['Ada Quill, baker in Selby'],
    }
  }

  async similarNames(_name: string, limit: number) {
    return ['Ada Quill', 'Ida Quill'].slice(0, limit)
  }

  async findArticles(query: string, options: { limit?: number } = {}) {
    if (query === 'nothing') return []
    const until = performance.now() + Number(/busy (\d+)/.exec(query)?.[1] ?? 0)
    while (performance.now() < until) this.cite(0, 0)
    return this.articles
      .slice(0, options.limit ?? 10)
      .map((article, index) => ({ ...article, score: 10 - index / 10, citation: this.cite(index, 1, 'bridge') }))
  }

  async sources(): Promise<readonly ArticleInfo[]> {
    return this.articles
  }

  async check(claim: string, limit = 3): Promise<ClaimCheck> {
    const common = { claim, confidence: 0.9 }
    if (claim.includes('nothing')) return { ...common, verdict: 'not-said', citations: [], nearest: this.others(limit) }
    const verdict = claim.includes('never') ? 'contradicted' : 'supported'
    return { ...common, verdict, citations: this.others(limit), nearest: [] }
  }

  async nearest(_text: string, limit: number) {
    return this.others(limit)
  }

  async suggest(typed: string, kinds: ReadonlySet<Suggestion['kind']>, limit: number): Promise<readonly Suggestion[]> {
    if (typed.includes('slow')) await sleep(500)
    if (typed.includes('boom')) throw new Error('no suggestions')
    const [kind = 'name'] = kinds
    return Array.from({ length: Math.min(limit + 5, 40) }, (_, index) => ({
      value: index === 2 ? 'x'.repeat(140) : `Ada Quill ${index}`,
      label: `Ada Quill ${index}, Mayor of Harwick ${'and more '.repeat(index)}`,
      kind,
    }))
  }

  async examples() {
    return ['Who is Ada Quill?', 'When will the bridge open?']
  }

  async passage(id: string, start: number) {
    const article = this.articles.find((one) => one.id === id)
    if (article === undefined) return undefined
    const text = this.textOf(article)
    const at = article.sentences.findIndex(
      (one) => start < text.indexOf(one) + one.length && start >= text.indexOf(one),
    )
    const quote = article.sentences[at]
    if (quote === undefined) return undefined
    const { sentences: _, parts: __, ...info } = article
    return {
      info,
      before: article.sentences[at - 1] ?? '',
      quote,
      after: article.sentences[at + 1] ?? '',
      start: text.indexOf(quote),
      end: text.indexOf(quote) + quote.length,
    }
  }

  async read(id: string) {
    const article = this.articles.find((one) => one.id === id)
    if (article === undefined) return undefined
    const { sentences: _, parts, ...info } = article
    const text = this.textOf(article)
    const headings = [HEADING, ...parts.map(({ heading }) => heading)]
    return { ...info, text, sections: headings.map((label) => ({ label, start: text.indexOf(label) })) }
  }

  async article(id: string): Promise<ArticleInfo | undefined> {
    return this.articles.find((one) => one.id === id)
  }

  async close() {
    this.closed = true
  }
}
