import type { Sentence } from '../nlp/types.ts'
import type { Span } from '../types.ts'

const words = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')

/** The number of an ordinal ("3rd", "third"); undefined for another word. */
function ordinalOf(word: string): number | undefined {
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1]
  if (digits) return Number(digits)
  const at = words.indexOf(word)
  return at < 0 ? undefined : at + 1
}

/** An ordinal and the words after it that may be what it numbers. */
interface Edition {
  readonly number: number
  readonly of: readonly string[]
}

/** How many words after an ordinal may belong to what it numbers: "the 3rd Harbour Town Glass Fair". */
const reach = 5

/** "the first time", "the second half": no editions of anything. */
const counted =
  /^(?:times?|days?|weeks?|months?|years?|centur(?:y|ies)|decades?|quarters?|half|halves|places?|hand|floor|class|name)$/

function editionsIn({ tokens }: Sentence, skip: readonly Span[] = []): Edition[] {
  return tokens.flatMap((token, at) => {
    const number = ordinalOf(token.lower)
    if (number === undefined || skip.some((span) => token.start >= span.start && token.end <= span.end)) return []
    const of: string[] = []
    for (const next of tokens.slice(at + 1, at + 1 + reach)) {
      if (!/^(?:NOUN|PROPN|ADJ|X)$/.test(next.pos)) break
      of.push(next.lower)
    }
    return of.length > 0 && !counted.test(of[0] ?? '') ? [{ number, of }] : []
  })
}

/**
 * Whether a sentence may tell of the edition that a question numbers: "the third fair" is not told of where only "the 2nd fair" stands. The first,
 * which is often not numbered, is denied by another number, there or of the very same elsewhere; any other one must stand there.
 * @param beside sentences beside it, which may give the number as well
 * @param all sentences of all articles at hand
 */
export function sameEdition(
  question: { readonly sentence: Sentence; readonly dates: readonly Span[] },
  sentence: Sentence,
  beside: readonly Sentence[] = [],
  all: () => readonly Sentence[] = () => [],
): boolean {
  const asked = editionsIn(question.sentence, question.dates)
  if (asked.length === 0) return true
  const own = editionsIn(sentence)
  const near = [...own, ...beside.flatMap((other) => editionsIn(other))]
  return asked.every(({ number, of }) => {
    // Words after it may be taken for a part of it ("the 2nd fair last week"), so the first word or the last may agree.
    const same = (other: Edition) => of[0] === other.of[0] || of.includes(other.of[other.of.length - 1] ?? '')
    const told = own.filter(same)
    if (told.length > 0) return told.some((other) => other.number === number)
    if (number !== 1) return near.some((other) => other.number === number && same(other))
    const named = of.join(' ')
    return !all().some((other) =>
      editionsIn(other).some((edition) => edition.number !== 1 && edition.of.join(' ').startsWith(named)),
    )
  })
}
