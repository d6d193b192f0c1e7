import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { environment } from '../../config.ts'
import { InputError } from '../../errors.ts'

/** How a cluster is reached. */
export interface ClusterSettings {
  /** Addresses of one or more of its nodes, or of what stands before them. */
  readonly nodes: readonly string[]
  readonly user?: string
  readonly password?: string
  /** Certificates (PEM) of authorities that are trusted in place of the system's. */
  readonly ca?: string
  /** Milliseconds that one request may take while answering. */
  readonly timeoutMs: number
  /** Parts that the passages of a corpus are spread over. */
  readonly shards: number
  /** Name of the corpus' indexes, where it is given. */
  readonly name?: string
}

type Environment = Readonly<Record<string, string | undefined>>

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/
const help = 'give the https address of the cluster, or several of its nodes parted by commas'

/**
 * Reads what `DATELINE_SEARCH` and the variables beside it say of a cluster.
 * @param search addresses parted by commas
 * @throws InputError when one of them can't be used
 */
export function readClusterSettings(search: string, env: Environment = environment): ClusterSettings {
  const [user, password] = [value(env, 'DATELINE_SEARCH_USER'), value(env, 'DATELINE_SEARCH_PASSWORD')]
  if ((user === undefined) !== (password === undefined)) {
    const missing = user === undefined ? 'DATELINE_SEARCH_USER' : 'DATELINE_SEARCH_PASSWORD'
    throw new InputError(`${missing} is not set`, 'give both a user and a password, or neither')
  }
  const ca = value(env, 'DATELINE_SEARCH_CA')
  const name = value(env, 'DATELINE_SEARCH_INDEX')
  if (name !== undefined && !/^[a-z0-9][a-z0-9_-]{0,99}$/.test(name)) {
    throw new InputError('DATELINE_SEARCH_INDEX is malformed', 'use lower-case letters, digits and hyphens')
  }
  return {
    nodes: search.split(',').map((address) => nodeAddress(address.trim())),
    ...(user !== undefined && password !== undefined && { user, password }),
    ...(ca !== undefined && { ca: certificates(ca) }),
    ...(name !== undefined && { name }),
    timeoutMs: wholeNumber(env, 'DATELINE_SEARCH_TIMEOUT', 5, 600) * 1000,
    shards: wholeNumber(env, 'DATELINE_SEARCH_SHARDS', 1, 100),
  }
}

function value(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined
}

function nodeAddress(address: string): string {
  if (!URL.canParse(address)) throw new InputError('DATELINE_SEARCH is malformed', help)
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') {
    throw new InputError('DATELINE_SEARCH holds a password', 'put it into DATELINE_SEARCH_USER and _PASSWORD')
  }
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
  if (!safe)
    throw new InputError(`DATELINE_SEARCH is not safe (${url.origin})`, 'use https; http is for this machine only')
  return url.href.replace(/\/+$/, '')
}

function certificates(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new InputError('DATELINE_SEARCH_CA can not be read', 'give the path of a file with PEM certificates', {
      path,
    })
  }
}

function wholeNumber(env: Environment, name: string, otherwise: number, most: number): number {
  const text = value(env, name)
  if (text === undefined) return otherwise
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (number < 1 || number > most) throw new InputError(`${name} is malformed`, `give a number from 1 to ${most}`)
  return number
}

/** Name of a corpus' indexes: the one that is given, else that of its folder with a mark of the path. */
export function setName({ name }: Pick<ClusterSettings, 'name'>, corpus: string | undefined): string {
  if (name !== undefined) return name.startsWith('dateline-') ? name : `dateline-${name}`
  if (corpus === undefined) return 'dateline-bundled'
  const path = resolve(corpus)
  const word = basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return `dateline-${word === '' ? 'corpus' : word}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`
}
