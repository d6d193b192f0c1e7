import type { Holding } from '../names/holders.ts'
import { type NameMention, type Names, onlyBearer, opensLongerName } from '../names/index.ts'
import { isVerb, spanOf } from '../tokens.ts'
import type { Sentence, Token } from '../types.ts'

/** What references are looked for in. */
export interface Context {
  readonly sentences: readonly Sentence[]
  readonly names: Names
  readonly holdings: readonly Holding[]
}

/** Token index of the first finite verb: what is named before it is the subject. */
export function subjectLimit(sentence: Sentence): number {
  const verb = sentence.tokens.findIndex(isVerb)
  return verb < 0 ? 0 : verb
}

/** A reference made of the tokens `from` to `to` (exclusive) of a sentence. */
export function mentionAt(
  sentence: Sentence,
  from: number,
  to: number,
  entity: number,
  how: NameMention['how'],
): NameMention {
  return { sentence: sentence.index, from, to, ...spanOf(sentence.tokens, from, to), entity, how }
}

/** True where a name only says which thing the noun after it means: "Current PowerPC programs", "Tiger's release". */
export function isModifier(tokens: readonly Token[], { to }: Pick<NameMention, 'to'>): boolean {
  const next = tokens[to]
  return next !== undefined && (next.pos === 'NOUN' || /^['’]s?$/.test(next.lower))
}

/**
 * True for a name of which nothing says whether it is a person, an organisation or a thing. One that opens the longer name of something known
 * ("Apple" beside "Apple Inc.") is not of unknown kind.
 */
export function isOfUnknownKind({ names }: Context, { entity }: Pick<NameMention, 'entity'>): boolean {
  const found = names.entities[entity]
  if (found?.kind !== 'other' || /\d/.test(found.name)) return false
  return !opensLongerName(names, found.name)
}

/**
 * The person whose last name a single word is that is not known for a thing or place ("Eskin spoke"), where the article has one such person; else
 * what the word stands for by itself.
 */
export function bearerOf({ names }: Context, entity: number): number {
  const found = names.entities[entity]
  const isOpen = found?.kind === 'other' || found?.kind === 'organisation'
  if (!isOpen || found.name.includes(' ')) return entity
  return onlyBearer(names, found.name) ?? entity
}
