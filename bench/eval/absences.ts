import { existsSync } from 'node:fs'
import { type GoldenFile, keyOf } from './our-sets.ts'

/** A set that cannot be asked here. */
export interface Absence {
  readonly set: GoldenFile
  /** What of it is missing. */
  readonly paths: readonly string[]
}

/** The sets of which the questions or the articles are not here. */
export const absencesOf = (sets: readonly GoldenFile[], exists: (path: string) => boolean = existsSync): Absence[] =>
  sets
    .map((set) => ({ set, paths: [set.file, set.corpus].filter((path) => !exists(path)) }))
    .filter(({ paths }) => paths.length > 0)

/** What is missing though it lies in the repository, in words. */
export const missingOfOurs = (absences: readonly Absence[]): string[] =>
  absences.flatMap(({ set, paths }) =>
    paths
      .filter((path) => !path.startsWith('../'))
      .map((path) => `${keyOf(set)}: ${path} belongs to the repository and is missing`),
  )

/** "14 of 17 sets were asked; not here: …" */
export function closingLine(asked: number, absences: readonly Absence[]): string {
  const names = absences.map(({ set }) => keyOf(set)).join(', ')
  return `${asked} of ${asked + absences.length} sets were asked${names === '' ? '' : `; not here: ${names}`}`
}
