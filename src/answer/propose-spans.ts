import { readPassages } from '../reader/read.ts'
import type { AnswerContext } from './context.ts'
import type { SpanProposal } from './proposal.ts'
import { type Window, windowsFor } from './windows.ts'

/** Spans that are weighed for a question. */
const proposalLimit = 10
/** Words that answer nothing by themselves. */
const empty = /^(?:\W*|the|an?|this|that|these|those|its?|and|or|of|in|on|at|to|by|for|with)$/i

/** What the reader found in the windows of a question. */
export interface ReaderFindings {
  /** Best first, by how much likelier each is than "not said here". */
  readonly spans: readonly SpanProposal[]
  readonly windows: readonly Window[]
}

function proposalsOf(
  window: Window,
  { spans, none }: Awaited<ReturnType<typeof readPassages>>[number],
): SpanProposal[] {
  const { reading } = window
  const { text } = reading.document.article
  return spans.flatMap((span): SpanProposal[] => {
    const start = window.start + span.start
    const end = window.start + span.end
    const sentence = reading.document.sentences.find((one) => one.start <= start && start < one.end)
    // What runs from one sentence into the next is no answer of either.
    if (!sentence || end > sentence.end || empty.test(text.slice(start, end))) return []
    return [
      {
        source: 'reader',
        reading,
        sentence,
        window,
        start,
        end,
        text: text.slice(start, end),
        score: span.score,
        none,
      },
    ]
  })
}

/**
 * Reads the best windows of a question and proposes the likeliest spans.
 * @throws ReaderUnavailable where no reader can run here
 */
export async function proposeSpans(context: AnswerContext): Promise<ReaderFindings> {
  const windows = windowsFor(context)
  const read = await readPassages(
    context.question.form,
    windows.map(({ reading, heading, start, end }) => ({
      heading,
      text: reading.document.article.text.slice(start, end),
    })),
  )
  const all = windows.flatMap((window, i) => {
    const reading = read[i]
    return reading ? proposalsOf(window, reading) : []
  })
  all.sort(
    (a, b) =>
      b.score - b.none - (a.score - a.none) ||
      a.reading.number - b.reading.number ||
      a.start - b.start ||
      a.end - b.end,
  )
  const spans: SpanProposal[] = []
  for (const span of all) {
    if (spans.length >= proposalLimit) break
    // Of spans that cut into each other the likeliest stands for all.
    if (spans.some((other) => other.reading === span.reading && other.start < span.end && other.end > span.start))
      continue
    spans.push(span)
  }
  return { spans, windows }
}
