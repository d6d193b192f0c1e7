import type { Explanation } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import { confidenceRow, logistic, type RankedCandidate } from '../ranking/confidence.ts'
import { featureNames } from '../ranking/features/index.ts'
import { confidenceModel, rankerModel } from '../ranking/models.ts'
import { candidatesOf } from '../ranking/rank.ts'
import { scoreTrees } from '../ranking/trees.ts'
import { answerDate } from './answer-date.ts'
import { wholeList } from './whole-list.ts'

/** Ranks all candidates of the best sentences, best first. */
export function rankAll(context: AnswerContext): RankedCandidate[] {
  const { question, terms, views } = context
  const { candidates, rows } = candidatesOf(views, question, terms)
  const model = rankerModel()
  const width = featureNames.length
  return candidates
    .map((candidate, i) => {
      const row = rows.subarray(i * width, (i + 1) * width)
      return { candidate, row, score: scoreTrees(model, row) }
    })
    .sort(
      (a, b) =>
        b.score - a.score ||
        a.candidate.reading.number - b.candidate.reading.number ||
        a.candidate.start - b.candidate.start,
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

/** The best span of the best sentences, with how sure it is. Undefined where there is no candidate at all. */
export function extract(context: AnswerContext, ranked: readonly RankedCandidate[]): Draft | undefined {
  const { question } = context
  const [best] = ranked
  if (!best) return undefined
  const confidence = logistic(scoreTrees(confidenceModel(), confidenceRow(ranked)))
  const candidate = wholeList(question, ranked) ?? best.candidate
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
