/** Changes whenever the mappings do: indexes of another format are built anew. */
export const schemaFormat = 2

/** The parts of an index set. */
export const parts = ['articles', 'passages', 'names', 'tables'] as const
export type PartName = (typeof parts)[number]

const keyword = { type: 'keyword' } as const
const integer = { type: 'integer' } as const
/** Kept, not searched. */
const kept = { type: 'object', enabled: false } as const
/** Searched by prefix and equality; what is longer is found by its other forms. */
const shortKeyword = { type: 'keyword', ignore_above: 1000 } as const
/** Terms that the program has made, parted by spaces: the cluster leaves them as they are. */
const terms = { type: 'text', analyzer: 'dateline_terms', index_options: 'freqs' } as const
const phrases = { type: 'text', analyzer: 'dateline_terms', index_options: 'positions', norms: false } as const

/** Fields of each part. `strict` refuses a document with others. */
const fields: Readonly<Record<PartName, Readonly<Record<string, object>>>> = {
  articles: {
    number: integer,
    id: keyword,
    source: { ...keyword, index: false },
    hash: { ...keyword, index: false },
    published: keyword,
    title: phrases,
    names: shortKeyword,
    passages: { ...integer, index: false },
    article: kept,
    payload: kept,
  },
  passages: {
    article: integer,
    unit: { type: 'long' },
    start: { ...integer, index: false },
    end: { ...integer, index: false },
    from: integer,
    to: integer,
    terms,
  },
  names: {
    rank: integer,
    kind: keyword,
    keys: shortKeyword,
    starts: shortKeyword,
    words: { ...terms, norms: false, index_options: 'docs' },
    folded: shortKeyword,
    entry: kept,
  },
  tables: { kind: keyword, content: kept },
}

/** What only some parts have: names are sorted on disk, so that the most reported are found first. */
const extraSettings: Readonly<Partial<Record<PartName, object>>> = {
  names: { 'sort.field': 'rank', 'sort.order': 'asc' },
}

/** Mappings of a part; `_meta` says that Dateline made it. */
export function mappingsOf(part: PartName): object {
  return { _meta: { dateline: schemaFormat, part }, dynamic: 'strict', properties: fields[part] }
}

/**
 * Index template of a part: settings, analyser, similarity and mappings of every index that `pattern` fits.
 * @param shards only of passages; the other parts have one
 */
export function templateOf(part: PartName, pattern: string, shards: number): object {
  const settings = {
    number_of_shards: part === 'passages' ? shards : 1,
    // A second copy wherever there is a second node, so that one may fail, also while loading.
    auto_expand_replicas: '0-1',
    // A node that died is not waited for long before its copies are made elsewhere.
    'unassigned.node_left.delayed_timeout': '10s',
    refresh_interval: '-1',
    max_result_window: 10_000,
    analysis: { analyzer: { dateline_terms: { type: 'whitespace' } } },
    ...extraSettings[part],
  }
  return {
    index_patterns: [pattern],
    priority: 500,
    _meta: { dateline: schemaFormat },
    template: { settings: { index: settings }, mappings: mappingsOf(part) },
  }
}
