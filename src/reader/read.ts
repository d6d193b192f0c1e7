/** Reads passages for the answer to a question, and for what they say to a claim. */
import { inOneNotation } from './notation.ts'
import { openReader, type Reader } from './session.ts'
import { bestSpans, type SpanScore } from './spans.ts'
import { headingPieces, questionPieces, textPieces, windowsOf } from './windows.ts'

export { ReaderUnavailable } from './session.ts'
export type { SpanScore } from './spans.ts'

/** Passages of one call: a bound on its time. */
export const mostPassages = 32
/** Spans of a passage that are given, where the caller asks for no other number. */
export const spansPerPassage = 8

export interface ReaderPassage {
  /** What the passage comes from, read before it, as "Title, 24 August 2019. " with its space at the end; may be empty. */
  readonly heading: string
  readonly text: string
}

/** What the network says of one passage. */
export interface PassageReading {
  /** Parts of the passage's text, best first, each of whole words; none where the text has no words. */
  readonly spans: readonly SpanScore[]
  /** Score of "not in this passage". The best span's score less this is how clearly the passage answers. */
  readonly none: number
}

/** What a passage says to a claim, as chances that add up to 1. */
export interface ClaimReading {
  readonly supported: number
  readonly contradicted: number
  readonly notSaid: number
}

const inOrder = (a: SpanScore, b: SpanScore): number => b.score - a.score || a.start - b.start || a.end - b.end

/** Spans of all windows, each once with its best score. */
function merge(readings: readonly PassageReading[], limit: number): SpanScore[] {
  const best = new Map<string, SpanScore>()
  for (const span of readings.flatMap(({ spans }) => spans).sort(inOrder)) {
    const place = `${span.start}-${span.end}`
    if (!best.has(place)) best.set(place, span)
  }
  return [...best.values()].slice(0, limit)
}

const letter = /[\p{L}\p{N}]/u
const margin = ({ spans, none }: PassageReading): number => (spans[0]?.score ?? -Infinity) - none

async function readPassage(
  { pieces, logits }: Reader,
  question: readonly number[],
  { heading, text }: ReaderPassage,
  limit: number,
): Promise<PassageReading> {
  const encoding = pieces.encode(text, textPieces)
  const head = pieces.encode(heading, headingPieces).ids
  // A mark that touches the letter before it, as in "Min'er".
  const isInside = (start: number) => letter.test(text[start - 1] ?? '') && !letter.test(text[start] ?? '')
  const readings = await Promise.all(
    windowsOf(question, head, encoding).map(async (window): Promise<PassageReading> => {
      const scores = await logits(window.ids, window.passageAt)
      const none = (scores.start[0] ?? 0) + (scores.end[0] ?? 0)
      return { spans: bestSpans(window, encoding, scores, limit, isInside), none }
    }),
  )
  const clearest = readings.reduce((best, reading) => (margin(reading) > margin(best) ? reading : best))
  return { spans: merge(readings, limit), none: clearest.none }
}

/** Scores as chances. */
function softmax([supported = 0, contradicted = 0, notSaid = 0]: Float32Array): ClaimReading {
  const most = Math.max(supported, contradicted, notSaid)
  const [a, b, c] = [supported, contradicted, notSaid].map((score) => Math.exp(score - most)) as [
    number,
    number,
    number,
  ]
  const sum = a + b + c
  return { supported: a / sum, contradicted: b / sum, notSaid: c / sum }
}

function checkSize(passages: readonly ReaderPassage[]): void {
  if (passages.length > mostPassages) {
    throw new RangeError(`${passages.length} passages are more than ${mostPassages}, the most that are read at once`)
  }
}

/**
 * Reads passages for the answer to a question. A passage's reading depends on the question and itself alone, not on
 * the others: each is read by itself, since a batch of 8 takes a quarter longer than 8 single ones and makes int8
 * scores depend on what stands beside. Between windows others have their turn.
 *
 * @param question of which `questionPieces` word pieces are read
 * @param passages at most `mostPassages`; a long one is read in windows, as `windows.ts` says
 * @param options.limit the most spans a passage
 * @returns a reading for each passage, in their order
 * @throws RangeError where there are more passages than `mostPassages`
 * @throws ReaderUnavailable where the model or its runtime cannot be loaded
 */
export async function readPassages(
  question: string,
  passages: readonly ReaderPassage[],
  options: { readonly limit?: number } = {},
): Promise<PassageReading[]> {
  checkSize(passages)
  if (passages.length === 0) return []
  const reader = await openReader()
  const asked = reader.pieces.encode(question, questionPieces).ids
  return Promise.all(passages.map((passage) => readPassage(reader, asked, passage, options.limit ?? spansPerPassage)))
}

/**
 * Reads what passages say to claims or yes/no questions (yes is "supported", no "contradicted"). Each pair is read by itself, as in `readPassages`; of a
 * passage that is longer than one window the one that says most counts.
 *
 * @param pairs at most `mostPassages`
 * @returns a reading for each pair, in their order
 * @throws RangeError where there are more pairs than `mostPassages`
 * @throws ReaderUnavailable where the model or its runtime cannot be loaded
 */
export async function readClaims(
  pairs: readonly { readonly claim: string; readonly passage: ReaderPassage }[],
): Promise<ClaimReading[]> {
  checkSize(pairs.map(({ passage }) => passage))
  if (pairs.length === 0) return []
  const { pieces, logits } = await openReader()
  return Promise.all(
    pairs.map(async ({ claim, passage }) => {
      const [stated, text] = inOneNotation(claim, passage.text)
      const asked = pieces.encode(stated, questionPieces).ids
      const head = pieces.encode(passage.heading, headingPieces).ids
      const windows = windowsOf(asked, head, pieces.encode(text, textPieces))
      const readings = await Promise.all(
        windows.map(async (window) => softmax((await logits(window.ids, window.passageAt)).verdict)),
      )
      return readings.reduce((clearest, reading) => (reading.notSaid < clearest.notSaid ? reading : clearest))
    }),
  )
}
