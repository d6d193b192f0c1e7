import type { ServerResponse } from 'node:http'
import type { Snowflakes } from './clock.ts'
import type { Fault } from './faults.ts'
import type { SentAttachment } from './interactions.ts'
import type { RestRequest } from './request.ts'

/** Where Discord keeps what members send. */
export class Cdn {
  private readonly files = new Map<string, Buffer>()

  constructor(
    private readonly ids: Snowflakes,
    private readonly apiUrl: () => string,
  ) {}

  /** Keeps a file. @returns it as Discord names it in an interaction */
  keep(name: string, content: string | Uint8Array): SentAttachment {
    const bytes = Buffer.from(content)
    const path = `/attachments/1/${this.ids.next()}/${encodeURIComponent(name.slice(-40).replace(/\p{Surrogate}/gu, ''))}`
    this.files.set(path, bytes)
    return { name, url: `${new URL(this.apiUrl()).origin}${path}?ex=1`, size: bytes.length }
  }

  /** Hands a file. @returns whether the request was for one */
  answer({ method, path }: RestRequest, fault: Fault | undefined, response: ServerResponse): boolean {
    if (method !== 'GET' || !path.startsWith('/attachments/')) return false
    const bytes = this.files.get(path)
    if (bytes === undefined) {
      response.writeHead(404).end()
      return true
    }
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length })
    if (fault?.kind !== 'cut-midway' && fault?.kind !== 'stall') response.end(bytes)
    else
      response.write(bytes.subarray(0, bytes.length / 2), () => {
        if (fault.kind === 'cut-midway') response.socket?.destroy()
      })
    return true
  }
}
