import { nameWords } from '../names/name-key.ts'

/** A title or what is typed of it, folded, words parted by a space and one before the first. */
export const foldedTitle = (text: string): string =>
  nameWords(text)
    .map((word) => ` ${word}`)
    .join('')

/**
 * Whether the words typed stand in a title one after the other, the last perhaps begun only.
 * @param title and `typed` both by `foldedTitle`
 */
export const titleHas = (title: string, typed: string): boolean => title.includes(typed)
