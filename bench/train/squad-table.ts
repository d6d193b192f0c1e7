import { existsSync } from 'node:fs'
import path from 'node:path'
import { featureNames } from '../../src/answer/ranking/features/index.ts'
import { buildGroups, readSquad } from './rows.ts'
import { TableBuilder, type TrainingTable } from './table.ts'
import { readTable, writeTable } from './table-file.ts'

/**
 * The candidates of all questions of some SQuAD files; a question that stands in several counts once.
 * @param cache file to keep them in, and to read them from where it is there
 */
export async function squadTable(
  files: readonly string[],
  cache: string | undefined,
  log: (line: string) => void,
): Promise<TrainingTable> {
  if (cache !== undefined && existsSync(cache)) return readTable(cache)
  const builder = new TableBuilder(featureNames)
  const known = new Set<string>()
  for (const file of files) {
    const { articles, questions } = readSquad(file)
    const fresh = questions.filter(({ id }) => !known.has(id))
    for (const { id } of fresh) known.add(id)
    const groups = await buildGroups(articles, fresh)
    for (const { question, rows, f1 } of groups) builder.add(question.article, rows, f1)
    const candidates = groups.reduce((sum, { f1 }) => sum + f1.length, 0)
    log(`${path.basename(file)}: ${fresh.length} questions, ${candidates} candidates`)
  }
  const table = builder.build()
  if (cache !== undefined) writeTable(cache, table)
  return table
}
