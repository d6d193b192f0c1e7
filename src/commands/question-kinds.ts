import type { QuestionExamples } from './help.ts'

/** The kinds of question that are answered, each with examples. Loaded when asked for, since answering is heavy to load. */
export async function questionKinds(): Promise<readonly QuestionExamples[]> {
  const kinds = await import('../answer/kinds/index.ts')
  return kinds.questionKinds
}
