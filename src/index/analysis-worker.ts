import type { Article } from '../types.ts'
import { analyseArticle } from './stored-article.ts'

/** What a worker thread does: analyses an article, and gives its payload as JSON, which costs less to hand over. */
export default function analyse(article: Article): string {
  return JSON.stringify(analyseArticle(article))
}
