// A local OpenSearch cluster while a command runs, or until Ctrl-C:
//   node scripts/opensearch.mjs [--nodes N] [--heap MB] [-- command …]
// The command finds the cluster's addresses in DATELINE_SEARCH.
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { NoClusterHereError, runCommand, startCluster, stopCluster } from './opensearch-cluster.mjs'

const { values, positionals: command } = parseArgs({
  options: { nodes: { type: 'string', default: '3' }, heap: { type: 'string', default: '512' } },
  allowPositionals: true,
})

async function untilInterrupted(address) {
  console.log(`DATELINE_SEARCH=${address}`)
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  return 0
}

try {
  const say = (line) => console.error(line)
  const { folder, address } = await startCluster({ nodes: Number(values.nodes), heapMb: Number(values.heap), say })
  try {
    const run = () => runCommand(command, { DATELINE_SEARCH: address })
    process.exitCode = await (command.length > 0 ? run() : untilInterrupted(address))
  } finally {
    await stopCluster(folder)
  }
} catch (error) {
  if (!(error instanceof NoClusterHereError)) throw error
  console.error(`OpenSearch can't be started: ${error.message}`)
  process.exitCode = 2
}
