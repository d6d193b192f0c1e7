import { judgeStatement } from './check.ts'
import type { AnswerContext } from './context.ts'
import { nonEmpty } from './draft.ts'
import type { FactProposal } from './proposal.ts'

/**
 * Proposes an answer to a question for yes or no, which is a claim: yes where the articles support it, no where they contradict it; nothing where they do not say.
 * @throws ReaderUnavailable where no reader can run here
 */
export async function proposeYesNo(context: AnswerContext): Promise<FactProposal[]> {
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
