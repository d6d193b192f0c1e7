/** The reader: loaded when first needed, once a process. */
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { packageFile } from '../package-root.ts'
import { type Network, ReaderUnavailable, startNetwork } from './network.ts'
import { mostCores, networkInThreads } from './network-thread.ts'
import { remembering } from './remembered.ts'
import { WordPieces } from './word-pieces.ts'

export { ReaderUnavailable } from './network.ts'

const vocabularyPath = 'models/reader/vocabulary.txt'

export interface Reader extends Network {
  readonly pieces: WordPieces
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

async function load(): Promise<Reader> {
  const pieces = await loadVocabulary()
  const network = (await networkInThreads()) ?? (await startNetwork(Math.min(availableParallelism(), mostCores)))
  return { pieces, ...remembering(network) }
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
