/** Puts one word of a question or claim for another of the same kind and form, so that it is about something else. */
import { type TaggedToken, tagSentences } from '../../src/nlp/wink.ts'
import { analyse } from '../../src/search/terms.ts'
import { shuffled } from '../random.ts'
import type { Form, NearWords } from './near-words.ts'

/** Words that ask, count as grammar or say too little to make another question of. */
const light =
  /^(?:who|whom|whose|what|which|when|where|why|how|name|kind|type|year|date|time|many|much|long|old|other|one|thing|person|people|someone|something|be|is|are|was|were|been|do|does|did|done|have|has|had|can|could|will|would|may|might|should|say|said|get|go|make|made|take|call|called|happen|happened|use|used|become|not|never|only|there|most|more|first name|according)$/

/** A question or claim with the text in which the new word may not stand. */
interface Asked {
  readonly text: string
  readonly context: string
}

/** The words of a text with their tags; undefined where they don't stand in it as they are. */
function tagged(text: string): { tokens: TaggedToken[]; places: number[] } | undefined {
  const tokens = tagSentences(text).flat()
  const places: number[] = []
  let from = 0
  for (const token of tokens) {
    const at = text.indexOf(token.text, from)
    if (at < 0) return undefined
    places.push(at)
    from = at + token.text.length
  }
  return { tokens, places }
}

/** What a word can be put for: words of one key take each other's place. */
function keyOf({ text, pos }: TaggedToken): string | undefined {
  const lower = text.toLowerCase()
  if (/^\d+$/.test(text)) return `number ${text.length}`
  if (/^\d+(?:st|nd|rd|th)$|^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last)$/.test(lower))
    return 'ordinal'
  if (!/^[\p{L}-]{3,}$/u.test(text) || light.test(lower)) return undefined
  const ending = /(?:ing|ed|s|ly|er|est)$/.exec(lower)?.[0] ?? ''
  return ['NOUN', 'VERB', 'ADJ', 'PROPN'].includes(pos) ? `${pos} ${ending} ${/^\p{Lu}/u.test(text)}` : undefined
}

/** Which words may take another's place: any of the same kind and form, near ones that mean something else, or near ones that mean the same. */
type Choice = 'any' | 'near' | 'same'

/** Gives a text with one word put for another, and of which kind that was; undefined where none can be. Only kinds that `allowed` matches are put. */
type Swap = (
  asked: Asked,
  allowed: RegExp,
  choice: Choice,
) => { readonly text: string; readonly key: string } | undefined

const posOf = (key: string): 'verb' | 'noun' | 'adj' | undefined =>
  key.startsWith('VERB') ? 'verb' : key.startsWith('NOUN') ? 'noun' : key.startsWith('ADJ') ? 'adj' : undefined

/**
 * @param texts whose words may be put for others
 * @param near finds near words among them
 * @param random numbers in [0, 1)
 */
export function swapper(texts: readonly string[], near: NearWords, random: () => number): Swap {
  const bins = new Map<string, Map<string, Form>>()
  for (const text of texts) {
    for (const token of tagSentences(text).flat()) {
      const key = keyOf(token)
      if (key === undefined) continue
      const bin = bins.get(key) ?? new Map<string, Form>()
      bins.set(key, bin.set(token.text, token))
    }
  }
  const forms = new Map([...bins].map(([key, bin]) => [key, [...bin.values()]]))
  const any = new Map([...bins].map(([key, bin]) => [key, [...bin.keys()]]))
  const othersFor = (token: TaggedToken, key: string, choice: Choice): readonly string[] => {
    if (choice === 'any') return any.get(key) ?? []
    const pos = posOf(key)
    const found = pos ? near(token, pos, forms.get(key) ?? []) : []
    return found.filter(({ same }) => same === (choice === 'same')).map((word) => word.text)
  }
  return ({ text, context }, allowed, choice) => {
    const read = tagged(text)
    if (!read) return undefined
    const inPassage = new Set(analyse(context))
    const choices = read.tokens.flatMap((token, i) => {
      const key = keyOf(token)
      return key !== undefined && allowed.test(key) ? [{ token, key, at: read.places[i] ?? 0 }] : []
    })
    for (const { token, key, at } of shuffled(choices, random).slice(0, 3)) {
      const bin = othersFor(token, key, choice)
      for (let trial = 0; trial < 6; trial++) {
        const other = bin[Math.floor(random() * bin.length)]
        if (other === undefined || other.toLowerCase() === token.text.toLowerCase()) continue
        const terms = analyse(other)
        if (terms.length === 0 || terms.some((term) => inPassage.has(term)) || analyse(text).includes(terms[0] ?? ''))
          continue
        return { text: text.slice(0, at) + other + text.slice(at + token.text.length), key }
      }
    }
    return undefined
  }
}
