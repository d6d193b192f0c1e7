import type { Question } from '../nlp/question/index.ts'
import { analyse } from '../search/terms.ts'
import { formFit } from './answer-form.ts'
import { type AnswerContext, coverage } from './context.ts'
import { questionKinds } from './kinds/index.ts'
import { isNegated } from './other-deed.ts'
import type { SpanProposal } from './proposal.ts'
import type { ReaderFindings } from './propose-spans.ts'
import type { QuestionTerm } from './question-terms.ts'
import type { SentenceView } from './sentence-view.ts'

/** Classes of answers that the judge tells apart. */
const classes = ['HUM', 'LOC', 'NUM:date', 'NUM:count', 'NUM', 'DESC', 'ENTY', 'ABBR'] as const

/** What counts for and against a span, by name; most are about -1 to 1. */
export type Evidence = Readonly<Record<string, number>>

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
/** The reader's scores are some -15 to 15. */
const scaled = (score: number): number => clamp(score / 10, -2, 2)
const plain = (text: string): string => analyse(text).join(' ')
const marginOf = ({ score, none }: SpanProposal): number => score - none

const classOf = ({ type }: Question): (typeof classes)[number] | undefined =>
  classes.find((start) => type.startsWith(start))

function ofQuestion({ question, terms, corpus, pinned }: AnswerContext): Evidence {
  const asked = classOf(question)
  return {
    unknownNames: Math.min(1, question.unknownNames.length),
    polar: question.polar ? 1 : 0,
    terms: Math.min(1, terms.length / 10),
    corpus: Math.log10(1 + corpus.passages) / 5,
    pinned: pinned ? 1 : 0,
    factsAsked: questionKinds.some((kind) => kind.matches(question)) ? 1 : 0,
    keywords: question.wh === 'none' && !question.polar ? 1 : 0,
    dated: question.dates.length > 0 ? 1 : 0,
    ...Object.fromEntries(classes.map((one) => [`asks ${one}`, one === asked ? 1 : 0])),
  }
}

/** The heaviest term of a role that is not found; 0 where all are. */
function heaviestMissing(
  terms: readonly QuestionTerm[],
  found: Float32Array,
  counts: (term: QuestionTerm) => boolean,
): number {
  return terms.reduce(
    (most, term, i) => (counts(term) && (found[i] ?? 0) < 0.35 ? Math.max(most, term.weight) : most),
    0,
  )
}

/** Whether what the question gives stands where the answer does. */
function ofSupport({ question, terms }: AnswerContext, view: SentenceView, answer: ReadonlySet<string>): Evidence {
  // What is asked for need not stand there: the answer stands in its place.
  const given = coverage(view, terms, (term) => term.role === 'focus')
  const role = (wanted: QuestionTerm['role']) => (term: QuestionTerm) => term.role === wanted
  return {
    own: given.own,
    around: given.around,
    names: view.names,
    namesAround: view.namesAround,
    missingOwn: heaviestMissing(terms, view.found, (term) => term.role !== 'focus' && term.role !== 'date'),
    missing: heaviestMissing(terms, view.foundAround, (term) => term.role !== 'focus' && term.role !== 'date'),
    missingNumber: heaviestMissing(terms, view.foundAround, role('number')),
    missingName: heaviestMissing(terms, view.foundAround, role('name')),
    missingVerb: heaviestMissing(terms, view.foundAround, role('verb')),
    missingFocus: heaviestMissing(terms, view.foundAround, role('focus')),
    date: view.date,
    pairs: view.pairs,
    negated: isNegated(view.sentence.tokens) && !isNegated(question.sentence.tokens) ? 1 : 0,
    repeats: terms.filter(({ term }) => answer.has(term)).length / Math.max(1, answer.size),
  }
}

/** What the reader says of a span, beside what it says of all others. */
function ofReader(span: SpanProposal, { spans, windows }: ReaderFindings): Evidence {
  const own = plain(span.text)
  const isOther = (other: SpanProposal) => plain(other.text) !== own
  const rival = spans.find(isOther)
  const [best] = spans
  return {
    margin: scaled(marginOf(span)),
    score: scaled(span.score),
    lead: scaled(marginOf(span) - (rival ? marginOf(rival) : -10)),
    behind: scaled((best ? marginOf(best) : 0) - marginOf(span)),
    rank: windows.indexOf(span.window) / windows.length,
    share: span.window.score / Math.max(1e-9, windows[0]?.score ?? 1),
    verified: span.claim ? 1 : 0,
    supported: span.claim?.supported ?? 0,
    contradicted: span.claim?.contradicted ?? 0,
    length: Math.min(1, Math.log2(1 + span.text.split(/\s+/).length) / 5),
  }
}

/**
 * What counts for and against a span: the inputs of the judge.
 * @param findings all that the reader found for the question
 */
export function evidenceFor(span: SpanProposal, context: AnswerContext, findings: ReaderFindings): Evidence {
  const { question } = context
  const { reading, sentence } = span
  const answer = new Set(analyse(span.text))
  return {
    ...ofQuestion(context),
    ...ofSupport(context, context.view(reading, sentence), answer),
    ...ofReader(span, findings),
    standing: context.standing(reading),
    form: formFit(question, reading, sentence, span),
  }
}
