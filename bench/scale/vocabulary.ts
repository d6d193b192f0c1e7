import { zipf } from './zipf.ts'

const onsets = 'b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(
  ' ',
)
const vowels = 'a e i o u ai ea ee io oa ou'.split(' ')
const codas = [
  '',
  '',
  '',
  'b',
  'ct',
  'd',
  'g',
  'l',
  'll',
  'm',
  'n',
  'nd',
  'nt',
  'p',
  'r',
  'rd',
  'rm',
  's',
  'st',
  't',
  'th',
  'x',
]
const endings = ['', '', '', 'er', 'ing', 'ion', 'ity', 'ment', 'ness', 'ure', 'al', 'ive', 'age']

/** Frequent words of news, so that the tagger and the stemmer have their usual work. */
const frequentNouns =
  'government year people company country city state party minister president school team court police law report group market trade price war water power health energy road bridge station airport hospital university election vote budget tax bank plan project system service family child worker farmer student teacher doctor player match season goal film music book police officer judge case crime attack fire storm flood earthquake weather rain river coast island border visit talks summit agreement treaty aid fund loan debt growth job strike wage union factory plant mine oil gas coal crop harvest ship train bus car engine phone computer network data test study research vaccine disease patient drug food prize award record history culture museum festival church temple palace park garden street house home land'.split(
    ' ',
  )
const frequentVerbs =
  'open close build plan sign reject approve delay cancel extend visit support oppose warn promise deny confirm announce present publish cut raise lower increase reduce buy sell win lose join leave start finish launch repair replace move protect rescue arrest charge investigate review inspect restore expand fund host welcome'.split(
    ' ',
  )
const frequentAdjectives =
  'new old large small early late local national foreign public private rural urban strong weak heavy light rare common safe dangerous cheap costly rapid slow modern former main northern southern eastern western annual daily joint special general free open'.split(
    ' ',
  )

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T

/** A made-up word of some syllables. */
export function madeUpWord(random: () => number, syllables: number): string {
  let word = ''
  for (let count = 0; count < syllables; count++)
    word += pick(onsets, random) + pick(vowels, random) + pick(codas, random)
  return word
}

/** Words of one class by falling frequency: the usual ones first, then made-up ones. */
function words(usual: readonly string[], size: number, random: () => number, ends: readonly string[]): string[] {
  const all = new Set(usual)
  while (all.size < size) all.add(madeUpWord(random, random() < 0.5 ? 1 : 2) + pick(ends, random))
  return [...all].slice(0, size)
}

export interface Vocabulary {
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
    noun: draw(words(frequentNouns, 40_000, random, endings)),
    verb: draw(words(frequentVerbs, 3000, random, [''])),
    adjective: draw(words(frequentAdjectives, 6000, random, ['al', 'ic', 'ous', 'ive', 'ar', 'y'])),
  }
}
