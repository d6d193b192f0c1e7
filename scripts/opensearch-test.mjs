// npm run test:opensearch: the tests against a cluster, which is the one that DATELINE_SEARCH names, or three nodes that
// are started here. Where none can be started, it says so and that is no failure.
import { NoClusterHereError, runCommand, startCluster, stopCluster } from './opensearch-cluster.mjs'

const tests = ['npx', 'vitest', 'run', '--config', 'tests/opensearch/vitest.config.ts', ...process.argv.slice(2)]

async function onOwnCluster() {
  const cluster = await startCluster({ nodes: 3, say: (line) => console.log(line) })
  try {
    const nodes = JSON.stringify(cluster.nodes)
    return await runCommand(tests, { DATELINE_SEARCH: cluster.address, DATELINE_TEST_NODES: nodes })
  } finally {
    await stopCluster(cluster.folder)
  }
}

try {
  process.exitCode = process.env.DATELINE_SEARCH ? await runCommand(tests, {}) : await onOwnCluster()
} catch (error) {
  if (!(error instanceof NoClusterHereError)) throw error
  console.log(`The OpenSearch tests are left out: ${error.message}.`)
}
