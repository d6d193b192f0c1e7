import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { environment } from '../../config.ts'
import { InputError } from '../../errors.ts'

/** How a cluster is reached. */
export interface ClusterSettings {
  /** Addresses of one or more of its nodes, or of what stands before them. */
  readonly nodes: readonly string[]
  readonly auth?: { readonly username: string; readonly password: string }
  /** Certificates (PEM) of authorities that are trusted in place of the system's. */
  readonly ca?: string
  /** Milliseconds that one request may take while answering. */
  readonly timeoutMs: number
  /** Parts that the passages of a corpus are spread over. */
  readonly shards: number
  /** Name of the corpus' indexes, where it is given. */
  readonly name?: string
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Reads what `DATELINE_SEARCH` and the variables beside it say of a cluster.
 * @param search addresses parted by commas
 * @throws InputError when one of them can't be used
 */
export function readClusterSettings(
  search: string,
  env: Readonly<Record<string, string | undefined>> = environment,
): ClusterSettings {
  const value = (name: string): string | undefined => env[`DATELINE_SEARCH_${name}`]?.trim() || undefined
  const whole = (name: string, otherwise: string, most: number): number => {
    const text = value(name) ?? otherwise
    const number = /^\d{1,4}$/.test(text) ? Number(text) : 0
    if (number >= 1 && number <= most) return number
    throw new InputError(`DATELINE_SEARCH_${name} is malformed`, `give a number from 1 to ${most}`)
  }
  const [username, password, ca, name] = [value('USER'), value('PASSWORD'), value('CA'), value('INDEX')]
  if ((username === undefined) !== (password === undefined)) {
    const missing = username === undefined ? 'USER' : 'PASSWORD'
    throw new InputError(`DATELINE_SEARCH_${missing} is not set`, 'give both a user and a password, or neither')
  }
  if (name !== undefined && !/^[a-z0-9][a-z0-9_-]{0,99}$/.test(name))
    throw new InputError('DATELINE_SEARCH_INDEX is malformed', 'use lower-case letters, digits and hyphens')
  return {
    nodes: search.split(',').map((address) => nodeAddress(address.trim())),
    ...(username && password && { auth: { username, password } }),
    ...(ca && { ca: certificates(ca) }),
    ...(name && { name }),
    timeoutMs: whole('TIMEOUT', '5', 600) * 1000,
    shards: whole('SHARDS', '1', 100),
  }
}

function nodeAddress(address: string): string {
  const next = 'give the https address of the cluster, or several of its nodes parted by commas'
  if (!URL.canParse(address)) throw new InputError('DATELINE_SEARCH is malformed', next)
  const { username, password, protocol, hostname, origin, href } = new URL(address)
  if (username !== '' || password !== '')
    throw new InputError('DATELINE_SEARCH holds a password', 'put it into DATELINE_SEARCH_USER and _PASSWORD')
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.test(hostname)))
    throw new InputError(`DATELINE_SEARCH is not safe (${origin})`, 'use https; http is for this machine only')
  return href.replace(/\/+$/, '')
}

function certificates(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    const next = 'give the path of a file with PEM certificates'
    throw new InputError('DATELINE_SEARCH_CA can not be read', next, { path })
  }
}

/** Name of a corpus' indexes: the one that is given, else that of its folder with a mark of the path. */
export function setName({ name }: Pick<ClusterSettings, 'name'>, corpus: string | undefined): string {
  if (name !== undefined) return name.startsWith('dateline-') ? name : `dateline-${name}`
  if (corpus === undefined) return 'dateline-bundled'
  const path = resolve(corpus)
  const words =
    basename(path)
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  const word = words.join('-').slice(0, 40) || 'corpus'
  return `dateline-${word}-${createHash('sha256').update(path).digest('hex').slice(0, 6)}`
}
