import { dressed, judgeProposals } from '../../src/answer/answer.ts'
import { weighStatement } from '../../src/answer/check.ts'
import type { AnswerContext } from '../../src/answer/context.ts'
import { exactMatch, holds, normalise, tokenF1 } from '../eval/text-match.ts'

/** What the judges see of one proposal, and whether it is right. */
export interface EvidenceRow {
  readonly right: boolean
  readonly evidence: Readonly<Record<string, number>>
}

/** What a row counts for the judge: what the reader was not trained on, and what is worded as members ask, tells more of what users have. */
export const rowWeights = { telling: 3, other: 1 } as const

/** Whether an answer is one of the accepted ones, or holds one and little more. */
function isRight(answer: string, golds: readonly string[]): boolean {
  const words = (text: string) => normalise(text).split(' ').length
  return golds.some(
    (gold) =>
      exactMatch(answer, gold) === 1 ||
      tokenF1(answer, gold) >= 0.5 ||
      (holds(answer, gold) && words(answer) <= 3 * words(gold) + 4),
  )
}

/**
 * The spans that the reader proposes for a question; undefined for a yes/no question, which is for the judges of claims.
 * @param golds accepted answers; none where nothing in the corpus answers
 * @param article the id of that which the question is about
 */
export async function spanRows(
  context: AnswerContext,
  golds: readonly string[],
  article: string,
): Promise<EvidenceRow[] | undefined> {
  if (context.question.polar) return undefined
  const spans = (await judgeProposals(context)).filter(({ proposal }) => proposal.source === 'reader')
  return spans.map((judged) => {
    const { answer } = dressed(context, judged)
    const isFrom = judged.proposal.reading.document.article.id === article
    const right = isRight(answer, golds) && (isFrom || golds.some((gold) => exactMatch(answer, gold) === 1))
    return { right, evidence: judged.evidence }
  })
}

export const verdicts = ['supported', 'contradicted'] as const

/** What each judge of claims sees of a claim. @param label what the corpus says to it */
export async function claimRows(
  context: AnswerContext,
  label: string,
): Promise<Record<(typeof verdicts)[number], EvidenceRow>> {
  const { evidence } = await weighStatement(context)
  return {
    supported: { right: label === 'supported', evidence },
    contradicted: { right: label === 'contradicted', evidence },
  }
}
