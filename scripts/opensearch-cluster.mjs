// A small OpenSearch cluster on this machine's loopback, for tests and measurements. All it writes lies in one
// temporary folder, which goes with it.
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Releases of the minimal distribution, newest first, with the oldest Java they run on. */
const releases = [
  { version: '3.6.0', java: 21 },
  { version: '2.19.6', java: 11 },
]

/** Why no cluster can be started here; one line for the reader. */
export class NoClusterHereError extends Error {}

/** The Java to use: JAVA_HOME's, or the one on the path. @returns {Promise<{home: string, major: number}>} */
async function findJava() {
  const command = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
  const { stderr } = await run(command, ['-XshowSettings:properties', '-version']).catch(() => {
    throw new NoClusterHereError('there is no Java here: install one of version 11 or newer')
  })
  const home = /java\.home = (.+)/.exec(stderr)?.[1]?.trim()
  const major = Number(/java\.specification\.version = (\d+)/.exec(stderr)?.[1])
  if (!home || !(major >= 11)) throw new NoClusterHereError('the Java here is too old: install version 11 or newer')
  return { home, major }
}

/**
 * Unpacks OpenSearch into `folder`.
 * @param {string} folder
 * @returns {Promise<{home: string, javaHome: string, version: string}>}
 * @throws NoClusterHereError where Java, Maven or the release is not to be had
 */
async function fetchOpenSearch(folder) {
  const java = await findJava()
  const version = process.env.OPENSEARCH_VERSION ?? releases.find((release) => release.java <= java.major)?.version
  await run('mvn', ['-v']).catch(() => {
    throw new NoClusterHereError('there is no Maven here: install it (the command mvn)')
  })
  const artifact = `org.opensearch.distribution.integ-test-zip:opensearch:${version}:zip`
  const goal = ['-q', '-B', 'dependency:unpack', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`]
  await run('mvn', goal, { cwd: folder, timeout: 300_000 }).catch((error) => {
    const reason = /\[ERROR\]\s*(.+)/.exec(`${error.stdout}`)?.[1] ?? error.message.split('\n')[0]
    throw new NoClusterHereError(`Maven can't bring ${artifact}: ${reason}`)
  })
  const home = join(folder, `opensearch-${version}`)
  if (!existsSync(join(home, 'bin', 'opensearch'))) throw new NoClusterHereError(`${artifact} holds no OpenSearch`)
  return { home, javaHome: java.home, version: `${version}` }
}

/** Milliseconds until a node must answer, and until the cluster must be green. */
const startLimit = 180_000

/** @returns {Promise<number[]>} ports that were free a moment ago */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer())
  const listening = servers.map(
    (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port))),
  )
  const ports = await Promise.all(listening)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** OpenSearch does not run as root: as root, its nodes run as "nobody". */
function owner() {
  if (process.getuid?.() !== 0) return {}
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function settings(node, all) {
  return [
    'cluster.name: dateline-local',
    `node.name: ${node.name}`,
    'network.host: 127.0.0.1',
    `http.port: ${node.httpPort}`,
    `transport.port: ${node.transportPort}`,
    `discovery.seed_hosts: [${all.map((other) => `"127.0.0.1:${other.transportPort}"`).join(', ')}]`,
    `cluster.initial_cluster_manager_nodes: [${all.map((other) => other.name).join(', ')}]`,
    `path.data: ${join(node.folder, 'data')}`,
    `path.logs: ${join(node.folder, 'logs')}`,
    // A full disk elsewhere on the machine is not what is tested; a lost node is noticed soon.
    'cluster.routing.allocation.disk.threshold_enabled: false',
    'cluster.fault_detection.leader_check.interval: 500ms',
    'cluster.fault_detection.follower_check.interval: 500ms',
    'action.destructive_requires_name: true',
    '',
  ].join('\n')
}

/** The distribution's own, without what is given elsewhere (heap) and without files outside the node's folder. */
function javaOptions(home) {
  const lines = readFileSync(join(home, 'config', 'jvm.options'), 'utf8').split('\n')
  return lines.filter((line) => !/-Xm[sx]|gc\.log|HeapDump|ErrorFile/.test(line)).join('\n')
}

/**
 * Starts one node; what it says goes to `start.log` in its folder.
 * @param {import('./opensearch-cluster.mjs').NodeSpec} node
 * @returns {number} its process id
 */
export function startNode(node) {
  const log = openSync(join(node.folder, 'start.log'), 'a')
  const child = spawn(join(node.home, 'bin', 'opensearch'), ['-p', join(node.folder, 'pid')], {
    cwd: node.folder,
    stdio: ['ignore', log, log],
    detached: true,
    ...owner(),
    env: {
      PATH: process.env.PATH,
      HOME: node.folder,
      OPENSEARCH_JAVA_HOME: node.javaHome,
      OPENSEARCH_PATH_CONF: join(node.folder, 'config'),
      OPENSEARCH_TMPDIR: join(node.folder, 'tmp'),
      OPENSEARCH_JAVA_OPTS: `-Xms${node.heapMb}m -Xmx${node.heapMb}m`,
    },
  })
  closeSync(log)
  child.unref()
  if (child.pid === undefined) throw new Error(`${node.name} can't be started: see ${join(node.folder, 'start.log')}`)
  writeFileSync(join(node.folder, 'process'), String(child.pid))
  return child.pid
}

/** Kills a node at once, as a power cut would. */
export function killNode(node) {
  try {
    process.kill(Number(readFileSync(join(node.folder, 'process'), 'utf8')), 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'ENOENT') throw error
  }
}

function runs(node) {
  try {
    return process.kill(Number(readFileSync(join(node.folder, 'process'), 'utf8')), 0)
  } catch {
    return false
  }
}

/** A node that ends while the cluster is starting will not come back. */
async function untilOneEnds(nodes) {
  const started = Date.now()
  while (Date.now() - started < startLimit) {
    const ended = nodes.find((node) => !runs(node))
    if (ended !== undefined) {
      const said = readFileSync(join(ended.folder, 'start.log'), 'utf8').trim().split('\n').slice(-12).join('\n')
      throw new Error(`${ended.name} ended while it was starting:\n${said}`)
    }
    await wait(1000, undefined, { ref: false })
  }
}

/** Waits until the cluster has this many nodes and every copy of every index is in its place. */
export async function waitForGreen(urls, nodes, limit = startLimit) {
  const path = `/_cluster/health?wait_for_status=green&wait_for_nodes=${nodes}&timeout=10s`
  const end = Date.now() + limit
  let last = ''
  while (Date.now() < end) {
    for (const url of urls) {
      try {
        const answer = await fetch(url + path, { signal: AbortSignal.timeout(15_000) })
        last = await answer.text()
        if (answer.ok && !JSON.parse(last).timed_out) return
      } catch (error) {
        last = String(error.cause ?? error)
      }
    }
    await wait(500)
  }
  throw new Error(`the cluster is not green after ${limit / 1000} s: ${last}`)
}

/**
 * Fetches OpenSearch and starts a cluster.
 * @throws NoClusterHereError where it can't be had here
 */
export async function startCluster({ nodes = 3, heapMb = 512, say = () => {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-opensearch-'))
  chmodSync(folder, 0o755)
  try {
    const { home, javaHome, version } = await fetchOpenSearch(folder)
    say(`OpenSearch ${version}, ${nodes} nodes of ${heapMb} MB`)
    const ports = await freePorts(nodes * 2)
    const specs = Array.from({ length: nodes }, (_, index) => ({
      name: `node-${index + 1}`,
      folder: join(folder, `node-${index + 1}`),
      home,
      javaHome,
      heapMb,
      httpPort: ports[index * 2],
      transportPort: ports[index * 2 + 1],
      url: `http://127.0.0.1:${ports[index * 2]}`,
    }))
    const { uid, gid } = owner()
    for (const spec of specs) {
      for (const part of ['data', 'logs', 'tmp']) mkdirSync(join(spec.folder, part), { recursive: true })
      await cp(join(home, 'config'), join(spec.folder, 'config'), { recursive: true })
      writeFileSync(join(spec.folder, 'config', 'opensearch.yml'), settings(spec, specs))
      writeFileSync(join(spec.folder, 'config', 'jvm.options'), javaOptions(home))
      if (uid !== undefined) execFileSync('chown', ['-R', `${uid}:${gid}`, spec.folder])
    }
    for (const spec of specs) startNode(spec)
    await Promise.race([
      waitForGreen(
        specs.map(({ url }) => url),
        nodes,
      ),
      untilOneEnds(specs),
    ])
    return { folder, version, nodes: specs, address: specs.map(({ url }) => url).join(',') }
  } catch (error) {
    await stopCluster(folder)
    throw error
  }
}

/**
 * Runs a command with more in its environment. What would end this process is handed to the command, so that the
 * cluster can be stopped after it.
 * @returns {Promise<number>} its exit status
 */
export async function runCommand([program, ...args], env) {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  // A terminal hands Ctrl-C to the command by itself.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const [status] = await once(child, 'exit')
  return status ?? 1
}

/** Ends all nodes whose folders lie in `folder`, and removes it. */
export async function stopCluster(folder) {
  for (const name of readdirSync(folder)) if (name.startsWith('node-')) killNode({ folder: join(folder, name) })
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}
