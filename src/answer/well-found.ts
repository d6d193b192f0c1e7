/**
 * How well a word of a question must be found for its sentence to tell of it: as itself, by one of its root or a word that can stand for it, also in the
 * sentence beside (at 0.36 or more), or by one of the same meaning in the sentence. A word that is only near in meaning (0.35) is not enough.
 */
export const wellFound = 0.355
