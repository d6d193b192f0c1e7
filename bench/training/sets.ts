import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { shuffled } from '../random.ts'

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

function readRows<T>(folder: string, set: string, shape: z.ZodType<T>): T[] {
  const text = gunzipSync(readFileSync(path.join(folder, `${set}.jsonl.gz`))).toString('utf8')
  const lines = text.trim().split('\n')
  return lines.map((line) => shape.parse(JSON.parse(line)))
}

/** Reads sets of the training folder, as its README describes them. */
export const readTrainingSets = (folder: string, sets: readonly string[]): TrainingPassage[] =>
  sets.flatMap((set) => readRows(folder, set, passage).map((row) => ({ ...row, set })))

/** Questions that have an answer, of passages that the reader was trained on, in random order. */
export function answeredQuestions(folder: string, sets: readonly string[], random: () => number) {
  const passages = readTrainingSets(folder, sets).filter((passage) => !isHeldOut(passage))
  const questions = passages.flatMap((passage) => passage.questions.map((question) => ({ ...question, passage })))
  return shuffled(questions, random).filter(({ answers }) => answers.length > 0)
}

const pair = z.object({
  premise: z.string().optional(),
  context: z.string().optional(),
  claim: z.string().optional(),
  question: z.string().optional(),
  label: z.string(),
  title: z.string().optional(),
  split: z.string(),
})

/** Reads claims, or yes/no questions, with their passages, of one part of some sets. */
export const readClaims = (folder: string, sets: readonly string[], part: 'train' | 'dev') =>
  sets.flatMap((set) =>
    readRows(path.join(folder, 'nli'), set, pair).flatMap(
      ({ premise, context = premise, question, claim = question, label, title = '', split }) =>
        split !== part || claim === undefined || context === undefined
          ? []
          : [
              {
                text: claim,
                context,
                title,
                label: label === 'yes' ? 'supported' : label === 'no' ? 'contradicted' : label,
              },
            ],
    ),
  )

/** Titles that only number a document or name a set say nothing. */
export const usableTitle = (title = ''): string =>
  /^doc ?\d+$|:|^Filtered|^Amazon|^[a-z-]+$/.test(title) || title.length > 80 ? '' : title.replaceAll('_', ' ')

/** Sets of which the reader never saw one passage in twenty: the same rule as `is_held_out` of `training/data.py`. */
const heldOutSets = new Set(['squadshifts_amazon', 'squadshifts_reddit', 'fairytaleqa'])

/** Whether the reader was not trained on a passage. */
export const isHeldOut = ({ set, context }: TrainingPassage): boolean =>
  heldOutSets.has(set) &&
  [...context].slice(0, 200).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 20 === 0
