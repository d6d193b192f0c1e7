import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { kinds, listSources, readSource } from '../corpus/index.ts'
import { InputError } from '../errors.ts'
import { extractFacts, type Fact } from '../facts/index.ts'
import { findTimes, type TimeMention } from '../nlp/dates/timex/index.ts'
import { readDocument } from '../nlp/document.ts'
import type { Article, ArticleInfo, NameKind, Span } from '../types.ts'

/** What the pipeline sees in one file. Offsets are into `text`. */
export interface Inspection {
  readonly article: ArticleInfo
  readonly text: string
  readonly sentences: readonly Span[]
  readonly mentions: readonly (Span & { readonly kind: NameKind; readonly name: string })[]
  /** Dates, times of day, lengths of time and what recurs; only a date has an EDTF value. */
  readonly dates: readonly TimeMention[]
  readonly facts: readonly Fact[]
}

/** The first article of a file. */
async function articleOf(file: string): Promise<Article> {
  const path = resolve(file)
  const info = await stat(path).catch(() => undefined)
  if (!info) throw new InputError(`${file} is not there`, 'name a file that is')
  if (info.isDirectory()) throw new InputError(`${file} is a folder`, 'name one file of it')
  const [source] = await listSources(path).catch(() => [])
  const name = basename(path)
  // A file of another ending may hold text all the same.
  const other = { file: name, absolute: path, id: name, size: info.size, mtimeMs: info.mtimeMs }
  for await (const read of readSource(source ?? other)) {
    if ('article' in read) return read.article
    if (!source) throw new InputError(`${file} is not text that can be read`, `name a ${kinds} file`)
    throw new InputError(`${read.file} can't be read, ${read.reason}`, 'mend it, or name another file')
  }
  throw new InputError(`${file} has no article`, 'name a file with text in it')
}

/**
 * Shows what is found in one file.
 * @throws InputError when it can't be read
 */
export async function inspectFile(file: string): Promise<Inspection> {
  const { text, ...article } = await articleOf(file)
  const document = readDocument({ ...article, text })
  return {
    article,
    text,
    sentences: document.sentences.map(({ start, end }) => ({ start, end })),
    mentions: document.mentions.map(({ start, end, entity }) => ({
      kind: document.entities[entity]?.kind ?? 'other',
      name: document.entities[entity]?.name ?? '',
      start,
      end,
    })),
    dates: findTimes(text, {
      sentences: document.sentences,
      dates: document.dates,
      names: document.mentions,
      ...(article.published !== undefined && { published: article.published }),
    }),
    facts: extractFacts(document),
  }
}
