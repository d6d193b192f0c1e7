/** A made-up world: its words, its persons, places and bodies, and the sentences of its news. */

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T
const words = (text: string): string[] => text.trim().split(/\s+/)

/** Draws ranks from 0 to `size - 1` so that rank r comes with a frequency of about 1 / (r + 2.7)^exponent (Zipf and Mandelbrot). */
function zipf(size: number, random: () => number, exponent = 1): () => number {
  const sums = new Float64Array(size)
  let sum = 0
  for (let rank = 0; rank < size; rank++) {
    sum += 1 / (rank + 2.7) ** exponent
    sums[rank] = sum
  }
  return () => {
    const wanted = random() * sum
    let low = 0
    let high = size - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

const onsets = words('b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w')
const vowels = words('a e i o u ai ea ee io oa ou')
const codas = ['', '', '', ...words('b ct d g l ll m n nd nt p r rd rm s st t th x')]
const endings = ['', '', '', ...words('er ing ion ity ment ness ure al ive age')]

/** Frequent words of news, so that the tagger and the stemmer have their usual work. */
const frequentNouns = words(`
  government year people company country city state party minister president school team court police law report
  group market trade price war water power health energy road bridge station airport hospital university election
  vote budget tax bank plan project system service family child worker farmer student teacher doctor player match
  season goal film music book police officer judge case crime attack fire storm flood earthquake weather rain river
  coast island border visit talks summit agreement treaty aid fund loan debt growth job strike wage union factory
  plant mine oil gas coal crop harvest ship train bus car engine phone computer network data test study research
  vaccine disease patient drug food prize award record history culture museum festival church temple palace park
  garden street house home land`)
const frequentVerbs = words(`
  open close build plan sign reject approve delay cancel extend visit support oppose warn promise deny confirm
  announce present publish cut raise lower increase reduce buy sell win lose join leave start finish launch repair
  replace move protect rescue arrest charge investigate review inspect restore expand fund host welcome`)
const frequentAdjectives = words(`
  new old large small early late local national foreign public private rural urban strong weak heavy light rare
  common safe dangerous cheap costly rapid slow modern former main northern southern eastern western annual daily
  joint special general free open`)

/** A made-up word of some syllables. */
function madeUpWord(random: () => number, syllables: number): string {
  let word = ''
  for (let count = 0; count < syllables; count++)
    word += pick(onsets, random) + pick(vowels, random) + pick(codas, random)
  return word
}

/** Words of one class by falling frequency: the usual ones first, then made-up ones. */
function withMadeUp(usual: readonly string[], size: number, random: () => number, ends: readonly string[]): string[] {
  const all = new Set(usual)
  while (all.size < size) all.add(madeUpWord(random, random() < 0.5 ? 1 : 2) + pick(ends, random))
  return [...all].slice(0, size)
}

interface Vocabulary {
  noun(): string
  verb(): string
  adjective(): string
}

/** Words drawn with natural frequencies: 40,000 nouns, 3,000 verbs, 6,000 adjectives. */
export function vocabulary(random: () => number): Vocabulary {
  const draw = (list: readonly string[]) => {
    const rank = zipf(list.length, random)
    return () => list[rank()] ?? ''
  }
  return {
    noun: draw(withMadeUp(frequentNouns, 40_000, random, endings)),
    verb: draw(withMadeUp(frequentVerbs, 3000, random, [''])),
    adjective: draw(withMadeUp(frequentAdjectives, 6000, random, words('al ic ous ive ar y'))),
  }
}

const firstNames = words(`
  James Mary John Linda Robert Susan Michael Karen David Nancy Peter Helen Thomas Sarah Daniel Laura Anna Paul Maria
  Luis Carlos Elena Ivan Olga Pierre Claire Hans Greta Ahmed Fatima Omar Leila Wei Ming Yuki Hiro Raj Priya Kwame
  Ama`)
const titles =
  'Mayor,Deputy Mayor,Governor,Minister of Trade,Minister of Health,Ambassador,Chairman,President,Director,Secretary-General,Chief Executive,Police Chief,Spokesman,Head,Vice President'.split(
    ',',
  )
const bodies =
  'University,Corporation,Council,Institute,Bank,Railway Company,Trade Union,Museum,Hospital,Airport,Football Club,Chamber of Commerce'.split(
    ',',
  )

interface Person {
  readonly name: string
  readonly last: string
  readonly title: string
  readonly of: string
}

interface Cast {
  person(): Person
  place(): string
  body(): string
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

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

const months = words('January February March April May June July August September October November December')

/** What sentences are made with: a day (`YYYY-MM-DD`) and its neighbours may stand in them. */
export interface Setting {
  readonly cast: Cast
  readonly words: Vocabulary
  readonly random: () => number
  readonly year: number
}

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
