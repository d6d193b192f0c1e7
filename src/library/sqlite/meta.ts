import type { SqliteFile } from '../../search/database.ts'
import { packed, unpackedIn } from './columns.ts'

type MetaName = 'layout' | 'program' | 'fingerprint' | 'highlights' | 'held' | 'lunr'

/** A value of the whole file; undefined where there is none. */
export function readMeta(file: SqliteFile, name: MetaName): unknown {
  const row = file.row('select value from meta where name = ?', [name])
  return row && unpackedIn(row, 'value')
}

export function writeMeta(file: SqliteFile, name: MetaName, value: unknown): void {
  file.run('insert or replace into meta values (?, ?)', [name, packed(value)])
}
