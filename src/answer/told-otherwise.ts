/** Sentences that tell what a claim does with one thing turned: who did it to whom, the deed for its contrary, more or less, the unit, or that it is yet to be done. */
import { clauseStandings, isAboutPlans } from '../facts/event-standing.ts'
import type { Token } from '../nlp/types.ts'
import { unitInWords } from '../reader/notation.ts'
import { analyse } from '../search/terms.ts'
import { type AnswerContext, coverage, formsOf } from './context.ts'
import { equalTerms } from './equal-terms.ts'
import { degrees, exclusives } from './opposites.ts'
import { isNegated, tellsContrary } from './other-deed.ts'
import type { Reading } from './reading.ts'
import type { SentenceView } from './sentence-view.ts'

const termsOf = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(analyse(tokens.map(({ text }) => text).join(' ')))
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((term) => b.has(term)).length

/** Whether two sentences name the same things in the same order round a word each: "A is larger than B" is "B is smaller than A". */
function isSameOrder(own: readonly Token[], at: number, told: readonly Token[], place: number): boolean {
  const [before, behind] = [termsOf(own.slice(0, at)), termsOf(own.slice(at + 1))]
  const [above, below] = [termsOf(told.slice(0, place)), termsOf(told.slice(place + 1))]
  return shared(before, above) + shared(behind, below) > shared(before, below) + shared(behind, above)
}

/** "90 cents less than an ordinary one" where the claim has "90 cents more". */
function turnsDegree(own: readonly Token[], told: readonly Token[]): boolean {
  return degrees
    .flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
    .some(([said, turned]) => {
      const at = own.findIndex(({ lower }) => said.test(lower))
      if (at < 0 || told.some(({ lower }) => said.test(lower))) return false
      const place = told.findIndex(({ lower }) => turned.test(lower))
      return place >= 0 && isSameOrder(own, at, told, place)
    })
}

const unit =
  /^(?:feet|foot|inch(?:es)?|yards?|miles?|(?:centi|milli|kilo)?met(?:er|re)s?|cm|mm|km|kg|(?:kilo)?grams?|pounds?|ounces?|tons?|tonnes?|lit(?:er|re)s?|gallons?|degrees?|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries|cents?|dollars?|euros?|crowns?|percent|per|%)$/

/** Numbers with the unit behind them, both as index terms. */
function measures(tokens: readonly Token[]): { readonly number: string; readonly unit: string }[] {
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1]
    if (token.pos !== 'NUM' || !next || !unit.test(next.lower)) return []
    const [number] = analyse(token.text)
    const [of = next.lower] = analyse(/^(?:%|per)$/.test(next.lower) ? 'percent' : unitInWords(next.text))
    return number === undefined ? [] : [{ number, unit: of }]
  })
}

const isSameNumber = (a: string, b: string): boolean => a === b || equalTerms(a).has(b)

/** "2.4 feet" where the claim has "2.4 metres". */
function turnsUnit(own: readonly Token[], told: readonly Token[]): boolean {
  const found = measures(told)
  return measures(own).some((said) => {
    const same = found.filter(({ number }) => isSameNumber(said.number, number))
    return same.length > 0 && same.every((one) => one.unit !== said.unit)
  })
}

/** Deeds that have no sides. */
const mutual =
  /^(?:meet|marry|divorce|join|be|have|fight|play|face|talk|speak|discuss|agree|share|resemble|know|equal|border|follow)$/

const auxiliary = /^(?:is|are|was|were|been|being|be)$/

/** Who does something to whom, as places among the tokens of a sentence with the deed in it: the doer stands before an active verb, behind a passive one. */
function sidesOf(
  tokens: readonly Token[],
  verb: number,
  names: readonly { readonly at: number; readonly key: string }[],
) {
  const before = names.findLast(({ at }) => at < verb)?.key
  const behind = names.find(({ at }) => at > verb)?.key
  if (before === undefined || behind === undefined) return undefined
  const auxiliaries = tokens.slice(Math.max(0, verb - 3), verb)
  const by = tokens.slice(verb).findIndex(({ lower }) => lower === 'by')
  // "The letters, drawn by Ann Lee": a participle by itself has its doer right behind it.
  const isPassive = by === 1 || (by > 0 && auxiliaries.some(({ lower }) => auxiliary.test(lower)))
  return isPassive ? { doer: behind, done: before } : { doer: before, done: behind }
}

/** "Joe Orme beat Ada Quill" where the claim has her beat him. */
function turnsSides({ question }: AnswerContext, reading: Reading, { sentence }: SentenceView): boolean {
  const own = question.sentence.tokens
  const keys = question.names.map((name) => ({ ...name, forms: formsOf(reading, name.name) }))
  const named = (at: number): number => sentence.tokens[at]?.start ?? 0
  const mentions = reading.document.mentionsIn(sentence).flatMap(({ from, entity }) => {
    const forms = reading.entityKeys(entity)
    const found = keys.findIndex((one) => [...one.forms].some((key) => forms.has(key)))
    return found < 0 ? [] : [{ at: from, start: named(from), key: String(found) }]
  })
  if (new Set(mentions.map(({ key }) => key)).size < 2) return false
  const claimed = keys.map(({ start }, key) => ({
    at: own.findIndex((token) => token.start >= start),
    key: String(key),
  }))
  return own.some((token, at) => {
    if (token.pos !== 'VERB' || mutual.test(token.lemma)) return false
    const verb = sentence.tokens.findIndex(({ lemma, pos }) => pos === 'VERB' && lemma === token.lemma)
    if (verb < 0) return false
    const [said, told] = [sidesOf(own, at, claimed), sidesOf(sentence.tokens, verb, mentions)]
    return said !== undefined && told !== undefined && said.doer === told.done && said.done === told.doer
  })
}

/** "The council will train 200 wardens" where the claim has it that they are trained. */
function tellsPlan({ question }: AnswerContext, { reading, sentence }: SentenceView): boolean {
  if (isAboutPlans(question.form)) return false
  const standings = clauseStandings(reading.document, sentence)
  const deeds = question.sentence.tokens.filter(({ pos }) => pos === 'VERB').map(({ lemma }) => lemma)
  const same = standings.filter(({ verb }) => deeds.includes(verb))
  if (same.length > 0) return same.every(({ standing }) => standing === 'planned')
  return standings.length > 0 && standings.every(({ standing }) => standing === 'planned')
}

/** Share of the claim's other words that a sentence must have to tell the contrary of it. */
const restOfContrary = 0.8

/** "The council rejected the plan" where the claim has it that it accepted the plan: all but the deed is the same. */
const turnsDeed = (context: AnswerContext, view: SentenceView): boolean =>
  tellsContrary(context, view, exclusives) &&
  coverage(view, context.terms, ({ role }) => role === 'verb').own >= restOfContrary

/** How a sentence tells something else than a claim. */
export type Turn = 'sides' | 'deed' | 'degree' | 'unit' | 'plan'

/** In what a sentence, which tells what the claim does or nearly so, tells it otherwise; undefined where it does in none of these. */
export function toldOtherwise(context: AnswerContext, view: SentenceView): Turn | undefined {
  const [own, told] = [context.question.sentence.tokens, view.sentence.tokens]
  // Who denies what is turned there says what is so: "B did not beat A" of "A beat B".
  if (isNegated(own) !== isNegated(told)) return undefined
  if (turnsSides(context, view.reading, view)) return 'sides'
  if (turnsDeed(context, view)) return 'deed'
  // What is "not smaller" need not be more.
  if (!isNegated(own) && turnsDegree(own, told)) return 'degree'
  if (turnsUnit(own, told)) return 'unit'
  return tellsPlan(context, view) ? 'plan' : undefined
}
