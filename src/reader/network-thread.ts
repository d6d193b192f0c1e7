/** The network in a thread of its own, for a command that runs once: it is loaded while the index is opened and the question understood. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Logits, Network } from './network.ts'

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

let ahead: Promise<Network | undefined> | undefined

/** Begins to load the network in another thread, where there is a core for it; at once, and without a word where it fails. */
export function readAhead(): void {
  if (isBundled && availableParallelism() > 1) ahead ??= startThread(new Worker(workerFile))
}

/** The network that was begun to be loaded; undefined where none was, or where it could not be loaded there. */
export async function networkAhead(): Promise<Network | undefined> {
  return ahead
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
