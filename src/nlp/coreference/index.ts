import type { Holding } from '../names/holders.ts'
import type { NameMention, Names } from '../names/index.ts'
import type { Sentence } from '../types.ts'
import { findDefinites } from './definites.ts'
import { findOffices } from './offices.ts'
import { findPronouns } from './pronouns.ts'

/**
 * Finds pronouns and descriptions that safely mean somebody or something named in the article.
 * @returns mentions to be added to those of the names
 */
export function resolveReferences(
  sentences: readonly Sentence[],
  names: Names,
  holdings: readonly Holding[],
): NameMention[] {
  const context = { sentences, names, holdings }
  const offices = findOffices(context)
  return [...findPronouns(context, offices), ...offices, ...findDefinites(context)].sort((a, b) => a.start - b.start)
}
