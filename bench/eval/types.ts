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

export interface EvalQuestion {
  readonly id: string
  readonly question: string
  /** What tables are broken down by. */
  readonly type: string
  /** The only article to answer from. */
  readonly article?: string
  readonly gold: Gold
  /** Ids of the articles that are right; empty where articles are not judged. */
  readonly relevant: ReadonlySet<string>
}

export interface EvalSet {
  readonly name: string
  readonly articles: readonly EvalArticle[]
  /** The corpus as it lies on disk; without it, the articles are written out. */
  readonly corpus?: string
  readonly questions: readonly EvalQuestion[]
}

/** What a system says. */
export interface Given {
  /** Undefined when it does not answer. */
  readonly answer: string | undefined
  /** Comparable between the answers of one system. */
  readonly confidence: number
  /** What the answer is drawn from, or, without an answer, the nearest passages; `article` is an id. */
  readonly shown: readonly { readonly article: string; readonly quote: string }[]
  /** The way in which it was answered, where the system has several. */
  readonly kind?: string
  /** Without an answer: the best one that was kept back. */
  readonly guess?: Pick<Given, 'confidence' | 'shown'> & { readonly answer: string }
}

/** A way of answering from a set of articles. */
export interface System {
  readonly name: string
  /** @param atLeast confidence from which on an answer is given, for systems that can keep one back; their own when not given */
  open(set: EvalSet, atLeast?: number): Promise<OpenSystem>
}

export interface OpenSystem {
  ask(question: string, article?: string): Promise<Given>
  /** Article ids, best first. */
  rankArticles(query: string, limit: number): Promise<readonly string[]>
  close(): Promise<void>
}

export const measureNames = ['exact', 'f1', 'sentence', 'right', 'wrong', 'unanswered', 'first', 'five', 'mrr'] as const
export type MeasureName = (typeof measureNames)[number]

/** What is measured of one question; what does not apply is left out. All are 0 to 1. */
export type Measures = Partial<Record<MeasureName, number>>

export interface Outcome {
  readonly question: EvalQuestion
  readonly given: Given
  readonly measures: Measures
  readonly answerable: boolean
  /** Where an answer was kept back: whether it would have been right. */
  readonly guessRight?: boolean
  /** Time to answer. */
  readonly milliseconds: number
}
