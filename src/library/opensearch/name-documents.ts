import * as z from 'zod'
import { keysOf, nameWords, startsOf } from '../../names/name-key.ts'
import type { NameEntry } from '../../names/name-source.ts'

const entry = z.object({
  name: z.string(),
  kind: z.enum(['person', 'organisation', 'place', 'event', 'work', 'other']),
  aliases: z.array(z.string()),
  articles: z.number(),
})
const nameDocument = z.object({
  rank: z.number(),
  keys: z.array(z.string()),
  words: z.string(),
  folded: z.string(),
  entry,
})

/** A name with what it is found by. */
export type FoundName = z.infer<typeof nameDocument>

/**
 * Names as they are loaded, with their places in the list.
 *
 * @param names the most reported first
 */
export async function* nameDocuments(
  names: AsyncIterable<NameEntry>,
): AsyncGenerator<{ rank: number; document: object }> {
  let rank = 0
  for await (const stored of names) {
    const words = nameWords(stored.name)
    const document = {
      rank,
      kind: stored.kind,
      keys: keysOf(stored),
      starts: startsOf(stored),
      words: [...new Set(words)].join(' '),
      folded: words.join(' '),
      entry: stored,
    }
    yield { rank, document }
    rank++
  }
}

/** @throws ZodError when the document is none of a name */
export function readName(document: unknown): FoundName {
  return nameDocument.parse(document)
}
