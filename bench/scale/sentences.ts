import type { Cast, Person } from './cast.ts'
import type { Vocabulary } from './vocabulary.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** What sentences are made with: a day (`YYYY-MM-DD`) and its neighbours may stand in them. */
export interface Setting {
  readonly cast: Cast
  readonly words: Vocabulary
  readonly random: () => number
  readonly year: number
}

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T
const dayIn = ({ random, year }: Setting): string =>
  `${1 + Math.floor(random() * 28)} ${pick(months, random)} ${year - (random() < 0.3 ? 1 : 0)}`
const described = ({ name, title, of }: Person): string => `${name}, ${title}${of === '' ? '' : ` of ${of}`},`

/** A clause of common words: "the new bridge delayed an annual budget". */
function clause({ words, random }: Setting): string {
  const phrase = () => `${random() < 0.6 ? 'the' : 'a'} ${random() < 0.5 ? `${words.adjective()} ` : ''}${words.noun()}`
  const verb = words.verb()
  const past = verb.endsWith('e') ? `${verb}d` : `${verb}ed`
  return `${phrase()} ${past} ${phrase()}${random() < 0.5 ? ` ${pick(['of', 'in', 'for', 'with', 'near', 'after'], random)} ${phrase()}` : ''}`
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const facts: readonly ((setting: Setting, hero: Person) => string)[] = [
  (s, hero) => `${described(hero)} met ${described(s.cast.person())} in ${s.cast.place()} on ${dayIn(s)}`,
  (s, hero) => `${described(hero)} met with ${s.cast.person().name} during a visit to ${s.cast.place()} on ${dayIn(s)}`,
  (s, hero) => `${hero.name} said that ${clause(s)}`,
  (s, hero) => `"${sentence(clause(s)).replace(/\.$/, ',')}" said ${hero.last}`,
  (s) => `the ${s.cast.body()} was founded in ${s.year - 1 - Math.floor(s.random() * 90)}`,
  (s, hero) => `${hero.name} was appointed ${hero.title}${hero.of === '' ? '' : ` of ${hero.of}`} on ${dayIn(s)}`,
  (s) => `on ${dayIn(s)}, the ${s.cast.body()} opened a ${s.words.adjective()} ${s.words.noun()} in ${s.cast.place()}`,
  (s) => `the ${s.words.noun()} will be opened on ${dayIn({ ...s, year: s.year + 1 })} in ${s.cast.place()}`,
  (s) => `about ${10 + Math.floor(s.random() * 9000)} people took part in the ${s.words.noun()} in ${s.cast.place()}`,
]

/** A sentence that tells a fact, about a third of all, or one of common words. */
export function writeSentence(setting: Setting, hero: Person): string {
  const { random } = setting
  if (random() < 0.35) return sentence(pick(facts, random)(setting, hero))
  const first = clause(setting)
  return sentence(
    random() < 0.6 ? `${first}, ${pick(['and', 'but', 'while', 'because'], random)} ${clause(setting)}` : first,
  )
}

export const writeTitle = (s: Setting, hero: Person): string =>
  s.random() < 0.5
    ? `${hero.name} ${pick(['visits', 'opens', 'praises', 'warns'], s.random)} ${s.cast.place()} ${s.words.noun()}`
    : `${s.cast.body()} ${pick(['plans', 'builds', 'sells', 'closes'], s.random)} ${s.words.adjective()} ${s.words.noun()}`
