import type { QuestionExamples } from './help.ts'

/** What the reader answers: everything that no kind of fact knows better. */
const read: QuestionExamples = {
  kind: 'read',
  examples: ['How many universities does Chongqing have?', 'Why did Norov go to Chongqing?'],
}

/** The kinds of question that are answered, each with examples. Loaded when asked for, since answering is heavy to load. */
export async function questionKinds(): Promise<readonly QuestionExamples[]> {
  const kinds = await import('../answer/kinds/index.ts')
  return [read, ...kinds.questionKinds]
}
