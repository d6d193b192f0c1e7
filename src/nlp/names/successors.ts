import type { Token } from '../types.ts'
import type { NameMention, Names } from './index.ts'
import { mentionsOf } from './lookup.ts'

const isPerson = (names: Names, { entity }: NameMention): boolean => names.entities[entity]?.kind === 'person'

/** Whether a person is named between two tokens of a sentence. */
export const hasPerson = (names: Names, sentence: number, from: number, to: number): boolean =>
  mentionsOf(names, sentence).some((m) => m.from >= from && m.to <= to && isPerson(names, m))

/** "Ann Lee, who followed Joe Fox as mayor": the last person before the verb, where the mention is the one who left. */
export function successorOf(names: Names, tokens: readonly Token[], mention: NameMention): number | undefined {
  const verb = mention.from - 1
  if (!/^(?:follow|succeed|replace)/.test(tokens[verb]?.lower ?? '') || tokens[mention.to]?.lower !== 'as')
    return undefined
  return mentionsOf(names, mention.sentence).findLast((m) => m.to <= verb && isPerson(names, m))?.entity
}
