import { fold } from '../search/terms.ts'

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'‘’ʼ.&]*/gu

/** Words of a text, folded, without spaces: "Chen Min’er" and "chen miner" have one key. */
export function nameKey(text: string): string {
  return nameWords(text).join('')
}

/** Folded words of a name or a question. */
export function nameWords(text: string): string[] {
  const words: string[] = []
  for (const [form] of text.matchAll(word)) {
    const key = keyOf(form)
    if (key !== '') words.push(key)
  }
  return words
}

/** At most this many words are remembered with their keys. */
const mostKeys = 50_000
const keys = new Map<string, string>()

/** The folded word; empty for "the". */
function keyOf(form: string): string {
  const known = keys.get(form)
  if (known !== undefined) return known
  const folded = fold(form.replace(/[.']+$/, ''))
  const key = folded === 'the' ? '' : folded
  if (keys.size >= mostKeys) keys.clear()
  keys.set(form, key)
  return key
}
