// A local OpenSearch cluster while a command runs, or until Ctrl-C:
//   node scripts/opensearch.mjs [--nodes N] [--heap MB] [-- command …]
// The command finds the cluster's addresses in DATELINE_SEARCH.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { NoClusterHereError, startCluster, stopCluster } from './opensearch-cluster.mjs'

const { values, positionals: command } = parseArgs({
  options: { nodes: { type: 'string', default: '3' }, heap: { type: 'string', default: '512' } },
  allowPositionals: true,
})

async function runCommand(address) {
  const [program, ...rest] = command
  const child = spawn(program, rest, { stdio: 'inherit', env: { ...process.env, DATELINE_SEARCH: address } })
  const [status] = await once(child, 'exit')
  return status ?? 1
}

async function untilInterrupted(address) {
  console.log(`DATELINE_SEARCH=${address}`)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  return 0
}

try {
  const say = (line) => console.error(line)
  const cluster = await startCluster({ nodes: Number(values.nodes), heapMb: Number(values.heap), say })
  // A command that is interrupted ends by itself; the cluster is stopped after it.
  if (command.length > 0) process.on('SIGINT', () => {})
  try {
    process.exitCode = await (command.length > 0 ? runCommand(cluster.address) : untilInterrupted(cluster.address))
  } finally {
    await stopCluster(cluster.folder)
  }
} catch (error) {
  if (!(error instanceof NoClusterHereError)) throw error
  console.error(`OpenSearch can't be started: ${error.message}`)
  process.exitCode = 2
}
