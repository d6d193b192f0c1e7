import { madeUpWord } from './vocabulary.ts'
import { zipf } from './zipf.ts'

const firstNames =
  'James Mary John Linda Robert Susan Michael Karen David Nancy Peter Helen Thomas Sarah Daniel Laura Anna Paul Maria Luis Carlos Elena Ivan Olga Pierre Claire Hans Greta Ahmed Fatima Omar Leila Wei Ming Yuki Hiro Raj Priya Kwame Ama'.split(
    ' ',
  )
const titles = [
  'Mayor',
  'Deputy Mayor',
  'Governor',
  'Minister of Trade',
  'Minister of Health',
  'Ambassador',
  'Chairman',
  'President',
  'Director',
  'Secretary-General',
  'Chief Executive',
  'Police Chief',
  'Spokesman',
  'Head',
  'Vice President',
]
const bodies = [
  'University',
  'Corporation',
  'Council',
  'Institute',
  'Bank',
  'Railway Company',
  'Trade Union',
  'Museum',
  'Hospital',
  'Airport',
  'Football Club',
  'Chamber of Commerce',
]

export interface Person {
  readonly name: string
  readonly last: string
  readonly title: string
  readonly of: string
}

export interface Cast {
  person(): Person
  place(): string
  body(): string
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T

/** Persons, places and bodies of a made-up world, a few in much of the news, most in little; more in a larger corpus. */
export function castOf(articles: number, random: () => number): Cast {
  const size = Math.max(60, Math.round(articles * 1.5))
  const places = Array.from({ length: Math.max(20, Math.round(size / 6)) }, () => capital(madeUpWord(random, 2)))
  const organisations = Array.from(
    { length: Math.max(20, Math.round(size / 4)) },
    () => `${random() < 0.5 ? pick(places, random) : capital(madeUpWord(random, 2))} ${pick(bodies, random)}`,
  )
  const persons = Array.from({ length: size }, (): Person => {
    const last = capital(madeUpWord(random, random() < 0.4 ? 1 : 2))
    const title = pick(titles, random)
    const of = /Mayor|Governor|Police/.test(title)
      ? pick(places, random)
      : /Minister|Ambassador/.test(title)
        ? ''
        : pick(organisations, random)
    return { name: `${pick(firstNames, random)} ${last}`, last, title, of }
  })
  const draw = <T>(list: readonly T[]) => {
    const rank = zipf(list.length, random, 0.9)
    return () => list[rank()] as T
  }
  return { person: draw(persons), place: draw(places), body: draw(organisations) }
}
