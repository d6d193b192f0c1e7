import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** What a site gives for a path: a text, or how it answers. */
type Given = string | Buffer | ((request: IncomingMessage, response: ServerResponse) => void)

export interface Site {
  /** "http://127.0.0.1:12345". */
  readonly origin: string
  /** What was asked for, in order, robots.txt left out unless a test asks for it. */
  readonly asked: string[]
  readonly pages: Record<string, Given>
  readonly close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = {
  xml: 'application/rss+xml',
  txt: 'text/plain',
  pdf: 'application/pdf',
  md: 'text/markdown',
}

/** The robots.txt of a site that asks for hardly a pause between two requests, where the usual second would be waited for in vain. */
export const hardlyAPause = 'User-agent: *\nCrawl-delay: 0.01'

/** A site on this machine. It gives each text with an ETag, and 304 to who has it. */
export async function openSite(pages: Record<string, Given>): Promise<Site> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const given = pages[path]
    if (typeof given === 'function') return given(request, response)
    if (given === undefined) return response.writeHead(404).end('nothing')
    const etag = `"${createHash('sha256').update(given).digest('hex')}"`
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    const type = types[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8'
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', etag }).end(gzipSync(given))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${port}`, asked, pages, close }
}

/** A page that an article is found on. */
export const page = (title: string, day: string, ...paragraphs: readonly string[]): string =>
  `<!doctype html><html><head><title>${title}</title><meta property="article:published_time" content="${day}">
<script>let tracked = true</script></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`
