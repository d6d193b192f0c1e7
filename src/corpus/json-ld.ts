import { jsonrepair } from 'jsonrepair'
import { isRecord } from './front-matter.ts'
import { titleKey } from './title.ts'

const articleType = /(?:Article|Posting|Report|WebPage|CreativeWork)$/

/** Characters; what describes an article is far shorter, and only that is mended. */
const longestMended = 200_000

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const member of value) yield* objectsIn(member)
  else if (isRecord(value)) {
    yield value
    yield* objectsIn(value['@graph'])
  }
}

const isArticle = (object: Record<string, unknown>): boolean =>
  [object['@type']].flat().some((type) => typeof type === 'string' && articleType.test(type))

/** A script without what hides it from old browsers: `<!-- -->`, `<![CDATA[ ]]>`, each perhaps behind a comment mark. */
const unwrapped = (script: string): string =>
  script
    .replace(/(?:\/\/|\/\*)?\s*(?:<!\[CDATA\[|\]\]>|<!--|-->)\s*(?:\*\/)?/g, ' ')
    .trim()
    .replace(/;$/, '')

/** The value of a script of JSON, also with slips: commas too many, comments, line ends in texts. */
function parseScript(script: string): unknown {
  try {
    return JSON.parse(script)
  } catch {
    const bare = unwrapped(script)
    if (bare === '' || bare.length > longestMended) return undefined
    try {
      return JSON.parse(jsonrepair(bare))
    } catch {
      // Beyond mending: the page's other metadata have to do.
      return undefined
    }
  }
}

/**
 * The headline, date, author, publisher and address of the article that a page's JSON-LD describes; nothing where it is not JSON.
 * @param scripts the contents of its JSON-LD scripts
 * @param headings the page's headline and title: of several articles, as beside a list of others, the one so named is the page's
 */
export function readJsonLd(scripts: readonly string[], headings: readonly string[]): [string, unknown][] {
  const keys = headings.map(titleKey).filter((key) => key !== '')
  const candidates = scripts.flatMap((script) => [...objectsIn(parseScript(script))].filter(isArticle))
  const isNamed = ({ headline }: Record<string, unknown>): boolean =>
    typeof headline === 'string' && /\w/.test(headline) && keys.some((key) => key.startsWith(titleKey(headline)))
  const article =
    candidates.find(isNamed) ?? candidates.find((object) => object.headline !== undefined) ?? candidates[0]
  if (!article) return []
  const address = article.url ?? article.mainEntityOfPage
  const entries: [string, unknown][] = [
    ['headline', article.headline],
    ['datePublished', article.datePublished ?? article.dateCreated],
    ['author', article.author],
    ['publisher', article.publisher],
    ['url', isRecord(address) ? address['@id'] : address],
  ]
  return entries.filter(([, found]) => found !== undefined)
}
