import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { NodeSpec } from '../../scripts/opensearch-cluster.mjs'
import { Cluster } from '../../src/index/opensearch/cluster.ts'
import { parts } from '../../src/index/opensearch/documents.ts'
import { IndexSet } from '../../src/index/opensearch/index-set.ts'
import { readClusterSettings, setName } from '../../src/index/opensearch/settings.ts'
import { type Library, openLibrary } from '../../src/library.ts'

/** The addresses of the cluster that the tests use. */
export const address = process.env.DATELINE_SEARCH ?? ''

function isNodes(value: unknown): value is NodeSpec[] {
  return Array.isArray(value) && value.every((node) => typeof node === 'object' && node !== null && 'url' in node)
}

/** Its nodes, where they were started for the tests and may be killed; none where the cluster is somebody's. */
export function ownNodes(): readonly NodeSpec[] {
  const nodes: unknown = JSON.parse(process.env.DATELINE_TEST_NODES ?? '[]')
  if (!isNodes(nodes)) throw new Error('DATELINE_TEST_NODES holds no list of nodes')
  return nodes
}

/** A connection that is closed when the test ends. */
export function connect(): Cluster {
  const cluster = new Cluster(readClusterSettings(address))
  onTestFinished(() => cluster.close())
  return cluster
}

/** The index set of a corpus, which is removed when the test ends. */
export function indexSet(corpus: string): IndexSet {
  const cluster = new Cluster(readClusterSettings(address))
  const set = new IndexSet(cluster, setName({}, corpus))
  onTestFinished(async () => {
    const request = (path: string) => cluster.request({ method: 'DELETE', path, fine: [404], timeoutMs: 60_000 })
    for (const part of parts) {
      const { body } = await cluster.request<object>({ method: 'GET', path: `/${set.alias(part)}-*` })
      for (const index of Object.keys(body)) await request(`/${index}`)
      await request(`/_index_template/${set.alias(part)}`)
    }
    await cluster.close()
  })
  return set
}

/** A folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-cluster-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A corpus opened on the cluster (or by another engine), closed when the test ends. */
export async function opened(corpus: string, search: string = address): Promise<Library> {
  const library = await openLibrary({ corpus, search })
  onTestFinished(() => library.close())
  return library
}
