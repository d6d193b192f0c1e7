import QuickLRU from 'quick-lru'
import type { Logits, Network } from './network.ts'

/** Sequences of which what was said is kept, some 2 KB each: what one member asked another asks soon after, and each page and button of a reply asks anew. */
const mostRemembered = 2000

/**
 * A network that does not read again what it has just read.
 * @param most sequences that are kept at least; up to twice as many are
 */
export function remembering(network: Network, most = mostRemembered): Network {
  const known = new QuickLRU<string, Promise<Logits>>({ maxSize: most })
  return {
    logits(ids, textFrom) {
      const key = `${textFrom} ${String.fromCharCode(...ids)}`
      const found = known.get(key)
      if (found) return found
      const read = network.logits(ids, textFrom)
      known.set(key, read)
      // What failed is tried again.
      read.catch(() => known.delete(key))
      return read
    },
  }
}
