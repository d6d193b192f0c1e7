import { z } from 'zod'
import { type PartName, parts, schemaFormat } from '../../src/index/opensearch/documents.ts'
import type { Asked, Reply } from './fake-cluster.ts'

export interface LoadedDocument {
  readonly id: string
  readonly body: Readonly<Record<string, unknown>>
}

const target = z.object({ _index: z.string(), _id: z.string() })
const head = z.union([z.object({ index: target }), z.object({ delete: target })])
const document = z.record(z.string(), z.unknown())
const switches = z.object({ actions: z.array(z.object({ add: z.object({ index: z.string() }).optional() })) })
const wanted = z.object({ docs: z.array(z.object({ _id: z.string() })) })
const page = z.object({ size: z.number(), search_after: z.tuple([z.number()]).optional() })
const shards = { failed: 0, total: 1 }

/** As much of a cluster as builds need: keeps what is loaded, clones it, reads it again in the order of `number`. */
export class LoadingCluster {
  readonly #indexes = new Map<string, Map<string, LoadedDocument['body']>>()
  /** The indexes that aliases stand for. */
  #installed: readonly string[] = []
  readonly #loads = new Map<PartName | undefined, number>()

  /** @param refused part of which no document is taken */
  constructor(private readonly refused?: PartName) {}

  /** What lies in a part of the build in use; of the last one where none is. */
  loaded(part: PartName): LoadedDocument[] {
    const isOf = (index: string) => partOf(index) === part
    const index = this.#installed.find(isOf) ?? [...this.#indexes.keys()].findLast(isOf) ?? ''
    return [...(this.#indexes.get(index) ?? [])].map(([id, body]) => ({ id, body }))
  }

  /** Documents of a part that were sent, of all builds. */
  loads(part: PartName | undefined): number {
    return this.#loads.get(part) ?? 0
  }

  /** Names of all indexes, in use or not. */
  get indexes(): readonly string[] {
    return [...this.#indexes.keys()]
  }

  reply({ method, path, body }: Asked): Reply {
    const [first = '', action = '', other = ''] = (path.split('?')[0] ?? '').slice(1).split('/').map(decodeURIComponent)
    const fine = (answer: object): Reply => ({ status: 200, body: answer })
    if (first === '_bulk') return fine(this.#take(body))
    if (first === '_aliases') this.#install(switches.parse(JSON.parse(body)).actions)
    else if (action === '_alias') return fine(this.#aliases())
    else if (action === '_mapping') return fine(mappings(first.split(',')))
    else if (action === '_count') return fine({ count: this.#documents(first).size, _shards: shards })
    else if (action === '_mget') return fine(this.#many(first, wanted.parse(JSON.parse(body))))
    else if (action === '_search') return fine(this.#scan(first, page.parse(JSON.parse(body))))
    else if (action === '_clone') this.#indexes.set(other, new Map(this.#documents(first)))
    else if (method === 'PUT' && action === '') this.#indexes.set(first, new Map())
    else if (method === 'DELETE') this.#indexes.delete(first)
    return fine({})
  }

  #documents(index: string): Map<string, LoadedDocument['body']> {
    const found = this.#indexes.get(index)
    if (found === undefined) throw new Error(`there is no index ${index}`)
    return found
  }

  #install(actions: z.infer<typeof switches>['actions']): void {
    this.#installed = actions.flatMap(({ add }) => (add === undefined ? [] : [add.index]))
  }

  #aliases(): object {
    const aliasOf = (index: string) =>
      this.#installed.includes(index) ? { [index.slice(0, index.lastIndexOf('-'))]: {} } : {}
    return Object.fromEntries([...this.#indexes.keys()].map((index) => [index, { aliases: aliasOf(index) }]))
  }

  #many(index: string, { docs }: z.infer<typeof wanted>): object {
    const documents = this.#documents(index)
    return { docs: docs.map(({ _id }) => ({ _id, found: documents.has(_id), _source: documents.get(_id) })) }
  }

  #scan(index: string, { size, search_after: [after] = [-1] }: z.infer<typeof page>): object {
    const all = [...this.#documents(index)].map(([_id, _source]) => ({ _id, _source, sort: [Number(_source.number)] }))
    const hits = all.filter(({ sort: [number = 0] }) => number > after).sort((a, b) => Number(a.sort) - Number(b.sort))
    return { timed_out: false, _shards: shards, hits: { hits: hits.slice(0, size) } }
  }

  #take(text: string): object {
    const lines = text.trim().split('\n')
    const items: { readonly index: object }[] = []
    while (lines.length > 0) {
      const action = head.parse(JSON.parse(lines.shift() ?? ''))
      if ('delete' in action) this.#documents(action.delete._index).delete(action.delete._id)
      items.push({ index: 'index' in action ? this.#put(action.index, lines.shift() ?? '') : { status: 200 } })
    }
    return { errors: items.some(({ index }) => 'error' in index), items }
  }

  #put({ _index, _id }: z.infer<typeof target>, json: string): object {
    if (this.refused !== undefined && partOf(_index) === this.refused)
      return { status: 400, error: { type: 'strict_dynamic_mapping_exception' } }
    this.#documents(_index).set(_id, document.parse(JSON.parse(json)))
    this.#loads.set(partOf(_index), this.loads(partOf(_index)) + 1)
    return { status: 201 }
  }
}

/** The part whose index it is: its name ends with it and a mark of the build. */
const partOf = (index: string): PartName | undefined =>
  parts.find((part) => index.slice(0, index.lastIndexOf('-')).endsWith(`-${part}`))

const mappings = (indexes: readonly string[]): object =>
  Object.fromEntries(
    indexes.map((index) => [index, { mappings: { _meta: { dateline: schemaFormat, part: partOf(index) } } }]),
  )
