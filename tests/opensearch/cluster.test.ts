import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { InputError } from '../../src/errors.ts'
import { ClusterAwayError, MissingIndexError } from '../../src/index/opensearch/cluster.ts'
import { connectTo, fakeCluster, type Reply } from './fake-cluster.ts'

const fine: Reply = { status: 200, body: { fine: true } }
const busy: Reply = { status: 429, body: { error: 'rejected' } }
const get = { method: 'GET', path: '/' } as const

describe('a request that fails in passing is sent again', () => {
  test.each<[string, Reply[], number]>([
    ['the connection breaks', ['break', fine], 2],
    ['the cluster is overloaded', [busy, busy, fine], 3],
    ['a shard is not there for a moment', [{ status: 503, body: {} }, fine], 2],
  ])('%s', async (_, replies, times) => {
    const { url, asked } = await fakeCluster((_one, count) => replies[count - 1] ?? fine)
    expect(await connectTo(url).request(get)).toEqual({ status: 200, body: { fine: true } })
    expect(asked).toHaveLength(times)
  })

  test('to another node, where there is one', async () => {
    const { url } = await fakeCluster(() => fine)
    const cluster = connectTo(`http://127.0.0.1:9,${url}`)
    for (let turn = 0; turn < 4; turn++) expect(await cluster.request(get)).toMatchObject({ status: 200 })
  })
})

describe('what can not be helped is said in one line', () => {
  test.each<[string, Reply, new (...args: never[]) => Error, string]>([
    ['access', { status: 401, body: {} }, InputError, 'refuses access'],
    ['rights', { status: 403, body: {} }, InputError, 'refuses access'],
    ['an index', { status: 404, body: { error: { type: 'index_not_found_exception' } } }, MissingIndexError, 'missing'],
    ['overload without end', busy, ClusterAwayError, 'does not answer'],
    ['a connection that always breaks', 'break', ClusterAwayError, 'does not answer'],
    ['a wrong request', { status: 400, body: { error: 'parsing' } }, Error, 'status 400'],
  ])('%s', async (_, reply, type, line) => {
    const { url } = await fakeCluster(() => reply)
    const failing = connectTo(url).request({ ...get, retries: 1 })
    await expect(failing).rejects.toThrow(type)
    await expect(failing).rejects.toThrow(line)
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe.skipIf(!hasOpenssl)('over TLS (where openssl can make a certificate)', () => {
  function certificate() {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-tls-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
    const make = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      ...subject,
      '-keyout',
      key,
      '-out',
      cert,
    ]
    execFileSync('openssl', make, { stdio: 'ignore' })
    return { path: cert, key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  }

  test('a certificate is trusted when its authority is given, and the user is named', async () => {
    const tls = certificate()
    const { url, asked } = await fakeCluster(() => fine, tls)
    const env = { DATELINE_SEARCH_CA: tls.path, DATELINE_SEARCH_USER: 'bot', DATELINE_SEARCH_PASSWORD: 'p:w' }
    expect(await connectTo(url, env).request(get)).toMatchObject({ status: 200 })
    expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('bot:p:w').toString('base64')}`)
  })

  test('a certificate of nobody known is refused', async () => {
    const { url, asked } = await fakeCluster(() => fine, certificate())
    await expect(connectTo(url).request(get)).rejects.toThrow('is not trusted')
    await expect(connectTo(url).request(get)).rejects.toMatchObject({ next: expect.stringContaining('SEARCH_CA') })
    expect(asked).toEqual([])
  })
})
