import * as z from 'zod'
import {
  type Cluster,
  type ClusterRequest,
  type ClusterResponse,
  MissingIndexError,
  WrongMappingError,
} from './cluster.ts'
import { IndexReader } from './index-reader.ts'
import { type PartName, parts, schemaFormat, templateOf } from './schema.ts'

const aliasResponse = z.record(z.string(), z.object({ aliases: z.record(z.string(), z.unknown()) }))

const mappingResponse = z.record(
  z.string(),
  z.object({
    mappings: z.object({
      _meta: z.object({ dateline: z.number().optional(), part: z.string().optional() }).optional(),
    }),
  }),
)

const healthResponse = z.object({
  cluster_name: z.string(),
  status: z.enum(['green', 'yellow', 'red']),
  number_of_nodes: z.number(),
})

/** Names of the indexes of one build. */
export type Generation = Readonly<Record<PartName, string>>

/** Milliseconds that a health page waits for the cluster. */
const healthTimeout = 2_000
/** Milliseconds for making, cloning, switching and deleting indexes. */
const slow = 60_000
/** Status of the answer that a cluster has not come to the health that was waited for. */
const notYet = 408
/** Builds that are kept besides the one in use: a question that began on the last one ends on it. */
const keptBefore = 1

/**
 * The indexes of one corpus: four to a build, each behind an alias. Aliases of a set move from one build to the next
 * in one step, so that nobody ever sees half of one.
 */
export class IndexSet {
  /** @param name of the set, which all its indexes and aliases begin with */
  constructor(
    readonly cluster: Cluster,
    readonly name: string,
  ) {}

  alias(part: PartName): string {
    return `${this.name}-${part}`
  }

  reader(generation: Generation, part: PartName): IndexReader {
    return new IndexReader(this.cluster, generation[part])
  }

  /**
   * The build that the aliases stand for; undefined where there is none.
   * @throws WrongMappingError where something else stands in the place of an alias, or the aliases do not fit together
   */
  async current(): Promise<Generation | undefined> {
    const { status, body } = await this.cluster.request({
      method: 'GET',
      path: `/${parts.map((part) => this.alias(part)).join(',')}/_alias`,
      query: { ignore_unavailable: true },
      fine: [404],
    })
    const found = status === 404 ? {} : aliasResponse.parse(body)
    const indexOf = (part: PartName) => {
      if (this.alias(part) in found) throw this.#wrong(this.alias(part))
      return Object.keys(found).filter((index) => this.alias(part) in (found[index]?.aliases ?? {}))
    }
    const [articles, passages, names, tables] = parts.map((part) => this.#only(part, indexOf(part)))
    if (articles === undefined || passages === undefined || names === undefined || tables === undefined) {
      if ([articles, passages, names, tables].every((index) => index === undefined)) return undefined
      throw this.#missing()
    }
    return { articles, passages, names, tables }
  }

  /** @throws MissingIndexError or WrongMappingError when an index of the build is gone or not as Dateline makes them */
  async check(generation: Generation): Promise<void> {
    const [wrong] = await this.#wrongOnes(generation, parts)
    if (wrong !== undefined) throw this.#wrong(generation[wrong])
  }

  /** Puts the templates in place, and makes the empty indexes of a new build. */
  async create(shards: number, only: readonly PartName[] = parts): Promise<Generation> {
    const generation = this.#newNames()
    for (const part of parts) {
      const body = templateOf(part, `${this.alias(part)}-*`, shards)
      await this.#change({ method: 'PUT', path: `/_index_template/${this.alias(part)}`, body })
    }
    for (const part of only) await this.#change({ method: 'PUT', path: `/${generation[part]}`, body: {} })
    await this.#checkTemplates(generation, only)
    return generation
  }

  /** Copies an index as it is, sharing its files where the disk allows it. The original takes no more changes. */
  async clone(from: string, to: string): Promise<void> {
    const block = { index: { blocks: { write: true } } }
    await this.#change({ method: 'PUT', path: `/${from}/_settings`, body: block })
    const body = { settings: { index: { 'blocks.write': null, auto_expand_replicas: '0-1' } } }
    await this.#change({ method: 'POST', path: `/${from}/_clone/${to}`, body })
    await this.#settle(to, 'yellow')
  }

  /** Makes all that was loaded into some indexes visible to searches, and waits until their copies are in place. */
  async refresh(generation: Generation): Promise<void> {
    const names = parts.map((part) => generation[part]).join(',')
    await this.#change({ method: 'POST', path: `/${names}/_refresh` })
    await this.#settle(names, 'green')
  }

  /** Lets the aliases stand for this build, all in one step, and deletes builds that nobody can be using. */
  async install(generation: Generation, former: Generation | undefined): Promise<void> {
    const actions = parts.flatMap((part) => [
      { remove: { index: `${this.alias(part)}-*`, alias: this.alias(part), must_exist: false } },
      { add: { index: generation[part], alias: this.alias(part) } },
    ])
    await this.#change({ method: 'POST', path: '/_aliases', body: { actions } })
    await this.#sweep(generation, former)
  }

  /** Takes away the indexes of a build that is given up. */
  async discard(generation: Generation): Promise<void> {
    await this.#delete(parts.map((part) => generation[part]))
  }

  /** Takes away all builds, aliases and templates of the set. */
  async remove(): Promise<void> {
    await this.#delete(await this.#all())
    for (const part of parts)
      await this.#change({ method: 'DELETE', path: `/_index_template/${this.alias(part)}`, fine: [404] })
  }

  /** Whether the set can be answered from now: one short request, never repeated, that never throws. */
  async health(): Promise<{ ok: boolean; detail: string }> {
    try {
      const path = `/_cluster/health/${parts.map((part) => this.alias(part)).join(',')}`
      const query = { timeout: '1s' }
      const { body } = await this.cluster.request({
        method: 'GET',
        path,
        query,
        timeoutMs: healthTimeout,
        retries: 1,
        fine: [404, 408],
      })
      const { cluster_name, status, number_of_nodes } = healthResponse.parse(body)
      return { ok: status !== 'red', detail: `${cluster_name} is ${status}, ${number_of_nodes} nodes` }
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.message : String(error) }
    }
  }

  async #wrongOnes(generation: Generation, among: readonly PartName[]): Promise<PartName[]> {
    const path = `/${among.map((part) => generation[part]).join(',')}/_mapping`
    const { status, body } = await this.cluster.request({ method: 'GET', path, fine: [404] })
    if (status === 404) throw this.#missing()
    const found = mappingResponse.parse(body)
    return among.filter((part) => {
      const meta = found[generation[part]]?.mappings._meta
      return meta?.dateline !== schemaFormat || meta.part !== part
    })
  }

  /** An index template of someone else may come before Dateline's own. */
  async #checkTemplates(generation: Generation, among: readonly PartName[]): Promise<void> {
    const [wrong] = await this.#wrongOnes(generation, among)
    if (wrong === undefined) return
    await this.discard(generation)
    throw new WrongMappingError(
      `another index template on the search cluster gives ${this.alias(wrong)}-* its mappings`,
      `take ${this.name}-* out of its patterns, or set DATELINE_SEARCH_INDEX to another name`,
      { set: this.name },
    )
  }

  #newNames(): Generation {
    const stamp = `${Date.now().toString(36)}${Math.floor(Math.random() * 36 ** 3)
      .toString(36)
      .padStart(3, '0')}`
    const name = (part: PartName) => `${this.alias(part)}-${stamp}`
    return { articles: name('articles'), passages: name('passages'), names: name('names'), tables: name('tables') }
  }

  #only(part: PartName, indexes: readonly string[]): string | undefined {
    if (indexes.length > 1) throw this.#wrong(this.alias(part))
    return indexes[0]
  }

  async #sweep(generation: Generation, former: Generation | undefined): Promise<void> {
    const kept = new Set([...Object.values(generation), ...Object.values(former ?? {})])
    const stampOf = (index: string) => index.slice(index.lastIndexOf('-') + 1)
    const stamps = [...new Set((await this.#all()).filter((index) => !kept.has(index)).map(stampOf))].sort()
    const own = stampOf(generation.articles)
    // Later ones belong to a build that is still going on.
    const old = new Set(stamps.filter((stamp) => stamp < own).slice(0, former === undefined ? -keptBefore : undefined))
    await this.#delete((await this.#all()).filter((index) => old.has(stampOf(index)) && !kept.has(index)))
  }

  async #all(): Promise<string[]> {
    const path = `/${parts.map((part) => `${this.alias(part)}-*`).join(',')}/_alias`
    const { status, body } = await this.cluster.request({ method: 'GET', path, fine: [404] })
    return status === 404 ? [] : Object.keys(aliasResponse.parse(body))
  }

  async #delete(indexes: readonly string[]): Promise<void> {
    for (const index of indexes) await this.#change({ method: 'DELETE', path: `/${index}`, fine: [404] })
  }

  /** A cluster that is short of a node stays yellow: that is waited for, but is no error. */
  async #settle(names: string, status: 'yellow' | 'green'): Promise<void> {
    const query = { wait_for_status: status, timeout: `${slow}ms` }
    const path = `/_cluster/health/${names}`
    await this.cluster.request({ method: 'GET', path, query, timeoutMs: slow + 10_000, fine: [notYet] })
  }

  #change(request: ClusterRequest): Promise<ClusterResponse> {
    return this.cluster.request({ timeoutMs: slow, ...request })
  }

  #missing(): MissingIndexError {
    return new MissingIndexError(`an index of "${this.name}" is missing on the search cluster`, 'run dateline index', {
      set: this.name,
    })
  }

  #wrong(index: string): WrongMappingError {
    const next = 'delete it, or set DATELINE_SEARCH_INDEX to another name, then run dateline index'
    return new WrongMappingError(`the index ${index} on the search cluster is not one of Dateline's`, next, { index })
  }
}
