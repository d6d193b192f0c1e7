import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

const passage = z.object({
  title: z.string().optional(),
  context: z.string(),
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      paraphrase: z.string().optional(),
      answers: z.array(z.object({ text: z.string(), start: z.number() })),
    }),
  ),
})

/** A passage of a training set with its questions; `answers` is empty where it does not say. */
export type TrainingPassage = z.infer<typeof passage> & { readonly set: string }

/** Reads sets of the training folder, as its README describes them. */
export function readTrainingSets(folder: string, sets: readonly string[]): TrainingPassage[] {
  return sets.flatMap((set) =>
    gunzipSync(readFileSync(path.join(folder, `${set}.jsonl.gz`)))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => ({ ...passage.parse(JSON.parse(line)), set })),
  )
}

/** Titles that only number a document or name a set say nothing. */
export const usableTitle = (title = ''): string =>
  /^doc ?\d+$|:|^Filtered|^Amazon|^[a-z-]+$/.test(title) || title.length > 80 ? '' : title.replaceAll('_', ' ')

/** Sets of which the reader never saw one passage in twenty: the same rule as `is_held_out` of `training/data.py`. */
const heldOutSets = new Set(['squadshifts_amazon', 'squadshifts_reddit', 'fairytaleqa'])

/** Whether the reader was not trained on a passage. */
export const isHeldOut = ({ set, context }: TrainingPassage): boolean =>
  heldOutSets.has(set) &&
  [...context].slice(0, 200).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 20 === 0
