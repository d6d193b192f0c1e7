// Finds a Java, the newest OpenSearch release that runs on it, and brings that release by Maven into a folder.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
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
export async function fetchOpenSearch(folder) {
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
