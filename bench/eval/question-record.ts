import type { Asked } from './ask-golden.ts'
import { type Verdict, verdictOf } from './judge.ts'
import { keyOf } from './our-sets.ts'
import type { Outcome } from './types.ts'

/** A question of a blind set as a file may tell of it. */
export interface BlindRecord {
  readonly set: string
  readonly verdict: Verdict
  readonly kind: string | undefined
  /** Of an answer; below 0 without one: how sure that the articles do not say, negated. */
  readonly confidence: number | undefined
}

export interface QuestionRecord extends BlindRecord {
  readonly id: string
  readonly type: string
  readonly answer: string | undefined
  /** The answer that was kept back. */
  readonly guess: { readonly answer: string; readonly confidence: number; readonly right: boolean } | undefined
}

/** A record a question. Those of a blind set do not tell which question they are of: they come by confidence. */
export function recordsOf({ set, outcomes }: Asked): BlindRecord[] {
  const name = keyOf(set)
  if (!set.blind) return outcomes.map((outcome) => openRecord(name, outcome))
  return outcomes
    .map((outcome) => blindRecord(name, outcome))
    .sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0) || a.verdict.localeCompare(b.verdict))
}

const blindRecord = (set: string, { given, measures }: Outcome): BlindRecord => ({
  set,
  verdict: verdictOf(measures),
  kind: given?.kind,
  confidence: given?.confidence,
})

function openRecord(set: string, outcome: Outcome): QuestionRecord {
  const { given, question, guessRight } = outcome
  const guess = given?.guess
  return {
    ...blindRecord(set, outcome),
    id: question.id,
    type: question.type,
    answer: given?.answer,
    guess: guess && { answer: guess.answer, confidence: guess.confidence, right: guessRight ?? false },
  }
}
