import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { Cluster } from '../../src/index/opensearch/cluster.ts'
import { readClusterSettings } from '../../src/index/opensearch/settings.ts'

/** What a fake cluster was asked. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: string
  readonly authorization: string | undefined
}

/** What it answers: a status and JSON, or nothing at all where it breaks the connection. */
export type Reply = { readonly status: number; readonly body: object } | 'break'

/** A server on loopback that answers as it is told. It ends with the test. */
export async function fakeCluster(
  reply: (asked: Asked, count: number) => Reply | Promise<Reply>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<{ readonly url: string; readonly asked: Asked[] }> {
  const asked: Asked[] = []
  const listener: RequestListener = (request, response) => {
    void readRequest(request).then(async (one) => {
      asked.push(one)
      const answer = await reply(one, asked.length)
      if (answer === 'break') response.destroy()
      else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
    })
  }
  const server: Server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return { url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, asked }
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const { method = '', url: path = '', headers } = request
  return { method, path, body: await text(request), authorization: headers.authorization }
}

/** A connection to it, closed when the test ends. */
export function connectTo(url: string, env: Readonly<Record<string, string>> = {}): Cluster {
  const cluster = new Cluster(readClusterSettings(url, { DATELINE_SEARCH_TIMEOUT: '1', ...env }))
  onTestFinished(() => cluster.close())
  return cluster
}
