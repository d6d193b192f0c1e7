import { InputError } from '../errors.ts'
import type { Library } from '../library.ts'
import type { ArticleInfo } from '../types.ts'

/** The only one for which `matches` holds; undefined where none or several do. */
function onlyOne(articles: readonly ArticleInfo[], matches: (info: ArticleInfo) => boolean): ArticleInfo | undefined {
  const found = articles.filter(matches)
  return found.length === 1 ? found[0] : undefined
}

/**
 * Finds the article that a person names by its id, file, headline or the beginning of one of these.
 * An answer must never come from another article than the one asked for, so nothing looser is tried.
 * @returns its id
 * @throws InputError where none or several fit; its next step names the closest
 */
export async function resolveArticle(library: Library, named: string): Promise<string> {
  const exact = await library.article(named)
  if (exact) return exact.id
  const wanted = named.toLowerCase()
  const articles = await library.sources()
  const namesOf = (info: ArticleInfo) => [info.id, info.file, info.title].map((name) => name.toLowerCase())
  const found =
    onlyOne(articles, (info) => namesOf(info).includes(wanted)) ??
    onlyOne(articles, (info) => namesOf(info).some((name) => name.startsWith(wanted)))
  if (found) return found.id
  const [nearest] = await library.findArticles(named, { limit: 1 })
  throw new InputError(
    `No one article is called “${named}”`,
    nearest ? `did you mean “${nearest.title}” (${nearest.id})?` : 'look it up with the command `sources`',
    { article: named },
  )
}
