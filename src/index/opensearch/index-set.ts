import { type Cluster, type ClusterRequest, MissingIndexError, WrongMappingError } from './cluster.ts'
import { type Documents, ofParts, type PartName, parts, schemaFormat, templateOf } from './documents.ts'
import { IndexReader } from './index-reader.ts'

/** Names of the indexes of one build. */
export type Generation = Readonly<Record<PartName, string>>

type Aliases = Readonly<Record<string, { readonly aliases: object }>>
type Mappings = Readonly<
  Record<string, { readonly mappings: { readonly _meta?: { readonly dateline?: number; readonly part?: string } } }>
>
interface Health {
  readonly cluster_name: string
  readonly status: 'green' | 'yellow' | 'red'
  readonly number_of_nodes: number
}

/** Milliseconds that a health page waits for the cluster. */
const healthTimeout = 2_000
/** Milliseconds for making, cloning, switching and deleting indexes. */
const slow = 60_000
/** Status of the answer that a cluster has not come to the health that was waited for. */
const notYet = 408

const stampOf = (index: string): string => index.slice(index.lastIndexOf('-') + 1)

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

  reader<Part extends PartName>(generation: Generation, part: Part): IndexReader<Documents[Part]> {
    return new IndexReader(this.cluster, generation[part])
  }

  /**
   * The build that the aliases stand for; undefined where there is none.
   * @throws WrongMappingError where something else stands in the place of an alias, or the aliases do not fit together
   */
  async current(): Promise<Generation | undefined> {
    const found = await this.#aliases(
      this.#all((alias) => alias),
      { ignore_unavailable: true },
    )
    const indexes = parts.map((part) => {
      const alias = this.alias(part)
      const [index, ...more] = Object.keys(found).filter((name) => alias in (found[name]?.aliases ?? {}))
      if (alias in found || more.length > 0) throw this.#wrong(alias)
      return index
    })
    if (indexes.every((index) => index === undefined)) return undefined
    return ofParts((part) => {
      const index = indexes[parts.indexOf(part)]
      if (index === undefined) throw this.#missing()
      return index
    })
  }

  /** @throws MissingIndexError or WrongMappingError when an index of the build is gone or not as Dateline makes them */
  async check(generation: Generation): Promise<void> {
    const [wrong] = await this.#wrongOnes(generation, parts)
    if (wrong !== undefined) throw this.#wrong(generation[wrong])
  }

  /** Puts the templates in place, and makes the empty indexes of a new build. */
  async create(shards: number, only: readonly PartName[] = parts): Promise<Generation> {
    const chance = Math.floor(Math.random() * 36 ** 3)
    const stamp = `${Date.now().toString(36)}${chance.toString(36).padStart(3, '0')}`
    const generation = ofParts((part) => `${this.alias(part)}-${stamp}`)
    for (const part of parts) {
      const body = templateOf(part, `${this.alias(part)}-*`, shards)
      await this.#change({ method: 'PUT', path: `/_index_template/${this.alias(part)}`, body })
    }
    for (const part of only) await this.#change({ method: 'PUT', path: `/${generation[part]}`, body: {} })
    // An index template of someone else may come before Dateline's own.
    const [wrong] = await this.#wrongOnes(generation, only)
    if (wrong === undefined) return generation
    await this.discard(generation)
    throw new WrongMappingError(
      `another index template on the search cluster gives ${this.alias(wrong)}-* its mappings`,
      `take ${this.name}-* out of its patterns, or set DATELINE_SEARCH_INDEX to another name`,
      { set: this.name },
    )
  }

  /** Copies an index as it is, sharing its files where the disk allows it. The original takes no more changes. */
  async clone(from: string, to: string): Promise<void> {
    const block = { index: { blocks: { write: true } } }
    await this.#change({ method: 'PUT', path: `/${from}/_settings`, body: block })
    const body = { settings: { index: { 'blocks.write': null, auto_expand_replicas: '0-1' } } }
    await this.#change({ method: 'POST', path: `/${from}/_clone/${to}`, body })
    await this.#settle(to, 'yellow')
  }

  /** Makes all that was loaded into a build visible to searches, and waits until its copies are in place. */
  async refresh(generation: Generation): Promise<void> {
    const names = Object.values(generation).join(',')
    await this.#change({ method: 'POST', path: `/${names}/_refresh` })
    await this.#settle(names, 'green')
  }

  /**
   * Lets the aliases stand for this build, all in one step, and deletes builds that nobody can be using: all older ones
   * but the last, as a question that began on it ends on it.
   */
  async install(generation: Generation, former: Generation | undefined): Promise<void> {
    const actions = parts.flatMap((part) => [
      { remove: { index: `${this.alias(part)}-*`, alias: this.alias(part), must_exist: false } },
      { add: { index: generation[part], alias: this.alias(part) } },
    ])
    await this.#change({ method: 'POST', path: '/_aliases', body: { actions } })
    const kept = new Set([generation, former ?? generation].flatMap((build) => Object.values(build)))
    const others = Object.keys(await this.#aliases(this.#all((alias) => `${alias}-*`))).filter(
      (index) => !kept.has(index),
    )
    // Later ones belong to a build that is still going on.
    const older = [...new Set(others.map(stampOf))].sort().filter((stamp) => stamp < stampOf(generation.articles))
    const old = new Set(former === undefined ? older.slice(0, -1) : older)
    await this.#delete(others.filter((index) => old.has(stampOf(index))))
  }

  /** Takes away the indexes of a build that is given up. */
  async discard(generation: Generation): Promise<void> {
    await this.#delete(Object.values(generation))
  }

  /** Whether the set can be answered from now: one short request, never repeated, that never throws. */
  async health(): Promise<{ ok: boolean; detail: string }> {
    try {
      const path = `/_cluster/health/${this.#all((alias) => alias)}`
      const { body } = await this.cluster.request<Health>({
        method: 'GET',
        path,
        query: { timeout: '1s' },
        timeoutMs: healthTimeout,
        retries: 1,
        fine: [notYet],
      })
      const { cluster_name, status, number_of_nodes } = body
      return {
        ok: status === 'green' || status === 'yellow',
        detail: `${cluster_name} is ${status}, ${number_of_nodes} nodes`,
      }
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.message : String(error) }
    }
  }

  /** What is made of the aliases of all parts, parted by commas as in a path. */
  #all(make: (alias: string) => string): string {
    return parts.map((part) => make(this.alias(part))).join(',')
  }

  async #aliases(indexes: string, query: ClusterRequest['query'] = {}): Promise<Aliases> {
    const request = { method: 'GET', path: `/${indexes}/_alias`, query, fine: [404] } as const
    const { status, body } = await this.cluster.request<Aliases>(request)
    return status === 404 ? {} : body
  }

  async #wrongOnes(generation: Generation, among: readonly PartName[]): Promise<PartName[]> {
    const path = `/${among.map((part) => generation[part]).join(',')}/_mapping`
    const { status, body } = await this.cluster.request<Mappings>({ method: 'GET', path, fine: [404] })
    if (status === 404) throw this.#missing()
    return among.filter((part) => {
      const meta = body[generation[part]]?.mappings._meta
      return meta?.dateline !== schemaFormat || meta.part !== part
    })
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

  async #change(request: ClusterRequest): Promise<void> {
    await this.cluster.request({ timeoutMs: slow, ...request })
  }

  #missing(): MissingIndexError {
    return new MissingIndexError(`an index of "${this.name}" is missing on the search cluster`, { set: this.name })
  }

  #wrong(index: string): WrongMappingError {
    const next = 'delete it, or set DATELINE_SEARCH_INDEX to another name, then run dateline index'
    return new WrongMappingError(`the index ${index} on the search cluster is not one of Dateline's`, next, { index })
  }
}
