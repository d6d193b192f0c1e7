/** The network in threads of its own, so that what asks goes on meanwhile. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Logits, Network } from './network.ts'
import { keepRuntimeSilent } from './telemetry.ts'

/** One sequence to read, as `Network.logits` takes it. */
export interface Asked {
  readonly ids: readonly number[]
  readonly textFrom: number
}

/** What the thread sends: first whether the network is loaded, then a reading for each sequence, in order. */
export type Sent = 'loaded' | 'unavailable' | { readonly logits: Logits } | { readonly failure: string }

/** The thread's file stands beside the bundle. Run from its sources, the program has no threads of its own. */
const workerFile = new URL('./reader-worker.js', import.meta.url)
const isBundled = import.meta.url.endsWith('.js')

/**
 * Threads that read at the same time: two sequences on a core each take two thirds of the time that they take one after the other on two cores. Each has
 * the network in memory, so there are no more of them.
 */
const mostThreads = 2
/** Cores that read one sequence together at most: more bring nothing. */
export const mostCores = 4

const cores = availableParallelism()
let ahead: Promise<Network | undefined> | undefined

/** @param together cores that read one sequence together */
function readerThread(together: number): Worker {
  keepRuntimeSilent()
  return new Worker(workerFile, { workerData: together })
}

/**
 * Begins to load the network in another thread, where there is a core for it, for a command that runs once: it is loaded while the index is opened and the
 * question understood. At once, and without a word where it fails.
 */
export function readAhead(): void {
  if (isBundled && cores > 1) ahead ??= startThread(readerThread(Math.min(cores, mostCores)))
}

/** The network in threads: the one that was begun to be loaded, or one for each of some cores; undefined where there are none, or where it could not be loaded there. */
export async function networkInThreads(): Promise<Network | undefined> {
  if (ahead) return ahead
  if (!isBundled || cores < 2) return undefined
  const started = Array.from({ length: Math.min(cores, mostThreads) }, () => startThread(readerThread(1)))
  const networks = (await Promise.all(started)).filter((network) => network !== undefined)
  return networks.length === 0 ? undefined : shared(networks)
}

/** Gives each sequence to the network that has the fewest before it. */
export function shared(networks: readonly Network[]): Network {
  const queues = networks.map((network) => ({ network, length: 0 }))
  return {
    async logits(ids, textFrom) {
      const shortest = queues.reduce((best, queue) => (queue.length < best.length ? queue : best))
      shortest.length++
      try {
        return await shortest.network.logits(ids, textFrom)
      } finally {
        shortest.length--
      }
    },
  }
}

/** @param worker must not keep the process: only what waits for it does */
function startThread(worker: Worker): Promise<Network | undefined> {
  const waiting: ((sent: Sent) => void)[] = []
  const next = (): Promise<Sent> => {
    worker.ref()
    return new Promise((resolve) => waiting.push(resolve))
  }
  const settle = (sent: Sent): void => {
    waiting.shift()?.(sent)
    if (waiting.length === 0) worker.unref()
  }
  worker.on('message', settle)
  // A thread that has fallen reads no more: all that wait are told.
  worker.on('error', ({ message }) => {
    for (let count = waiting.length; count > 0; count--) settle({ failure: message })
  })
  const network: Network = {
    async logits(ids, textFrom) {
      const read = next()
      worker.postMessage({ ids, textFrom } satisfies Asked)
      const sent = await read
      if (typeof sent === 'object' && 'logits' in sent) return sent.logits
      throw new Error(`the reader's thread has failed: ${typeof sent === 'object' ? sent.failure : sent}`)
    },
  }
  return next().then((sent) => (sent === 'loaded' ? network : undefined))
}
