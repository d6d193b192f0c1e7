import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { InputError } from '../../../src/errors.ts'
import type { EvalSet } from '../types.ts'
import { readGoldenSet } from './golden.ts'
import { readRetrievalSet } from './retrieval.ts'
import { readSentenceSet } from './sentences.ts'
import { type Mode, readSquadSet } from './squad.ts'

export interface LoadOptions {
  /** For SQuAD files; both when not given. */
  readonly mode?: Mode
  /** For our own golden files. */
  readonly corpus?: string
}

/**
 * Reads a file or folder by what it is: `.json` SQuAD, `.tsv` or `.csv` labelled sentences, `.jsonl` golden questions, a
 * folder a retrieval collection.
 * @throws InputError when it is not there or not one of these
 */
export async function loadSets(file: string, { mode, corpus }: LoadOptions): Promise<EvalSet[]> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined) throw new InputError(`there is no file or folder ${file}`, 'check the path')
  const name = path.basename(file, path.extname(file))
  if (found.isDirectory()) return [await loadCollection(name, file)]
  const content = await readFile(file, 'utf8')
  switch (path.extname(file).toLowerCase()) {
    case '.json': {
      const json: unknown = JSON.parse(content)
      const modes: readonly Mode[] = mode === undefined ? ['given', 'open'] : [mode]
      return modes.map((each) => readSquadSet(`${name}, ${each === 'given' ? 'paragraph given' : 'open'}`, json, each))
    }
    case '.tsv':
    case '.csv':
      return [readSentenceSet(name, content)]
    case '.jsonl':
      if (corpus === undefined) throw new InputError(`${file} needs its articles`, 'give their folder with --corpus')
      return [await readGoldenSet(`${name} on ${path.basename(corpus)}`, content, corpus)]
    default:
      throw new InputError(`${file} is of no known format`, 'give a .json, .tsv, .csv or .jsonl file or a folder')
  }
}

async function loadCollection(name: string, folder: string): Promise<EvalSet> {
  const files = await readdir(folder)
  const read = (wanted: RegExp, what: string): Promise<string> => {
    const file = files.find((each) => wanted.test(each))
    if (file === undefined)
      throw new InputError(`${folder} has no ${what}`, 'give a folder with docs.jsonl, queries.jsonl and qrels')
    return readFile(path.join(folder, file), 'utf8')
  }
  const [docs, queries, qrels] = await Promise.all([
    read(/^(?:docs|corpus)\.jsonl$/, 'docs.jsonl'),
    read(/^queries\.jsonl$/, 'queries.jsonl'),
    read(/qrels/, 'qrels file'),
  ])
  return readRetrievalSet(name, { docs, queries, qrels })
}
