import type { Cluster } from './cluster.ts'
import type { IndexSet } from './index-set.ts'
import { healthResponse } from './responses.ts'
import { parts } from './schema.ts'

/** Milliseconds that a health page waits for the cluster. */
const limit = 2_000

/** Whether a set can be answered from now: one short request, never repeated, that never throws. */
export async function clusterHealth(cluster: Cluster, set: IndexSet): Promise<{ ok: boolean; detail: string }> {
  try {
    const path = `/_cluster/health/${parts.map((part) => set.alias(part)).join(',')}`
    const query = { timeout: '1s' }
    const { body } = await cluster.request({
      method: 'GET',
      path,
      query,
      timeoutMs: limit,
      retries: 1,
      fine: [404, 408],
    })
    const { cluster_name, status, number_of_nodes } = healthResponse.parse(body)
    return { ok: status !== 'red', detail: `${cluster_name} is ${status}, ${number_of_nodes} nodes` }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
