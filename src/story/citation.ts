import type { Article, Citation, Span } from '../types.ts'

/**
 * A citation of a span of an article, to the letter.
 * @param part a place within the span to highlight; left out where it does not lie in it
 */
export function citationOf(article: Article, span: Span, part?: Span): Citation {
  const highlight =
    part && part.start >= span.start && part.end <= span.end
      ? { start: part.start - span.start, end: part.end - span.start }
      : undefined
  return {
    article: article.id,
    file: article.file,
    title: article.title,
    ...(article.published ? { published: article.published } : {}),
    ...(article.publisher ? { publisher: article.publisher } : {}),
    ...(article.url ? { url: article.url } : {}),
    start: span.start,
    end: span.end,
    quote: article.text.slice(span.start, span.end),
    ...(highlight ? { highlight } : {}),
  }
}

/** "Title" (publisher): how a source is named in a line. */
export const sourceName = (citation: Citation): string =>
  citation.publisher ? `${citation.title} (${citation.publisher})` : citation.title
