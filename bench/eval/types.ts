/** What is asked, what is right, and who answers. */

export interface EvalArticle {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** How an answer is judged. */
export type Gold =
  /** Against texts, by SQuAD's measures; none: the article does not answer the question. */
  | { readonly by: 'texts'; readonly texts: readonly string[] }
  /** By regular expressions: an alternative of which all match; null: nothing answers the question. */
  | { readonly by: 'patterns'; readonly accept: readonly (readonly string[])[] | null; readonly longest: number }
  /** By the sentence shown, which must be one of those marked right. */
  | { readonly by: 'sentences'; readonly sentences: readonly LabelledSentence[] }
  /** Only the ranking of articles is judged. */
  | { readonly by: 'relevance' }

export interface LabelledSentence {
  readonly text: string
  readonly right: boolean
}

export interface EvalQuestion {
  readonly id: string
  readonly question: string
  /** What tables are broken down by. */
  readonly type: string
  /** The article that it was written for. */
  readonly about?: string
  /** The only article to answer from. */
  readonly article?: string
  readonly gold: Gold
  /** Grade (over 0) of each article that is right; empty where articles are not judged. */
  readonly relevant: ReadonlyMap<string, number>
}

export interface EvalSet {
  readonly name: string
  readonly articles: readonly EvalArticle[]
  /** The corpus as it lies on disk; without it, the articles are written out. */
  readonly corpus?: string
  readonly questions: readonly EvalQuestion[]
}

export interface Quote {
  /** Article id. */
  readonly article: string
  readonly quote: string
}

/** What a system says. */
export interface Given {
  /** Undefined when it does not answer. */
  readonly answer: string | undefined
  /** Comparable between the answers of one system. */
  readonly confidence: number
  /** What the answer is drawn from, or, without an answer, the nearest passages. */
  readonly shown: readonly Quote[]
  /** The way in which it was answered, where the system has several. */
  readonly kind?: string
  /** Without an answer: the best one that was kept back. */
  readonly guess?: Guess
}

/** An answer that a system is not sure enough of to give. */
export type Guess = Pick<Given, 'confidence' | 'shown'> & { readonly answer: string }

export interface OpenSettings {
  /** Confidence from which on an answer is given, for systems that can keep one back; their own when not given. */
  readonly atLeast?: number
}

/** A way of answering from a set of articles. */
export interface System {
  readonly name: string
  open(set: EvalSet, settings?: OpenSettings): Promise<OpenSystem>
}

export interface OpenSystem {
  ask(question: string, article?: string): Promise<Given>
  /** Article ids, best first. */
  rankArticles(query: string, limit: number): Promise<readonly string[]>
  /** The order of an article's sentences as places in the list, best first; all of them. */
  rankSentences(question: string, article: string, sentences: readonly string[]): Promise<readonly number[]>
  close(): Promise<void>
}

/** What is measured of one question; what does not apply is left out. All are 0 to 1. */
export type Measures = Partial<Record<MeasureName, number>>

export const measureNames = [
  'exact',
  'f1',
  'sentence',
  'right',
  'wrong',
  'unanswered',
  'first',
  'five',
  'map',
  'ndcg',
  'mrr',
] as const
export type MeasureName = (typeof measureNames)[number]

export interface Outcome {
  readonly question: EvalQuestion
  readonly given: Given | undefined
  readonly measures: Measures
  readonly answerable: boolean
  /** Where an answer was kept back: whether it would have been right. */
  readonly guessRight?: boolean
  /** Time to answer, or to rank where only ranking is asked for. */
  readonly milliseconds: number
}
