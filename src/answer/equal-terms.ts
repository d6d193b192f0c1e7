import { demonyms } from '../nlp/names/places.ts'
import { NUMBER_WORDS } from '../reader/notation.ts'
import { analyse } from '../search/terms.ts'

/** Names of countries and peoples that have more than one. */
const named = [
  'the US, the U.S., the USA, the U.S.A., America, American, Americans',
  'the UK, the U.K., Britain, British, Briton, Britons',
  'the UAE, the U.A.E., Emirati',
  'the USSR, the U.S.S.R., Soviet, Soviets',
]

const numberPairs = [...NUMBER_WORDS, ['zero', 0], ['hundred', 100], ['thousand', 1000], ['dozen', 12]] as const

/** Groups of index terms that say the same; only names of one word, as an index term is one. */
function groups(): string[][] {
  const countries = [...demonyms, ...named.map((line) => line.split(', '))]
  const words = [...countries, ...numberPairs.map((pair) => pair.map(String))]
  return words.map((group) => group.map(analyse).flatMap((terms) => (terms.length === 1 ? terms : [])))
}

let known: Map<string, Set<string>> | undefined

function table(): Map<string, Set<string>> {
  const equal = new Map<string, Set<string>>()
  for (const group of groups())
    for (const term of group) {
      const others = equal.get(term) ?? new Set()
      for (const other of group) if (other !== term) others.add(other)
      equal.set(term, others)
    }
  return equal
}

const none: ReadonlySet<string> = new Set()

/**
 * Index terms that say the same as that of a name or number: a country and its people ("China", "Chinese"), figures and words ("8", "eight").
 * @param term as `analyse` gives it
 */
export function equalTerms(term: string): ReadonlySet<string> {
  known ??= table()
  return known.get(term) ?? none
}
