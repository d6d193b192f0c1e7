import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteFile, textIn } from '../../search/sqlite/database.ts'
import type { SourceEntry } from '../../store/manifest.ts'
import { programVersion } from '../version.ts'
import { readSourceEntry } from './json.ts'
import { readMeta } from './meta.ts'
import { layout } from './schema.ts'

/** Where the file lies in the folder of the index. */
export const corpusFile = (folder: string): string => join(folder, 'sqlite', 'corpus.db')

/** Opens a file that this program has built; undefined where there is none, or one of another version, or a damaged one. */
export function openBuilt(path: string): SqliteFile | undefined {
  if (!existsSync(path)) return undefined
  let file: SqliteFile | undefined
  try {
    file = SqliteFile.read(path)
    if (readMeta(file, 'layout') === layout && readMeta(file, 'program') === programVersion) return file
  } catch {
    // What can't be read is built again.
  }
  file?.close()
  return undefined
}

/** The files of the corpus as a built file knows them. */
export function sourcesOf(file: SqliteFile): SourceEntry[] {
  return file.rows('select entry from source order by place').map((row) => readSourceEntry(textIn(row, 'entry')))
}

/** Those of the file at a path; undefined where it can't be refreshed. */
export function readSources(path: string): SourceEntry[] | undefined {
  const file = openBuilt(path)
  if (file === undefined) return undefined
  try {
    return sourcesOf(file)
  } catch {
    return undefined
  } finally {
    file.close()
  }
}
