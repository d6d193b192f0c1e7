/** The network that reads, over the runtime that runs it. The only importer of onnxruntime-node. */
import { access } from 'node:fs/promises'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { packageFile } from '../package-root.ts'
import { keepRuntimeSilent } from './telemetry.ts'

const modelPath = 'models/reader/reader.int8.onnx'
const inputs = ['input_ids', 'attention_mask', 'token_type_ids'] as const
const outputs = ['start', 'end', 'verdict'] as const

/** The reader cannot run here. `message` is one line for a person; `cause` has what the system said, if anything. */
export class ReaderUnavailable extends Error {
  override readonly name = 'ReaderUnavailable'
  /** @param what what is wrong, without a full stop at its end */
  constructor(what: string, options?: ErrorOptions) {
    super(`The reader is not available: ${what}; facts and passages still answer`, options)
  }
}

/** What the network says of a sequence. */
export interface Logits {
  /** For each piece how much it looks like the start of the answer. */
  readonly start: Float32Array
  /** For each piece how much it looks like the end of the answer. */
  readonly end: Float32Array
  /** Whether the passage says what is claimed or asked, says the contrary, or neither: three scores. */
  readonly verdict: Float32Array
}

export interface Network {
  /**
   * Reads one sequence, in one go: nothing else runs in the network's thread meanwhile (34 ms for 128 pieces on one core, 27 on two).
   *
   * @param ids numbers of the pieces, marks among them
   * @param textFrom place of the first piece that is the passage's, not the question's
   */
  logits(ids: readonly number[], textFrom: number): Promise<Logits>
}

async function findModel(): Promise<string> {
  try {
    const path = packageFile(modelPath)
    await access(path)
    return path
  } catch (cause) {
    throw new ReaderUnavailable(`${modelPath} cannot be read`, { cause })
  }
}

async function loadRuntime(): Promise<typeof import('onnxruntime-node')> {
  keepRuntimeSilent()
  try {
    return await import('onnxruntime-node')
  } catch (cause) {
    throw new ReaderUnavailable(`onnxruntime-node does not run on ${process.platform} ${process.arch}`, { cause })
  }
}

async function startSession(
  runtime: typeof import('onnxruntime-node'),
  path: string,
  cores: number,
): Promise<InferenceSession> {
  let session: InferenceSession
  try {
    session = await runtime.InferenceSession.create(path, {
      intraOpNumThreads: cores,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      graphOptimizationLevel: 'all',
      // Threads that wait in a loop take the cores from each other where others work too: twice the time, measured.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
    })
  } catch (cause) {
    throw new ReaderUnavailable(`${modelPath} is no model that runs here`, { cause })
  }
  const named = new Set([...session.inputNames, ...session.outputNames])
  const missing = [...inputs, ...outputs].filter((name) => !named.has(name))
  if (missing.length > 0) throw new ReaderUnavailable(`${modelPath} is no reader (it has no ${missing.join(', ')})`)
  return session
}

/**
 * Loads the network in this thread.
 *
 * @param cores that read one sequence together
 * @throws ReaderUnavailable where the model is missing or wrong, or the runtime has no build for this platform
 */
export async function startNetwork(cores: number): Promise<Network> {
  const path = await findModel()
  const runtime = await loadRuntime()
  const session = await startSession(runtime, path, cores)
  const tensor = (length: number, valueAt: (place: number) => number): Tensor =>
    new runtime.Tensor(
      'int64',
      BigInt64Array.from({ length }, (_, place) => BigInt(valueAt(place))),
      [1, length],
    )
  const read: Network['logits'] = async (ids, textFrom) => {
    const { start, end, verdict } = await session.run({
      input_ids: tensor(ids.length, (place) => ids[place] ?? 0),
      attention_mask: tensor(ids.length, () => 1),
      token_type_ids: tensor(ids.length, (place) => (place < textFrom ? 0 : 1)),
    })
    return {
      start: start?.data as Float32Array,
      end: end?.data as Float32Array,
      verdict: verdict?.data as Float32Array,
    }
  }
  let before: Promise<unknown> = Promise.resolve()
  return {
    logits(ids, textFrom) {
      // One after the other: what is begun at once, the runtime does in one go, and nobody else has a turn.
      const reading = before.then(() => read(ids, textFrom))
      before = Promise.allSettled([reading])
      return reading
    },
  }
}
