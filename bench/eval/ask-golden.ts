import { group } from 'd3-array'
import { loadSets } from './formats/load.ts'
import type { GoldenFile } from './our-sets.ts'
import { runTogether } from './run.ts'
import type { Outcome, System } from './types.ts'

/** A golden set with what came of its questions. */
export interface Asked {
  readonly set: GoldenFile
  readonly outcomes: readonly Outcome[]
}

/**
 * Asks a system golden sets, corpus by corpus, each of which is opened once.
 * @throws InputError when a file or corpus is not there
 */
export async function* askGolden(system: System, files: readonly GoldenFile[]): AsyncGenerator<Asked> {
  for (const [corpus, together] of group(files, (set) => set.corpus)) {
    const loaded = await Promise.all(together.map(({ file }) => loadSets(file, { corpus })))
    const waiting = [...together]
    for await (const outcomes of runTogether(system, loaded.flat())) {
      const set = waiting.shift()
      if (set !== undefined) yield { set, outcomes }
    }
  }
}

/** The outcomes of the sets that are blind, or of those that are not, together. */
export const pooled = (asked: readonly Asked[], blind: boolean): Outcome[] =>
  asked.filter(({ set }) => set.blind === blind).flatMap(({ outcomes }) => outcomes)
