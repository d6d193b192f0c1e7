import { fold } from '../../search/terms.ts'

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'‘’ʼ.&]*/gu

/** Words of a text, folded, without spaces: "Chen Min’er" and "chen miner" have one key. */
export function nameKey(text: string): string {
  return nameWords(text).join('')
}

/** Folded words of a name or a question. */
export function nameWords(text: string): string[] {
  return [...text.matchAll(word)]
    .map((match) => fold(match[0].replace(/[.']+$/, '')))
    .filter((folded) => folded !== '' && folded !== 'the')
}
