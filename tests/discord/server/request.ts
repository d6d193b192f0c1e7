import type { IncomingMessage } from 'node:http'

export interface FilePart {
  readonly field: string
  readonly name: string
  readonly type: string
  readonly data: Uint8Array
}

/** A REST request, read whole. */
export interface RestRequest {
  readonly method: string
  /** Without `/api/v10` and the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly authorization: string | undefined
  readonly body: unknown
  readonly files: readonly FilePart[]
}

/** What a route answers. */
export interface RestAnswer {
  readonly status: number
  readonly body?: unknown
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Reads a request: a JSON body, or a multipart one with `payload_json` and files.
 * @throws SyntaxError where the body is not JSON
 */
export async function readRequest(message: IncomingMessage): Promise<RestRequest> {
  const url = new URL(message.url ?? '/', 'http://127.0.0.1')
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  const raw = Buffer.concat(chunks)
  const type = message.headers['content-type'] ?? ''
  const base = {
    method: message.method ?? 'GET',
    path: url.pathname.replace(/^\/api\/v10/, ''),
    query: url.searchParams,
    authorization: message.headers.authorization,
  }
  if (type.startsWith('multipart/form-data')) return { ...base, ...(await readMultipart(raw, type)) }
  return { ...base, body: raw.length === 0 ? undefined : JSON.parse(raw.toString('utf8')), files: [] }
}

async function readMultipart(raw: Buffer, type: string): Promise<Pick<RestRequest, 'body' | 'files'>> {
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData()
  const files: FilePart[] = []
  let body: unknown
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      if (field === 'payload_json') body = JSON.parse(value)
    } else {
      files.push({ field, name: value.name, type: value.type, data: new Uint8Array(await value.arrayBuffer()) })
    }
  }
  return { body, files }
}
