// A local OpenSearch cluster while a command runs, or until Ctrl-C:
//   node scripts/opensearch.mjs [--nodes N] [--heap MB] [--if-possible] [-- command …]
// The command finds the cluster's addresses in DATELINE_SEARCH, and its nodes in DATELINE_TEST_NODES. With --if-possible
// (npm run test:opensearch) it takes the cluster that DATELINE_SEARCH names already, and where none can be started, it is
// left out, which is no failure.
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { NoClusterHereError, runCommand, startCluster, stopCluster } from './opensearch-cluster.mjs'

const { values, positionals: command } = parseArgs({
  options: {
    nodes: { type: 'string', default: '3' },
    heap: { type: 'string', default: '512' },
    'if-possible': { type: 'boolean', default: false },
  },
  allowPositionals: true,
})

async function untilInterrupted(address) {
  console.log(`DATELINE_SEARCH=${address}`)
  await Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)))
  return 0
}

async function onOwnCluster() {
  const say = (line) => console.error(line)
  const { folder, address, nodes } = await startCluster({
    nodes: Number(values.nodes),
    heapMb: Number(values.heap),
    say,
  })
  try {
    const env = { DATELINE_SEARCH: address, DATELINE_TEST_NODES: JSON.stringify(nodes) }
    return await (command.length > 0 ? runCommand(command, env) : untilInterrupted(address))
  } finally {
    await stopCluster(folder)
  }
}

try {
  const isThere = values['if-possible'] && process.env.DATELINE_SEARCH
  process.exitCode = await (isThere ? runCommand(command, {}) : onOwnCluster())
} catch (error) {
  if (!(error instanceof NoClusterHereError)) throw error
  const leaveOut = values['if-possible']
  console.error(
    leaveOut ? `The command is left out: ${error.message}.` : `OpenSearch can't be started: ${error.message}`,
  )
  if (!leaveOut) process.exitCode = 2
}
