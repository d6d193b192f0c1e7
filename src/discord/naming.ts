import type { Library } from '../library.ts'
import type { Article, Span } from '../types.ts'
import type { Naming } from './render/news.ts'

/** A name as texts are searched for it. */
interface SoughtName {
  readonly name: string
  readonly pattern: RegExp
}

/** Folds what is written in more than one way: capitals, accents, apostrophes. */
const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’ʼ]/g, "'").toLowerCase()

/**
 * How the articles write a name: as it was given, and in the forms of who bears it. A name that they do not know may come to
 * be known, and is looked for as it was written; that of another, which is only close to it, is not.
 */
export async function soughtName(library: Pick<Library, 'who'>, name: string): Promise<SoughtName> {
  const profile = await library.who(name, 'offices')
  const forms = profile === undefined ? [] : [profile.name, ...profile.aliases]
  const isKnown = forms.some((form) => folded(form) === folded(name))
  return { name, pattern: patternOf(isKnown ? [...new Set([name, ...forms])] : [name]) }
}

/** Finds any of the forms as whole words. A form with capitals is a name only where it has them. */
function patternOf(forms: readonly string[]): RegExp {
  const hasCapitals = forms.some((form) => /\p{Lu}/u.test(form))
  const written = forms
    .filter((form) => !hasCapitals || /\p{Lu}/u.test(form))
    .toSorted((a, b) => b.length - a.length)
    .map((form) =>
      form
        .trim()
        .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
        .replace(/['‘’ʼ]/g, "['‘’ʼ]")
        .replace(/\s+/g, '\\s+'),
    )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, hasCapitals ? 'u' : 'iu')
}

/** Where a text has a name first; undefined where it has not. */
function placeOf(text: string, { pattern }: SoughtName): Span | undefined {
  const found = pattern.exec(text)
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length }
}

/** The first sentence of an article that has a name, or its title; undefined where it does not name it. */
export async function namingOf(
  library: Pick<Library, 'passage'>,
  { text, sections: _sections, locators: _locators, ...article }: Article,
  sought: SoughtName,
): Promise<Naming | undefined> {
  const { name } = sought
  const place = placeOf(text, sought)
  const passage = place === undefined ? undefined : await library.passage(article.id, place.start)
  if (place === undefined || passage === undefined)
    return placeOf(article.title, sought) === undefined ? undefined : { name, article }
  const { info, link, section, locator, quote, start } = passage
  const where = { ...(link && { link }), ...(section && { section }), ...(locator && { locator }) }
  const bold = { start: place.start - start, end: place.end - start }
  return { name, article: { ...info, ...where }, quote: { text: quote, bold } }
}
