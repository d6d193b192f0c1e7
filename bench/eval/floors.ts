import { z } from 'zod'
import { goldenFiles, keyOf } from './sets.ts'

const share = z.number().min(0).max(1)
const format = z.object({
  tolerance: share,
  sets: z.array(z.object({ file: z.string(), corpus: z.string(), right: share, wrong: share })),
})

/** What quality must not fall below: shares of the questions, 0 to 1. */
export type Floors = z.infer<typeof format>
type Floor = Floors['sets'][number]

/** @throws Error when the file is not of that format */
export const readFloors = (content: string): Floors => format.parse(JSON.parse(content))

/** Rounded so that a set with the same answers gives the same file. */
const roundShare = (value: number): number => Number(value.toFixed(3))

export interface Reached extends Pick<Floor, 'right' | 'wrong'> {
  readonly questions: number
}

/**
 * What is worse than the floor allows, in words; empty when nothing is.
 * @param tolerance a share of the questions; never less than one question
 */
export function shortfalls(floor: Floor, reached: Reached, tolerance: number): string[] {
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
  // Processors add up floats in different orders, and the reader's scores with them, which can turn a question that stands on the edge. Floors are rounded to a thousandth, and sums of shares are not exact.
  const slack = Math.max(tolerance, 1 / reached.questions) + 0.0005 + 1e-9
  return [
    ...(reached.right < floor.right - slack
      ? [`right ${percent(reached.right)}, at least ${percent(floor.right)} wanted`]
      : []),
    ...(reached.wrong > floor.wrong + slack
      ? [`wrong ${percent(reached.wrong)}, at most ${percent(floor.wrong)} wanted`]
      : []),
  ]
}

/** Floors for the sets that were measured; those that were not keep theirs. */
export function newFloors(before: Floors, reached: ReadonlyMap<string, Reached>): Floors {
  const sets = goldenFiles.flatMap(({ file, corpus }) => {
    const now = reached.get(keyOf({ file, corpus }))
    const kept = before.sets.find((set) => keyOf(set) === keyOf({ file, corpus }))
    if (now !== undefined) return [{ file, corpus, right: roundShare(now.right), wrong: roundShare(now.wrong) }]
    return kept === undefined ? [] : [kept]
  })
  return { tolerance: before.tolerance, sets }
}
