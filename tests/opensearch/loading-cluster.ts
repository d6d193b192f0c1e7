import { z } from 'zod'
import { parts, schemaFormat } from '../../src/opensearch/schema.ts'
import type { Asked, Reply } from './fake-cluster.ts'

export interface LoadedDocument {
  readonly index: string
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
}

const head = z.object({ index: z.object({ _index: z.string(), _id: z.string() }) })
const document = z.record(z.string(), z.unknown())

/** Answers as an empty cluster that a first build is loaded into, and keeps what was loaded. */
export class LoadingCluster {
  readonly #documents: LoadedDocument[] = []

  /** @param refused part of which no document is taken */
  constructor(private readonly refused?: (typeof parts)[number]) {}

  loaded(part: (typeof parts)[number]): LoadedDocument[] {
    return this.#documents.filter(({ index }) => index.includes(`-${part}-`))
  }

  reply({ method, path, body }: Asked): Reply {
    const [target = '', action = ''] = path.split('?')[0]?.slice(1).split('/') ?? []
    if (method === 'GET' && action === '_alias') return { status: 404, body: {} }
    if (action === '_mapping') return { status: 200, body: mappings(decodeURIComponent(target).split(',')) }
    if (target === '_bulk') return { status: 200, body: this.#take(body) }
    if (action === '_count') return { status: 200, body: this.#count(target) }
    return { status: 200, body: {} }
  }

  #take(lines: string): object {
    const all = lines.trim().split('\n')
    const items = all.flatMap((line, at) => (at % 2 === 0 ? [this.#put(line, all[at + 1] ?? '')] : []))
    return { errors: items.some(({ index }) => 'error' in index), items }
  }

  #put(first: string, second: string) {
    const { _index: index, _id: id } = head.parse(JSON.parse(first)).index
    if (this.refused !== undefined && index.includes(`-${this.refused}-`))
      return { index: { status: 400, error: { type: 'strict_dynamic_mapping_exception' } } }
    this.#documents.push({ index, id, body: document.parse(JSON.parse(second)) })
    return { index: { status: 201 } }
  }

  #count(index: string): object {
    const count = this.#documents.filter((loaded) => loaded.index === index).length
    return { count, _shards: { failed: 0, total: 1 } }
  }
}

function mappings(indexes: readonly string[]): object {
  const metaOf = (index: string) => ({
    dateline: schemaFormat,
    part: parts.find((part) => index.includes(`-${part}-`)),
  })
  return Object.fromEntries(indexes.map((index) => [index, { mappings: { _meta: metaOf(index) } }]))
}
