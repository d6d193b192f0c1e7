import { seededRandom } from '../random.ts'

/** What a corpus is asked. */
interface Questions {
  readonly ask: readonly string[]
  readonly who: readonly string[]
  readonly timeline: readonly string[]
  readonly typed: readonly string[]
}

/** What is known of articles for asking about them. */
export interface Asked {
  readonly title: string
  readonly text: string
}

const namePattern = /\b\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\b/gu
const wordPattern = /\b\p{Ll}{6,}\b/gu

/** Makes questions of the names and words of some articles, the same for the same articles. */
export function questionsOf(articles: readonly Asked[], count: number, seed = 7): Questions {
  const random = seededRandom(seed)
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)]
  const names = articles.flatMap(({ text }) => text.match(namePattern) ?? [])
  const words = articles.flatMap(({ text }) => text.match(wordPattern) ?? [])
  const name = (): string => pick(names) ?? 'the mayor'
  const word = (): string => pick(words) ?? 'bridge'
  const forms = [
    () => `Whom did ${name()} meet in ${pick(names)?.split(' ')[0] ?? 'May'}?`,
    () => `Who is ${name()}?`,
    () => `What did ${name()} say about the ${word()}?`,
    () => `When was the ${word()} ${word()} opened?`,
    () => `Where was ${name()} in 2012?`,
    () => `How many people took part in the ${word()}?`,
    () => `Who is the mayor of ${name()}?`,
    () => `What happened to the ${word()} of the ${word()} after the ${word()}?`,
  ]
  const list = (make: () => string): string[] => Array.from({ length: count }, make)
  // What was read a moment ago is not read again, so no question is asked twice.
  const asked = new Set<string>()
  for (let tries = 0; asked.size < count && tries < 20 * count; tries++)
    asked.add(forms[Math.floor(random() * forms.length)]?.() ?? '')
  return {
    ask: [...asked],
    who: list(name),
    timeline: list(() => (random() < 0.7 ? name() : `${word()} ${word()}`)),
    typed: list(() => name().slice(0, 1 + Math.floor(random() * 7))),
  }
}
