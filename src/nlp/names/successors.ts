import type { Token } from '../types.ts'
import type { NameMention, Names } from './index.ts'

const isPerson = (names: Names, { entity }: NameMention): boolean => names.entities[entity]?.kind === 'person'

/** Whether a person is named between two tokens of a sentence. */
export const hasPerson = (names: Names, sentence: number, from: number, to: number): boolean =>
  names.mentions.some((m) => m.sentence === sentence && m.from >= from && m.to <= to && isPerson(names, m))

/** "Ann Lee, who followed Joe Fox as mayor": the last person before the verb, where the mention is the one who left. */
export function successorOf(names: Names, tokens: readonly Token[], mention: NameMention): number | undefined {
  const verb = mention.from - 1
  if (!/^(?:follow|succeed|replace)/.test(tokens[verb]?.lower ?? '') || tokens[mention.to]?.lower !== 'as')
    return undefined
  return names.mentions.filter((m) => m.sentence === mention.sentence && m.to <= verb && isPerson(names, m)).pop()
    ?.entity
}
