/** Tables of the passages and the terms. */
export const searchSchema = `
  create table passage_chunk (number integer primary key, body blob not null);
  create table term (term text primary key, number integer not null, frequency integer not null) without rowid;
  create table posting (term integer not null, first integer not null, body blob not null, primary key (term, first)) without rowid;
  create table spelling (kind text not null, first text not null, length integer not null, words text not null, primary key (kind, first, length)) without rowid;
  create table search_total (passages integer not null, length integer not null, next_passage integer not null, next_term integer not null);
  insert into search_total values (0, 0, 0, 0);
`
