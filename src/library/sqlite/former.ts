import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteFile, textIn } from '../../search/database.ts'
import { readSourceEntry, type SourceEntry } from '../../store/sources.ts'
import { programVersion } from '../version.ts'
import { readMeta } from './meta.ts'
import { layout } from './schema.ts'

/** Where the file lies in the folder of the index. */
export const corpusFile = (folder: string): string => join(folder, 'corpus.db')

/** A file that this program has built, or why there is none that can be used; no reason where there is none at all. */
export interface OpenedFile {
  readonly file?: SqliteFile
  readonly why?: string
}

/** Opens a file that this program has built. */
export function openBuilt(path: string): OpenedFile {
  if (!existsSync(path)) return {}
  let file: SqliteFile | undefined
  try {
    file = SqliteFile.read(path)
    if (readMeta(file, 'layout') === layout && readMeta(file, 'program') === programVersion) return { file }
    file.close()
    return { why: 'the index is of another version' }
  } catch (error) {
    file?.close()
    return { why: `the index is damaged (${error instanceof Error ? error.message : String(error)})` }
  }
}

/** The files of the corpus as a built file knows them. */
export function sourcesOf(file: SqliteFile): SourceEntry[] {
  return file.rows('select entry from source order by place').map((row) => readSourceEntry(textIn(row, 'entry')))
}

/** Those of the file at a path; undefined where it can't be refreshed. */
export function readSources(path: string): SourceEntry[] | undefined {
  const { file } = openBuilt(path)
  if (file === undefined) return undefined
  try {
    return sourcesOf(file)
  } catch {
    return undefined
  } finally {
    file.close()
  }
}
