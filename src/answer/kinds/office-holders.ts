import type { Office } from '../../facts/office.ts'
import { nameKey } from '../../names/name-key.ts'
import { titles } from '../../nlp/names/head-words.ts'
import { demonyms } from '../../nlp/names/places.ts'
import { analyse } from '../../search/terms.ts'
import type { Edtf } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import type { Reading } from '../reading.ts'
import { type OfficeWords, officeWords, titleFits } from './office-words.ts'

/** An article's word that somebody holds an office. */
export interface Tenure {
  readonly who: string
  readonly reading: Reading
  readonly fact: Office
  readonly at?: Edtf
}

/** Terms of an office's body, with abbreviations written out as the articles at hand do, and countries beside their people. */
export function bodyTerms(context: AnswerContext, text: string): Set<string> {
  const terms = new Set(analyse(text))
  for (const reading of context.readings) {
    for (const fact of reading.facts) {
      if (fact.kind !== 'expansion') continue
      const long = analyse(fact.long)
      const short = analyse(fact.short)
      if (short.every((term) => terms.has(term))) for (const term of long) terms.add(term)
      if (long.every((term) => terms.has(term))) for (const term of short) terms.add(term)
    }
  }
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    const country = demonyms.get(word)
    if (country) for (const term of analyse(country)) terms.add(term)
  }
  return terms
}

/** "Albania's ambassador" is the Albanian one. */
function askedBody(body: readonly string[]): string[] {
  return body.map((term) => {
    for (const [people, country] of demonyms) if (analyse(people)[0] === term) return analyse(country)[0] ?? term
    return term
  })
}

/** Words of a body that name none: "the treasurer of the club". */
const generic = new Set(
  analyse(
    'club company firm organisation association society team board committee council city town village county country kingdom state university school government party group union island',
  ),
)

/** Whether an article is about a body as a whole: by its title, its dateline or the place or organisation that it names most. */
function isAbout(reading: Reading, body: readonly string[]): boolean {
  const { document } = reading
  const counts = new Map<number, number>()
  for (const mention of document.mentions) {
    const kind = document.entities[mention.entity]?.kind
    if (kind === 'place' || kind === 'organisation') counts.set(mention.entity, (counts.get(mention.entity) ?? 0) + 1)
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  const most = first && first[1] > 1 ? first[0] : undefined
  const main = new Set([
    ...reading.titleTerms,
    ...analyse(document.article.place ?? ''),
    ...analyse(most === undefined ? '' : (document.entities[most]?.name ?? '')),
  ])
  return body.every((term) => main.has(term))
}

/** How much of the body asked for an office has, 0 to 1. */
function bodyFit(context: AnswerContext, asked: OfficeWords, reading: Reading, fact: Office): number {
  const wanted = context.question.names.some((name) => name.kind !== 'person')
    ? asked.body
    : asked.body.filter((term) => !generic.has(term))
  if (wanted.length === 0) return fact.of ? 0.8 : 0.9
  if (fact.of === undefined && isAbout(reading, wanted)) return 0.8
  const given = bodyTerms(context, `${fact.of ?? ''} ${fact.phrase}`)
  // "party secretary" says less of the body than "Leeds" does.
  const weight = (term: string) =>
    (context.terms.find((t) => t.term === term)?.weight ?? 0.5) * (generic.has(term) ? 0.4 : 1)
  let all = 0
  let has = 0
  for (const term of askedBody(wanted)) {
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

/** "Harbour master", at the head of a sentence, is nobody's name. */
const isTitle = (who: string): boolean => {
  const last = who.split(/\s+/).pop() ?? ''
  return last === last.toLowerCase() && titles.has(last)
}

/** Who is said to hold (or have held) an office, in the articles at hand; only those that fit it best. */
export function tenures(context: AnswerContext, asked: OfficeWords): (Tenure & { fit: number })[] {
  const found: (Tenure & { fit: number })[] = []
  const bare: Tenure[] = []
  for (const reading of context.readings) {
    for (const fact of reading.facts) {
      if (fact.kind !== 'office') continue
      const words = officeWords(fact.phrase)
      if (!words || !titleFits(asked, words) || isTitle(fact.who)) continue
      const fit = bodyFit(context, asked, reading, fact)
      const at = fact.asOf
      const tenure = { who: fact.who, reading, fact, ...(at ? { at } : {}) }
      if (fit > 0) found.push({ ...tenure, fit })
      if (fact.of === undefined) bare.push(tenure)
    }
  }
  const best = Math.max(0, ...found.map((tenure) => tenure.fit))
  if (best < 0.6) return []
  const kept = found.filter((tenure) => tenure.fit >= best - 0.15)
  // "Mayor Ann Lee", of an article that does not say of where, who is mayor of the place asked for elsewhere.
  const others = bare.filter((tenure) => !kept.some((other) => other.fact === tenure.fact))
  const inherited = others.flatMap((tenure) =>
    kept.some((other) => nameKey(other.who) === nameKey(tenure.who)) ? [{ ...tenure, fit: best - 0.1 }] : [],
  )
  return [...kept, ...inherited]
}

/** Names of all who are said to hold the office that some words tell of ("the mayor of Chongqing"); none where the words tell of no office. */
export function holdersOf(context: AnswerContext, words: string): string[] {
  const asked = officeWords(words)
  return asked ? [...new Set(tenures(context, asked).map((tenure) => tenure.who))] : []
}
