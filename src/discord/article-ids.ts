import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Library } from '../library.ts'
import type { Citation } from '../types.ts'
import type { SentenceRef } from './custom-id.ts'

/** How many ids are hashed before other work gets a turn. */
const BATCH = 2_000

/** The six bytes that stand for an article's id in buttons and menus, in hexadecimal. Among 200,000 articles two share them once in ten thousand corpora. */
export function shortId(article: string): string {
  return createHash('sha1').update(article).digest('hex').slice(0, 12)
}

/** A cited sentence as buttons carry it. */
export function refOf(citation: Citation): SentenceRef {
  const bold = citation.highlight
  return {
    article: shortId(citation.article),
    start: citation.start,
    boldAt: bold?.start ?? 0,
    boldLength: bold === undefined ? 0 : bold.end - bold.start,
  }
}

/** A cited sentence, all of it to be marked. */
export function quoteRef({ article, start, end }: Pick<Citation, 'article' | 'start' | 'end'>): SentenceRef {
  return { article: shortId(article), start, boldAt: 0, boldLength: end - start }
}

const indexes = new WeakMap<Library, Promise<ReadonlyMap<string, string>>>()

/** The article's id that `shortId` was made of; undefined where the library has none. */
export async function articleOf(library: Library, short: string): Promise<string | undefined> {
  let index = indexes.get(library)
  if (index === undefined) {
    index = indexIds(library)
    indexes.set(library, index)
    // A failure is for those who wait; the next button tries again.
    index.catch(() => indexes.delete(library))
  }
  return (await index).get(short)
}

async function indexIds(library: Library): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for (const { id } of await library.sources()) {
    ids.set(shortId(id), id)
    if (ids.size % BATCH === 0) await nextTurn()
  }
  return ids
}
