import { readQuestion } from '../nlp/question/index.ts'
import { analyse } from '../search/terms.ts'
import type { Answer, Citation, Unanswered } from '../types.ts'
import { AnswerContext } from './context.ts'
import type { AnswerCorpus } from './corpus.ts'
import { cite, type Draft } from './draft.ts'
import { gate } from './gate.ts'
import { explain, extract, rankAll } from './kinds/extract.ts'
import { questionKinds } from './kinds/index.ts'
import { mendWords } from './mend-words.ts'
import { closeNames } from './names/close-names.ts'
import { largerNames } from './names/larger-names.ts'
import { CorpusNameLinker } from './names/name-linker.ts'
import { questionTerms } from './question-terms.ts'
import type { SentenceView } from './ranking/sentence-view.ts'
import { retrieve, type Scope } from './retrieve.ts'

export interface AskOptions extends Scope {
  readonly explain?: boolean
  /** Give the best span where it is at least so sure (0 to 1), and only there; without it the usual care is taken. */
  readonly atLeast?: number
}

/** Fewest shared words, by weight, for a passage to be worth showing under "the articles do not say". */
const nearEnough = 0.12

function nearest(views: readonly SentenceView[]): Citation[] {
  const kept: Citation[] = []
  for (const view of views) {
    if (view.overlap + view.overlapAround < nearEnough * 2 || kept.length >= 3) break
    kept.push(cite(view.reading, view.sentence))
  }
  return kept
}

/** Tells of the words of a question which of them any passage has. */
async function knownWords(corpus: AnswerCorpus, question: string): Promise<(word: string) => boolean> {
  const terms = [...new Set(analyse(question))]
  const counts = await corpus.documentFrequencies(terms)
  const known = new Set(terms.filter((_, i) => (counts[i] ?? 0) > 0))
  return (word) => analyse(word).every((term) => known.has(term))
}

/**
 * Reads a question and gathers what may answer it.
 * @param mayMend whether words that no article has may be read as misspelt
 */
export async function openContext(
  corpus: AnswerCorpus,
  question: string,
  scope: Scope,
  mayMend = true,
): Promise<AnswerContext> {
  const asked = await readQuestion(question, new CorpusNameLinker(corpus.names, await knownWords(corpus, question)))
  const terms = await questionTerms(asked, (list) => corpus.documentFrequencies(list), corpus.passages)
  const { readings, windows, scores } = await retrieve(corpus, asked, terms, scope)
  const mended = mayMend ? mendWords(asked.form, await knownWords(corpus, asked.form), readings) : undefined
  if (mended) return openContext(corpus, mended, scope, false)
  const strange = largerNames(asked, readings)
  const read = strange.length > 0 ? { ...asked, unknownNames: [...asked.unknownNames, ...strange] } : asked
  return new AnswerContext(read, terms, corpus, readings, windows, scores, scope.article !== undefined)
}

/** The answer of the first kind that knows the question; the best candidate where none does. */
function decide(
  context: AnswerContext,
  atLeast?: number,
): { draft?: Draft; kind: string; ranked: ReturnType<typeof rankAll> } {
  for (const kind of questionKinds) {
    if (!kind.matches(context.question)) continue
    if (context.pinned && kind.kind === 'article') continue
    const outcome = kind.answer(context)
    if (outcome === 'unanswered' && (context.pinned || atLeast !== undefined)) continue
    if (outcome === 'unanswered') return { kind: kind.kind, ranked: [] }
    if (outcome) return { draft: outcome, kind: kind.kind, ranked: [] }
  }
  const ranked = rankAll(context)
  const draft = extract(context, ranked)
  const kept = draft && gate(context, draft, ranked, atLeast) ? draft : undefined
  return { ...(kept ? { draft: kept } : {}), kind: 'fact', ranked }
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
  const context = await openContext(corpus, question, options)
  const { draft, kind, ranked } = decide(context, options.atLeast)
  const explanations = options.explain ? { explanations: explain(ranked.length > 0 ? ranked : rankAll(context)) } : {}
  if (draft) {
    const { kind: name, ...rest } = draft
    return { status: 'answered', question, kind: name, ...rest, ...explanations }
  }
  const unanswered: Unanswered = {
    status: 'unanswered',
    question,
    kind,
    confidence: 0.5,
    nearest: nearest(context.views),
    didYouMean: await closeNames(corpus.names, context.question),
    notes: [],
    ...explanations,
  }
  return unanswered
}
