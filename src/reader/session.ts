/** The network that reads: loaded when first needed, once a process. The only importer of onnxruntime-node. */
import { access, readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { packageFile } from '../package-root.ts'
import { WordPieces } from './word-pieces.ts'

const modelPath = 'models/reader/reader.int8.onnx'
const vocabularyPath = 'models/reader/vocabulary.txt'
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

export interface Reader {
  readonly pieces: WordPieces
  /**
   * Reads one sequence, in one go: nothing else runs in this thread meanwhile (17 ms for 128 pieces).
   *
   * @param ids numbers of the pieces, marks among them
   * @param textFrom place of the first piece that is the passage's, not the question's
   */
  logits(ids: readonly number[], textFrom: number): Promise<Logits>
}

async function loadVocabulary(): Promise<WordPieces> {
  let text: string
  try {
    text = await readFile(packageFile(vocabularyPath), 'utf8')
  } catch (cause) {
    throw new ReaderUnavailable(`${vocabularyPath} cannot be read`, { cause })
  }
  try {
    return new WordPieces(text.trimEnd().split(/\r?\n/))
  } catch (cause) {
    throw new ReaderUnavailable(`${vocabularyPath} is no vocabulary`, { cause })
  }
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
  try {
    return await import('onnxruntime-node')
  } catch (cause) {
    throw new ReaderUnavailable(`onnxruntime-node does not run on ${process.platform} ${process.arch}`, { cause })
  }
}

async function startSession(runtime: typeof import('onnxruntime-node'), path: string): Promise<InferenceSession> {
  let session: InferenceSession
  try {
    session = await runtime.InferenceSession.create(path, {
      intraOpNumThreads: Math.min(4, availableParallelism()),
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

async function load(): Promise<Reader> {
  const [pieces, path] = await Promise.all([loadVocabulary(), findModel()])
  const runtime = await loadRuntime()
  const session = await startSession(runtime, path)
  const tensor = (length: number, valueAt: (place: number) => number): Tensor =>
    new runtime.Tensor(
      'int64',
      BigInt64Array.from({ length }, (_, place) => BigInt(valueAt(place))),
      [1, length],
    )
  return {
    pieces,
    async logits(ids, textFrom) {
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
    },
  }
}

let reader: Promise<Reader> | undefined

/**
 * The reader. The first call loads it; whether that worked or not, later ones do not try again.
 *
 * @throws ReaderUnavailable where a file of the model is missing or wrong, or the runtime has no build for this platform
 */
export function openReader(): Promise<Reader> {
  reader ??= load()
  return reader
}
