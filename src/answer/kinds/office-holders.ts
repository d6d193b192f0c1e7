import type { Office } from '../../facts/office.ts'
import { analyse } from '../../search/terms.ts'
import type { Edtf } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import { nameKey } from '../names/name-key.ts'
import type { Reading } from '../reading.ts'
import { type OfficeWords, officeWords, titleFits } from './office-words.ts'

/** An article's word that somebody holds an office. */
export interface Tenure {
  readonly who: string
  readonly reading: Reading
  readonly fact: Office
  readonly at?: Edtf
}

/** Terms of an office's body, with abbreviations written out by what the article (or the corpus) says they stand for. */
function bodyTerms(reading: Reading, text: string): Set<string> {
  const terms = new Set(analyse(text))
  for (const fact of reading.facts) {
    if (fact.kind !== 'expansion') continue
    const long = analyse(fact.long)
    const short = analyse(fact.short)
    if (short.every((term) => terms.has(term))) for (const term of long) terms.add(term)
    if (long.every((term) => terms.has(term))) for (const term of short) terms.add(term)
  }
  return terms
}

/** How much of the body asked for an office has, 0 to 1. */
function bodyFit(context: AnswerContext, asked: OfficeWords, reading: Reading, fact: Office): number {
  if (asked.body.length === 0) return fact.of ? 0.8 : 0.9
  const given = bodyTerms(reading, `${fact.of ?? ''} ${fact.phrase}`)
  const weight = (term: string) => context.terms.find((t) => t.term === term)?.weight ?? 0.5
  let all = 0
  let has = 0
  for (const term of asked.body) {
    all += weight(term)
    if (given.has(term)) has += weight(term)
  }
  const named = context.question.names.filter(
    (name) =>
      name.kind !== 'person' &&
      analyse(name.name)
        .concat(analyse(name.written))
        .some((term) => asked.body.includes(term)),
  )
  const misses = named.some(
    (name) =>
      !analyse(name.name).every((term) => given.has(term)) && !analyse(name.written).some((term) => given.has(term)),
  )
  return misses ? 0 : has / all
}

/** Who is said to hold (or have held) an office, in the articles at hand; only those that fit it best. */
export function tenures(context: AnswerContext, asked: OfficeWords): (Tenure & { fit: number })[] {
  const found: (Tenure & { fit: number })[] = []
  const bare: Tenure[] = []
  for (const reading of context.readings) {
    for (const fact of reading.facts) {
      if (fact.kind !== 'office') continue
      const words = officeWords(fact.phrase)
      if (!words || !titleFits(asked, words)) continue
      const fit = bodyFit(context, asked, reading, fact)
      const at = fact.asOf
      const tenure = { who: fact.who, reading, fact, ...(at ? { at } : {}) }
      if (fit > 0) found.push({ ...tenure, fit })
      else if (fact.of === undefined) bare.push(tenure)
    }
  }
  const best = Math.max(0, ...found.map((tenure) => tenure.fit))
  if (best < 0.6) return []
  const kept = found.filter((tenure) => tenure.fit >= best - 0.15)
  // "Mayor Ann Lee", of an article that does not say of where, who is mayor of the place asked for elsewhere.
  const inherited = bare.flatMap((tenure) =>
    kept.some((other) => nameKey(other.who) === nameKey(tenure.who)) ? [{ ...tenure, fit: best - 0.1 }] : [],
  )
  return [...kept, ...inherited]
}

/** Names of all who are said to hold the office that some words tell of ("the mayor of Chongqing"); none where the words tell of no office. */
export function holdersOf(context: AnswerContext, words: string): string[] {
  const asked = officeWords(words)
  return asked ? [...new Set(tenures(context, asked).map((tenure) => tenure.who))] : []
}
