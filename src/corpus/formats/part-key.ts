/** Letters of a key; more only lengthen what people see. */
const longestKey = 80

/**
 * The key of an article in a file of several: readable, and the same when the file has grown.
 * @param words what tells it from the others: a day, a title, a channel
 */
export const partKey = (...words: readonly (string | undefined)[]): string =>
  words
    .filter((word) => word !== undefined)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longestKey)
    .replace(/^-+|-+$/g, '')
