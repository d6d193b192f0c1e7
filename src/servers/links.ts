import type { Piscina } from 'piscina'
import type { Linked, LinksCall } from './links-worker.ts'
import { faultLine, notRead } from './offers.ts'

/** Memory of the thread: a page of 20 MB takes a part of it. */
const mostMemory = 512
/** Milliseconds for which it is kept for the next link. */
const idle = 10_000
const isBundled = import.meta.url.endsWith('.js')
/** The thread's file stands beside the bundle. */
const workerFile = new URL('./links-worker.js', import.meta.url)

let pool: Promise<Piscina<LinksCall, Linked>> | undefined

async function openPool(): Promise<Piscina<LinksCall, Linked>> {
  const { Piscina } = await import('piscina')
  const resourceLimits = { maxOldGenerationSizeMb: mostMemory }
  return new Piscina({ filename: workerFile.href, minThreads: 0, maxThreads: 2, idleTimeout: idle, resourceLimits })
}

/**
 * Reads links into the folder of a shelf, in a thread beside this one where the program is bundled: with it come the
 * readers of all formats, and a large page keeps a processor for seconds, which Discord's heartbeats can't wait for.
 */
export async function readLinks(call: LinksCall): Promise<Linked> {
  try {
    if (!isBundled) return await (await import('./links-worker.ts')).default(call)
    pool ??= openPool()
    return await (await pool).run(call)
  } catch (error) {
    const [name = 'links'] = call.links ?? []
    return { met: [notRead(name, faultLine)], faults: [error] }
  }
}
