import { isAboutReports, isUntold, standingOf } from '../facts/event-standing.ts'
import type { Question } from '../nlp/question/index.ts'
import type { Sentence } from '../nlp/types.ts'
import { readClaims, readPassages } from '../reader/read.ts'
import type { Span } from '../types.ts'
import { asClaim } from './as-claim.ts'
import { type AnswerContext, coverage } from './context.ts'
import { formerHolders } from './kinds/office.ts'
import { isNegated, isOfOtherEdition, isOnOtherSide, tellsContrary } from './other-deed.ts'
import { partAsked } from './part-asked.ts'
import type { SpanProposal } from './proposal.ts'
import type { Reading } from './reading.ts'
import { passageOf, rowLabels, type Window, windowsFor } from './windows.ts'

/** Spans that are weighed for a question. */
const proposalLimit = 10
/** Spans that are read again as claims. */
const verifiedSpans = 2
/** Words that answer nothing by themselves. */
const empty = /^(?:\W*|the|an?|this|that|these|those|its?|and|or|of|in|on|at|to|by|for|with)$/i

/** Questions about what was asked. */
const aboutAsking = /\b(?:ask|wonder|question|inquir|enquir|quer(?:y|ies)|riddle|puzzle|want(?:s|ed)? to know)/i
/** A question that tells what it asks for: "Did you know that Ann Lee opened the mill?" */
const telling =
  /\b(?:(?:do|did)(?:n['’]t| not)? (?:you|we) (?:know|realise|realize|remember)|guess (?:who|what|where))\b/i
/** Whether a sentence only asks, which is not telling. */
const isAsked = (sentence: string): boolean => sentence.endsWith('?') && !telling.test(sentence)

const aboutTime = /\b(?:when|time|hour|o'clock|late|early)\b/i
/** Whether a span is the time of a message, which stands before its words: it answers when something was, and nothing else. */
function isStamp({ document: { article } }: Reading, { start, end }: Span): boolean {
  if (!/^[\d:., ]+$/.test(article.text.slice(start, end))) return false
  const place = article.locators?.findLast((one) => one.start <= start)
  return (
    place !== undefined && end <= place.start + place.label.length && article.text.startsWith(place.label, place.start)
  )
}

/** What the reader found in the windows of a question. */
export interface ReaderFindings {
  /** Best first, by how much likelier each is than "not said here". */
  readonly spans: readonly SpanProposal[]
  readonly windows: readonly Window[]
}

/** Whether a sentence tells the question's deed only as one that was not done: "refused to open the bridge" for "who opened the bridge". */
function isUndone({ verb, sentence: { tokens } }: Question, { document }: Reading, sentence: Sentence): boolean {
  if (isNegated(tokens)) return false
  const deeds = document.clauses(sentence).filter((clause) => clause.verb.lemma === verb)
  return (
    deeds.length > 0 &&
    deeds.every(
      (clause) =>
        standingOf(document, sentence, clause, sentence.tokens[clause.verb.head]?.start ?? sentence.start) === 'untold',
    )
  )
}

function proposalsOf(
  question: Question,
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
    if (isAsked(text.slice(sentence.start, sentence.end)) && !aboutAsking.test(question.form)) return []
    // What is denied, corrected or rumoured is not told as having happened.
    const aboutReports = isAboutReports(question.form)
    if (!aboutReports && isUntold(reading.document, sentence, start)) return []
    const part = partAsked(question, reading, sentence, { start, end })
    if (isStamp(reading, part) && !aboutTime.test(question.form)) return []
    return [
      {
        source: 'reader',
        reading,
        sentence,
        window,
        ...part,
        text: text.slice(part.start, part.end),
        score: span.score,
        none,
        ...(!aboutReports && isUndone(question, reading, sentence) ? { undone: true } : {}),
      },
    ]
  })
}

/** Whether a span names one of some persons. */
const names = ({ reading, sentence, start, end }: SpanProposal, keys: ReadonlySet<string>): boolean =>
  keys.size > 0 &&
  reading.document
    .mentionsIn(sentence)
    .some(
      (mention) =>
        mention.start < end &&
        mention.end > start &&
        [...reading.entityKeys(mention.entity)].some((key) => keys.has(key)),
    )

/** Whether a span stands in a row of a table while another row has more of the question's words: that one tells of what is asked for. */
function isOfOtherRow(
  { terms }: AnswerContext,
  { reading, window }: SpanProposal,
  windows: readonly Window[],
): boolean {
  const labels = rowLabels(reading, window)
  if (labels === undefined) return false
  const own = coverage(window.view, terms).own
  return windows.some(
    (other) =>
      other.reading === reading && rowLabels(reading, other) === labels && coverage(other.view, terms).own > own + 1e-6,
  )
}

/** The likeliest spans with what their windows say to them as claims: a reader that marks the likeliest place is easily led by a passage on another deed. */
async function verified({ question }: AnswerContext, spans: readonly SpanProposal[]): Promise<SpanProposal[]> {
  const readings = await readClaims(
    spans.slice(0, verifiedSpans).map(({ text, window }) => ({
      claim: asClaim(question, text),
      passage: passageOf(window),
    })),
  )
  return spans.map((span, i) => {
    const claim = readings[i]
    return claim ? { ...span, claim } : span
  })
}

/**
 * Reads the best windows of a question and proposes the likeliest spans.
 * @throws ReaderUnavailable where no reader can run here
 */
export async function proposeSpans(context: AnswerContext): Promise<ReaderFindings> {
  const windows = windowsFor(context)
  const former = formerHolders(context)
  const read = await readPassages(context.question.form, windows.map(passageOf))
  const all = windows
    .flatMap((window, i) => {
      const reading = read[i]
      return reading ? proposalsOf(context.question, window, reading) : []
    })
    .filter(
      (span) =>
        !names(span, former) &&
        !tellsContrary(context, context.view(span.reading, span.sentence)) &&
        !isOnOtherSide(context, span) &&
        !isOfOtherEdition(context, span) &&
        !isOfOtherRow(context, span, windows),
    )
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
  return { spans: await verified(context, spans), windows }
}
