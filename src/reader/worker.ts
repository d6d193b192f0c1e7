/** What the reader's thread does: loads the network, says whether it could, and reads the sequences that come. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Network, startNetwork } from './network.ts'
import type { Asked, Sent } from './network-thread.ts'

const send = (sent: Sent): void => parentPort?.postMessage(sent)

async function answer(network: Network, { ids, textFrom }: Asked): Promise<void> {
  try {
    send({ logits: await network.logits(ids, textFrom) })
  } catch (error) {
    send({ failure: error instanceof Error ? error.message : String(error) })
  }
}

try {
  const network = await startNetwork(Number(workerData))
  parentPort?.on('message', (asked: Asked) => void answer(network, asked))
  send('loaded')
} catch {
  // Who needs it loads it once more, in a thread where the reason is told.
  send('unavailable')
}
