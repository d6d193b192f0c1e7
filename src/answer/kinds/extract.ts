import type { Question } from '../../nlp/question/index.ts'
import type { Explanation } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import { standingsOf } from '../rank-articles.ts'
import { confidenceRow, logistic, orderRanked, type RankedCandidate } from '../ranking/confidence.ts'
import { featureNames } from '../ranking/features/index.ts'
import { confidenceModel, rankerModel } from '../ranking/models.ts'
import { candidatesOf, orderViews, type TextCandidate } from '../ranking/rank.ts'
import { scoreRows } from '../ranking/score-rows.ts'
import { scoreTrees } from '../ranking/trees.ts'
import { answerDate } from './answer-date.ts'
import { wholeList } from './whole-list.ts'

/** The candidates of the best sentences of all articles that were found, with their features. */
export function contextCandidates(context: AnswerContext): { candidates: TextCandidate[]; rows: Float32Array } {
  const { question, terms, views, pinned } = context
  const standings = pinned ? undefined : standingsOf(context)
  return candidatesOf(orderViews(views, standings), question, terms, standings)
}

/** Ranks all candidates of the best sentences, best first. */
export function rankAll(context: AnswerContext): RankedCandidate[] {
  const { candidates, rows } = contextCandidates(context)
  const model = rankerModel()
  const width = featureNames.length
  const scores = scoreRows(model, rows)
  return orderRanked(
    candidates.map((candidate, i) => ({
      candidate,
      row: rows.subarray(i * width, (i + 1) * width),
      score: scores[i] ?? 0,
    })),
  )
}

/** Rows of `--explain`: the best candidates with the features that are not 0. */
export function explain(ranked: readonly RankedCandidate[], limit = 12): Explanation[] {
  return ranked.slice(0, limit).map(({ candidate, score, row }) => ({
    candidate: candidate.text.replace(/\s+/g, ' '),
    article: candidate.reading.document.article.id,
    score,
    source: candidate.kind,
    features: Object.fromEntries(
      featureNames.flatMap((name, i) => (row[i] ? [[name, Math.round((row[i] ?? 0) * 100) / 100]] : [])),
    ),
  }))
}

/** The whole of a name that the candidate is a part of: "the Ministry" of "the Ministry of Foreign Affairs". */
function wholeName(question: Question, candidate: TextCandidate): TextCandidate {
  if (!/^(?:HUM|LOC|ENTY)/.test(question.type) || candidate.stands || candidate.kind === 'list') return candidate
  const { view, reading } = candidate
  const { document } = reading
  const around = document
    .mentionsIn(view.sentence)
    .find(
      (mention) =>
        mention.from <= candidate.to - 1 &&
        mention.from >= candidate.from &&
        mention.to > candidate.to &&
        mention.how === 'name' &&
        document.entities[mention.entity]?.kind !== 'other',
    )
  if (!around) return candidate
  return {
    ...candidate,
    to: around.to,
    end: around.end,
    text: document.article.text.slice(candidate.start, around.end),
  }
}

/** The best span of the best sentences, with how sure it is. Undefined where there is no candidate at all. */
export function extract(context: AnswerContext, ranked: readonly RankedCandidate[]): Draft | undefined {
  const { question } = context
  const [best] = ranked
  if (!best) return undefined
  const confidence = logistic(scoreTrees(confidenceModel(), confidenceRow(ranked)))
  const candidate = wholeName(question, wholeList(question, ranked) ?? best.candidate)
  const { reading, view } = candidate
  const answer = candidate.text.replace(/\s+/g, ' ')
  const dated = answerDate(question, candidate)
  return {
    kind: 'fact',
    answer: dated?.text ?? answer,
    confidence,
    citations: [cite(reading, view.sentence, candidate.text)],
    notes: dated?.note ? [dated.note] : [],
    ...(dated?.edtf ? { date: dated.edtf } : {}),
    ...(question.names[0] ? { topic: question.names[0].name } : {}),
  }
}
