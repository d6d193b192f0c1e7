import type { SqliteFile } from '../../search/database.ts'
import { gatheringSchema } from '../gathering/schema.ts'

/** What a build works with besides the cluster: `former` and `kept` are of the build before, the rest of the new one. */
const schema = `
  ${gatheringSchema}
  create table article (number integer primary key, published text not null, info text not null);
  create index article_published on article (published);
  create table former (
    number integer primary key, id text not null unique, source text not null, hash text not null,
    passages integer not null);
  create index former_source on former (source);
  create table kept (number integer primary key);
`

/** @param file an empty one */
export const makeWorkingTables = (file: SqliteFile): void => file.exec(schema)
