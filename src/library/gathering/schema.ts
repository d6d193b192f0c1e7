/**
 * What single articles give to the tables over their corpus. `place` is that among the names or the offices of an
 * article. `published` is empty where there is no date.
 */
export const gatheringSchema = `
  create table naming (
    key text not null, published text not null, article integer not null, place integer not null, name text not null,
    kind text not null, count integer not null, aliases text not null,
    primary key (key, published, article, place)) without rowid;
  create table common_word (key text not null, article integer not null, primary key (key, article)) without rowid;
  create table holding (key text not null, article integer not null, place integer not null, fact text not null,
    primary key (key, article, place)) without rowid;
`
