import type { Document } from '../nlp/document.ts'
import { initials } from '../nlp/names/index.ts'
import { type FactBase, sentenceFrom, statedBy } from './reading.ts'

/** What an abbreviation stands for. */
export interface Expansion extends FactBase {
  readonly kind: 'expansion'
  readonly short: string
  readonly long: string
}

export const examples = [
  { text: 'The Kent Rowing Club (KRC) has 40 members.', short: 'KRC', long: 'Kent Rowing Club' },
  { text: 'The KRC (Kent Rowing Club) has 40 members.', short: 'KRC', long: 'Kent Rowing Club' },
  { text: 'They use light detection and ranging (LDR).', short: 'LDR', long: 'light detection and ranging' },
]

export const counterExamples = ['Ann Lee (UK) won.', 'The club (see page 3) won.']

const bracketed = /\(\s*["“']?([A-Z][A-Za-z&.-]{1,9})["”']?(?:\s*[;,][^)]*)?\)/g
const small = /^(?:of|the|for|and|on|in|to|de|by|&)$/i

/** Words right before `at` whose initials spell `short`, small words passed over or counted (Schwartz and Hearst 2003, in a simple form). */
function longFormBefore(text: string, at: number, short: string): string | undefined {
  const letters = short.replace(/[^A-Za-z]/g, '').toLowerCase()
  if (letters.length < 2) return undefined
  const before = text.slice(Math.max(0, at - 160), at).replace(/\s+$/, '')
  const words = [...before.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu)]
  for (const skipSmall of [true, false]) {
    let letter = letters.length - 1
    for (let i = words.length - 1; i >= 0 && i >= words.length - letters.length * 2 - 2; i--) {
      const { 0: word = '', index } = words[i] ?? {}
      const isNext = word.charAt(0).toLowerCase() === letters[letter]
      if (isNext && letter-- === 0) return before.slice(index)
      if (!isNext && !(skipSmall && small.test(word))) break
    }
  }
  return undefined
}

/** Reads expansions off a document. */
export function extract(document: Document): Expansion[] {
  const { text } = document.article
  const found = new Map<string, Expansion>()
  const add = (short: string, long: string, at: number) => {
    const sentence = sentenceFrom(document, at)
    if (sentence && sentence.start <= at && !found.has(short))
      found.set(short, { kind: 'expansion', ...statedBy(sentence), short, long })
  }
  for (const { index, 1: short = '' } of text.matchAll(bracketed)) {
    const long = longFormBefore(text, index, short)
    if (long) add(short, long, index)
  }
  for (const { index, 1: short = '', 2: long = '' } of text.matchAll(/\b([A-Z]{2,8})\s+\(([^()]{5,80})\)/g))
    if (initials(long) === short) add(short, long, index)
  // Both forms stand in the article without brackets: the names part has matched them by their initials.
  const named = new Map<number, number>()
  for (const { entity, how, start } of document.mentions)
    if (how === 'name' && !named.has(entity)) named.set(entity, start)
  for (const [entity, at] of named) {
    const { name = '', aliases = [] } = document.entities[entity] ?? {}
    for (const alias of aliases) if (/^[A-Z]{2,8}$/.test(alias)) add(alias, name, at)
  }
  return [...found.values()]
}
