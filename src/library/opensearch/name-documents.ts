import { z } from 'zod'
import { keysOf, startsOf } from '../../answer/names/name-forms.ts'
import { nameWords } from '../../answer/names/name-key.ts'
import type { NameEntry } from '../../answer/names/name-source.ts'
import type { NameTableData } from '../../answer/names/name-table.ts'

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

/** The names of a corpus as they are loaded; `rank` is the place in the table, the most reported first. */
export function* nameDocuments({ entries }: NameTableData): Generator<{ rank: number; document: object }> {
  for (const [rank, { articles, ...name }] of entries.entries()) {
    const words = nameWords(name.name)
    const stored: NameEntry = { ...name, articles: articles.length }
    const document = {
      rank,
      kind: name.kind,
      keys: keysOf(name),
      starts: startsOf(name),
      words: [...new Set(words)].join(' '),
      folded: words.join(' '),
      entry: stored,
    }
    yield { rank, document }
  }
}

/** @throws ZodError when the document is none of a name */
export function readName(document: unknown): FoundName {
  return nameDocument.parse(document)
}
