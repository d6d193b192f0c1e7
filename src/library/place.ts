// Not from corpus/index.ts, with which all formats' readers would come.
import { listCorpus, type SourceFile } from '../corpus/sources.ts'
import { packageFile } from '../package-root.ts'
import { indexFolder } from '../store/folder.ts'
import type { SourceFile as StoreFile } from '../store/types.ts'
import type { OpenOptions } from './backend.ts'

/** A corpus and where its index lies. */
export interface Place {
  readonly sources: readonly SourceFile[]
  readonly folder: string
}

/** The files of a corpus as a store knows them. */
export const filesOf = ({ sources }: Place): StoreFile[] =>
  sources.map(({ file, absolute, size, mtimeMs }) => ({ file, path: absolute, size, mtimeMs }))

/**
 * Lists a corpus and finds the folder of its index.
 * @throws InputError when there is nothing to read
 */
export async function findPlace(options: OpenOptions): Promise<Place> {
  const { sources, skipped } = await listCorpus(options.corpus ?? packageFile('data/articles'))
  const { folder, warning } = await indexFolder(options.corpus, packageFile('data/index'))
  if (warning) options.onNotice?.(warning)
  for (const { file, reason } of skipped) options.onNotice?.(`Skipped ${file}: ${reason}`)
  return { sources, folder }
}
