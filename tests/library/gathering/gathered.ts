import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ArticleReports } from '../../../src/library/gathering/article-reports.ts'
import { gatheringSchema } from '../../../src/library/gathering/schema.ts'
import { withWorkingFile } from '../../../src/library/gathering/working-file.ts'
import type { Payload } from '../../../src/library/payload.ts'
import type { SqliteFile } from '../../../src/search/database.ts'

/** What one article tells; its number is its place in the list. */
export interface Told {
  readonly published?: string
  readonly names?: Payload['names']
  readonly facts?: Payload['facts']
}

/** Gathers articles in a file of their own, some of which are taken out again, and reads what comes of it. */
export async function gathered<T>(
  articles: readonly Told[],
  gone: ReadonlySet<number>,
  read: (file: SqliteFile) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gathered-'))
  try {
    return await withWorkingFile(folder, async (file) => {
      file.exec(gatheringSchema)
      const reports = new ArticleReports(file)
      const payloads = articles.map(
        ({ names = { names: [], common: [] }, facts = [] }): Pick<Payload, 'facts' | 'names'> => ({ facts, names }),
      )
      for (const [number, payload] of payloads.entries())
        reports.add(number, articles[number]?.published ?? '', payload)
      reports.finish()
      for (const [number, payload] of payloads.entries())
        if (gone.has(number)) reports.remove(number, articles[number]?.published ?? '', payload)
      return await read(file)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export async function listed<T>(values: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}
