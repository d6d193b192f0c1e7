/** A question and a passage as the sequences of word pieces that the network reads. */
import type { Encoding } from './word-pieces.ts'

/** "[CLS]" and "[SEP]" of BERT's vocabularies. */
const beginning = 101
const separator = 102

/** Pieces of a question that are read. */
export const questionPieces = 40
/** Pieces of a heading that are read: with a longer one too little of the text would fit beside it. */
export const headingPieces = 64
/** Pieces of a sequence, marks and all; the network has been trained on no longer ones. */
export const sequencePieces = 192
/** Pieces of the text that a window has in common with the next, so that an answer is whole in one of them. */
export const overlapPieces = 48
/** Windows of a passage that are read, some 900 pieces of text; what lies past them is not. */
export const windowsPerPassage = 8
/** More pieces of a text than all its windows can hold. */
export const textPieces = windowsPerPassage * sequencePieces

/** One sequence: the question, the heading, and the pieces of the text from `from` up to `to`. */
export interface Window {
  readonly ids: readonly number[]
  /** Place in `ids` of the first piece that is the passage's: its heading's, or its text's. */
  readonly passageAt: number
  /** Place in `ids` of the text's piece `from`. */
  readonly textAt: number
  readonly from: number
  readonly to: number
}

/**
 * Sequences of a question and a passage: one where all fits in, else several of which each has the heading and a part
 * of the text.
 *
 * @param question ids of its pieces, of which the first `questionPieces` count
 * @param heading ids of its pieces, of which the first `headingPieces` count
 * @param text pieces of the text
 * @returns at least one window, also for an empty text, and at most `windowsPerPassage`
 */
export function windowsOf(question: readonly number[], heading: readonly number[], text: Encoding): Window[] {
  const asked = question.slice(0, questionPieces)
  const before = [beginning, ...asked, separator, ...heading.slice(0, headingPieces)]
  const room = sequencePieces - before.length - 1
  const windows: Window[] = []
  for (let from = 0; windows.length < windowsPerPassage; from += room - overlapPieces) {
    const to = Math.min(text.ids.length, from + room)
    windows.push({
      ids: [...before, ...text.ids.slice(from, to), separator],
      passageAt: asked.length + 2,
      textAt: before.length,
      from,
      to,
    })
    if (to === text.ids.length) break
  }
  return windows
}
