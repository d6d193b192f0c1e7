const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const articleType = /(?:Article|Posting|Report|WebPage|CreativeWork)$/

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const member of value) yield* objectsIn(member)
  else if (isRecord(value)) {
    yield value
    yield* objectsIn(value['@graph'])
  }
}

const isArticle = (object: Record<string, unknown>): boolean =>
  [object['@type']].flat().some((type) => typeof type === 'string' && articleType.test(type))

/** The headline, date, author, publisher and address of the article that a JSON-LD script describes; nothing where it is not JSON. */
export function readJsonLd(script: string): [string, unknown][] {
  let value: unknown
  try {
    value = JSON.parse(script)
  } catch {
    return []
  }
  const candidates = [...objectsIn(value)].filter(isArticle)
  const article = candidates.find((object) => object.headline !== undefined) ?? candidates[0]
  if (!article) return []
  const address = article.url ?? article.mainEntityOfPage
  const entries: [string, unknown][] = [
    ['headline', article.headline],
    ['datePublished', article.datePublished],
    ['author', article.author],
    ['publisher', article.publisher],
    ['url', isRecord(address) ? address['@id'] : address],
  ]
  return entries.filter(([, found]) => found !== undefined)
}
