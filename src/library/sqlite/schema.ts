import { passageSchema, tokenizer } from '../../search/passage-table.ts'
import { gatheringSchema } from '../gathering/schema.ts'

/** Changes whenever the layout of the file does. */
export const layout = 'dateline-3'

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
  create index article_hash on article (hash);
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
export const derived = ['name', 'name_key', 'common_key', 'office', 'newest'] as const
