import { judgeStatement } from './check.ts'
import type { AnswerContext } from './context.ts'
import { nonEmpty } from './draft.ts'
import type { FactProposal } from './proposal.ts'

/** Questions for yes or no, which are claims: yes where the articles support them, no where they contradict them. */
export const yesNo = {
  kind: 'yes-no',
  examples: ['Was Li Bo appointed in September 2019?', 'Does Chongqing have 67 universities?'],
} as const

/**
 * Proposes a yes or a no; nothing where the articles do not say.
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
      draft: { kind: yesNo.kind, answer, confidence, citations: cited, notes: [] },
      reading,
      sentence,
    },
  ]
}
