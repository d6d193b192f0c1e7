import { readable } from './formats/endings.ts'

/** The id of a file's article: its path in the corpus without the extension ("2021/spring-fair"). */
export const idFromFile = (file: string): string => file.replace(readable, '') || file

/**
 * Ids for the files of a corpus, in their order. Two files that differ in their extension only
 * ("fair.md", "fair.txt") keep it in their ids, so that no two are the same.
 */
export function idsOf(files: readonly string[]): string[] {
  const count = new Map<string, number>()
  for (const file of files) count.set(idFromFile(file), (count.get(idFromFile(file)) ?? 0) + 1)
  return files.map((file) => (count.get(idFromFile(file)) === 1 ? idFromFile(file) : file))
}
