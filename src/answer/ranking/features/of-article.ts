/** How the article of a candidate stands among those found for the question. */
export interface ArticleStanding {
  /** 0 for the best. */
  readonly rank: number
  /** Its score beside that of the best, 0 to 1. */
  readonly share: number
  /** How many were found; 1 where the question is kept to one. */
  readonly articles: number
}

export const articleFeatureNames = ['articleRank', 'articleShare', 'articles'] as const

export const articleFeatures = ({ rank, share, articles }: ArticleStanding): number[] => [
  Math.min(rank, 14),
  share,
  Math.min(articles, 15),
]
