import { openContext } from '../../../src/answer/context.ts'
import type { Draft, KindName } from '../../../src/answer/draft.ts'
import { questionKinds } from '../../../src/answer/kinds/index.ts'
import { proposeFacts } from '../../../src/answer/proposal.ts'
import { corpusOf, type Told } from '../hand-made.ts'

/** What the facts make of a question, without reader and judge. */
export interface Facts {
  /** Kinds that the question is of, also those that have nothing to propose. */
  readonly kinds: readonly KindName[]
  /** The proposal that its kind is surest of. */
  readonly best?: Draft
  readonly answer?: string
}

/** Asks the question kinds of a few articles. */
export function factsOf(articles: readonly Told[]): (question: string) => Promise<Facts> {
  const built = corpusOf(articles)
  return async (question) => {
    const context = await openContext(await built, question, {})
    const kinds = questionKinds.filter((kind) => kind.matches(context.question)).map(({ kind }) => kind)
    const [best] = proposeFacts(context)
      .map(({ draft }) => draft)
      .sort((a, b) => b.confidence - a.confidence)
    return { kinds, ...(best ? { best, answer: best.answer } : {}) }
  }
}
