import type { Token } from '../nlp/types.ts'

const negation =
  /^(?:not|n't|never|no|nobody|none|nothing|without|neither|nor|cannot|hardly|fail(?:s|ed)?|den(?:y|ies|ied)|refus(?:e|es|ed)|cancel(?:led|ed)?|false(?:ly)?)$/

/** Whether words deny what they tell: a claim and what supports it have to agree in that. */
export const isNegated = (tokens: readonly Token[]): boolean => tokens.some(({ lower }) => negation.test(lower))
