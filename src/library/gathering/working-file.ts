import { mkdir } from 'node:fs/promises'
import { SqliteFile } from '../../search/database.ts'
import { ownFile, removeLeftovers, removeOwnFile } from '../own-files.ts'

/**
 * Gives a new SQLite file to some work, which may be larger than memory, and removes it when the work ends, well or
 * not. What a process left that was cut off is removed at the beginning.
 *
 * @param folder where the file lies meanwhile
 */
export async function withWorkingFile<T>(folder: string, work: (file: SqliteFile) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true })
  await removeLeftovers(folder, 'gathering')
  const path = ownFile(folder, 'gathering')
  try {
    const file = SqliteFile.write(path)
    try {
      // Nothing is ever committed: what is in the file is of no use to anyone else.
      file.exec('begin')
      return await work(file)
    } finally {
      file.close()
    }
  } finally {
    await removeOwnFile(path)
  }
}
