import { existsSync } from 'node:fs'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { bytesIn, type Row, SqliteFile, textIn } from '../search/database.ts'
import { passageSchema, tokenizer } from '../search/passage-table.ts'
import type { ArticleInfo } from '../types.ts'
import { gatheringSchema } from './gathering.ts'
import { programVersion, readSourceEntry, type SourceEntry } from './sources.ts'
import { readInfo, readRecord, type StoredRecord } from './stored-article.ts'

/**
 * What one article gives: `article`, `record`, `naming`, `common_word`, `holding`. What follows from those of all
 * articles, and is made anew at the end of each build: the rest.
 */
export const schema = `
  ${passageSchema}
  create table meta (name text primary key, value blob not null) without rowid;
  create table source (place integer primary key, entry text not null);
  create table article (
    number integer primary key, id text not null unique, source text not null, hash text not null, published text not null,
    info text not null);
  create index article_source on article (source);
  create index article_published on article (published);
  create table record (number integer primary key, body blob not null);

  ${gatheringSchema}
  create table name (number integer primary key, name text not null, kind text not null, aliases text not null,
    articles integer not null, folded text not null);
  create index name_folded on name (folded);
  create table name_key (key text not null, number integer not null, primary key (key, number)) without rowid;
  create table spelling (first text not null, length integer not null, words text not null, primary key (first, length)) without rowid;
  create virtual table name_start using fts5 (starts, words, content = '', prefix = '1 2 3', ${tokenizer});
  create table common_key (key text primary key) without rowid;
  create table office (key text primary key, phrase text not null) without rowid;
  create table newest (place integer primary key, number integer not null);
  create virtual table title using fts5 (words, content = '', contentless_delete = 1, prefix = '1 2 3', ${tokenizer});
`

/** Tables that are made anew. */
export const derived = ['name', 'name_key', 'common_key', 'office', 'newest', 'spelling'] as const

/** Quick, and as small as makes sense for texts read one by one. */
const level = 4

/** A value as it is kept in a column of bytes. */
export const packed = (value: unknown): Uint8Array => deflateRawSync(Buffer.from(JSON.stringify(value)), { level })

const unpackedIn = (row: Row | undefined, column: string): unknown =>
  JSON.parse(inflateRawSync(bytesIn(row, column)).toString('utf8'))

type MetaName = 'program' | 'fingerprint' | 'highlights' | 'held' | 'lunr'

/** A value of the whole file; undefined where there is none. */
export function readMeta(file: SqliteFile, name: MetaName): unknown {
  const row = file.row('select value from meta where name = ?', [name])
  return row && unpackedIn(row, 'value')
}

export function writeMeta(file: SqliteFile, name: MetaName, value: unknown): void {
  file.run('insert or replace into meta values (?, ?)', [name, packed(value)])
}

/** The record in a row of `record`. @throws TypeError when it is none */
export const recordIn = (row: Row | undefined): StoredRecord => readRecord(unpackedIn(row, 'body'))

/** What a row of `article` says. @throws TypeError when it is none */
export const infoIn = (row: Row | undefined): ArticleInfo => readInfo(JSON.parse(textIn(row, 'info')))

/** A file that this program has built, or why there is none that can be used; no reason where there is none at all. */
interface OpenedFile {
  readonly file?: SqliteFile
  readonly why?: string
}

/** Opens a file that this program has built. */
export function openBuilt(path: string): OpenedFile {
  if (!existsSync(path)) return {}
  let file: SqliteFile | undefined
  try {
    file = SqliteFile.read(path)
    if (readMeta(file, 'program') === programVersion) return { file }
    file.close()
    return { why: 'the index is of another version' }
  } catch (error) {
    file?.close()
    return { why: `the index is damaged (${error instanceof Error ? error.message : String(error)})` }
  }
}

/** The files of the corpus as a built file knows them. */
export function sourcesOf(file: SqliteFile): SourceEntry[] {
  const rows = file.rows('select entry from source order by place')
  return rows.map((row) => readSourceEntry(JSON.parse(textIn(row, 'entry'))))
}

/** Those of the file at a path; undefined where it can't be refreshed. */
export function readSources(path: string): SourceEntry[] | undefined {
  const { file } = openBuilt(path)
  try {
    return file && sourcesOf(file)
  } catch {
    return undefined
  } finally {
    file?.close()
  }
}
