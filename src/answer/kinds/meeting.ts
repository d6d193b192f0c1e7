import { formatEdtf, matchesDate, precision } from '../../dates/index.ts'
import type { Meeting } from '../../facts/meeting.ts'
import type { Party } from '../../facts/types.ts'
import type { Question } from '../../nlp/question/index.ts'
import { analyse } from '../../search/terms.ts'
import type { Edtf } from '../../types.ts'
import { type AnswerContext, coverage, formsOf } from '../context.ts'
import { cite, conjoin, type Draft, nonEmpty, sentenceAt } from '../draft.ts'
import { nameKey } from '../names/name-table.ts'
import type { Reading } from '../reading.ts'
import { variantsOf } from '../synonyms.ts'
import type { QuestionKind } from './kind.ts'
import { holdersOf } from './office-holders.ts'
import { officeWords } from './office-words.ts'

const meets = /\b(?:met|meets?|meeting|talks|talked|conversation|conferred|received)\b/i
const withSomebody = /\b(?:met|meet|meets|received?)\b|\b(?:meeting|talks|conversation|conferred|talked|speak|spoke)\b.{0,40}\b(?:with|between)\b|\b(?:hold|held|have|had)\b.{0,30}\b(?:meeting|talks)\b/i

const asksWhen = (question: Question): boolean => question.type === 'NUM:date'
const asksWhere = (question: Question): boolean => question.wh === 'where' || (question.wh !== 'none' && question.type.startsWith('LOC'))
const asksOccasion = (question: Question): boolean => question.focus === 'occasion' || question.focus === 'event'

/** A side of the meeting that the question gives: a name, or words for a group. */
interface Side {
  readonly name?: string
  /** Who holds the office that the question names in place of a person. */
  readonly holders?: readonly string[]
  readonly terms: readonly string[]
}

const personal = (question: Question): Side[] =>
  question.names.filter((name) => name.kind === 'person').map((name) => ({ name: name.name, terms: analyse(name.name) }))

/** Groups without a name: "diplomatic envoys from 26 countries". */
function groups(context: AnswerContext): Side[] {
  const { question } = context
  return officeSides(context).concat(question.args
    .filter((arg) => !officeWords(arg.text) && (arg.role !== 'oblique' || arg.preposition === 'with') && !question.names.some((name) => name.start < arg.end && name.end > arg.start && name.kind === 'person'))
    .map((arg) => ({ terms: analyse(arg.text).filter((term) => !/^(?:meet|talk|convers|discuss)$/.test(term)) }))
    .filter((side) => side.terms.length > 0 && !question.dates.some((date) => analyse(question.form.slice(date.start, date.end)).join() === side.terms.join())))
}

/** "the mayor of Chongqing", with the "of" groups that follow it. */
function officeSides(context: AnswerContext): Side[] {
  const { question } = context
  return question.args.flatMap((arg, i) => {
    if (!officeWords(arg.text) || question.names.some((name) => name.kind === 'person' && name.start <= arg.end + 1 && name.end >= arg.start - 1)) return []
    const next = question.args[i + 1]
    const words = next && /^(?:of|to)$/.test(next.preposition ?? '') && next.start - arg.end < 9 ? question.form.slice(arg.start, next.end) : arg.text
    const holders = holdersOf(context, words)
    return holders.length > 0 ? [{ holders, terms: analyse(words) }] : [{ terms: analyse(words) }]
  })
}

function isSide(reading: Reading, side: Side, parties: readonly Party[], sentence: string, occasion = ''): boolean {
  const persons = side.name ? [side.name] : (side.holders ?? [])
  if (persons.some((person) => parties.some((party) => formsOf(reading, person).has(nameKey(party.name))))) return true
  const own = new Set([...parties.flatMap((party) => analyse(party.name)), ...analyse(occasion)])
  const around = new Set([...analyse(sentence), ...reading.titleTerms])
  // "the leaders" may be any of the persons, where the article calls them so.
  const official = side.terms.some((term) => /^(?:leader|offici|repres|mayor|head|chief)$/.test(term)) && parties.some((party) => party.named)
  const has = (set: ReadonlySet<string>, term: string) => set.has(term) || [...variantsOf(term)].some((variant) => set.has(variant))
  const inParty = official || side.terms.some((term) => has(own, term))
  return inParty && side.terms.every((term) => has(own, term) || has(around, term))
}

interface Match {
  readonly reading: Reading
  readonly fact: Meeting
  readonly others: readonly Party[]
  readonly score: number
  readonly when?: Edtf
}

function dateScore(question: Question, when: Edtf | undefined, published: Edtf | undefined): number {
  const [asked] = question.dates
  if (!asked) return 1
  if (when) {
    const fit = matchesDate(asked.edtf, when)
    // A year does not tell the day that is asked for; a day without its year may be it.
    return fit === 'no' || (fit === 'compatible' && !when.startsWith('XXXX') && precision(asked.edtf) === 'day') ? 0 : fit === 'compatible' ? 0.7 : 1
  }
  return published && matchesDate(asked.edtf, published) === 'within' ? 0.5 : 0
}

function matchFact(context: AnswerContext, reading: Reading, fact: Meeting, sides: readonly Side[]): Match | undefined {
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence) return undefined
  const { text, published } = reading.document.article
  const words = text.slice(sentence.start, sentence.end)
  const gathering = fact.who.length === 0 ? (fact.occasion ?? '') : ''
  const onWho = sides.map((side) => isSide(reading, side, fact.who, words, gathering))
  const onWhom = sides.map((side) => isSide(reading, side, fact.whom, words))
  if (sides.some((_, i) => !onWho[i] && !onWhom[i])) return undefined
  // Two who were both met by a third did not thereby meet.
  const persons = sides.flatMap((side, i) => (side.name || side.holders ? [i] : []))
  if (persons.length > 1 && fact.who.length > 0 && !(persons.some((i) => onWho[i]) && persons.some((i) => onWhom[i])) && context.question.polar) return undefined
  // What is asked for is the side that the question does not give.
  const others = sides.length === 0 ? [...fact.who, ...fact.whom] : onWhom.some((on, i) => on && !onWho[i]) ? fact.who : fact.whom
  const when = fact.when?.edtf
  const dated = dateScore(context.question, when, published)
  if (dated === 0) return undefined
  const view = context.view(reading, sentence)
  const cover = coverage(view, context.terms, (term) => term.role === 'date' || term.role === 'verb' || term.role === 'focus' || sides.some((side) => side.terms.includes(term.term)))
  if (cover.around < 0.6 || view.namesAround < 1) return undefined
  return { reading, fact, others, score: dated * (0.4 + 0.6 * cover.around) * (when ? 1 : 0.9) * (fact.who.length > 0 ? 1 : 0.8), ...(when ? { when } : {}) }
}

/** Where they met: as the fact says, or the place that the sentence goes to or is in. */
function placeOf({ reading, fact }: Match): string | undefined {
  if (fact.where) return fact.where
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence) return undefined
  const { document } = reading
  const parties = new Set([...fact.who, ...fact.whom].map((party) => nameKey(party.name)))
  const mention = document.mentionsIn(sentence).find((m) => {
    const entity = document.entities[m.entity]
    return entity?.kind === 'place' && !parties.has(nameKey(entity.name)) && /^(?:in|at|to|near)$/.test(sentence.tokens[m.from - 1]?.lower ?? '')
  })
  return mention ? document.entities[mention.entity]?.name : undefined
}

const named = (parties: readonly Party[]) => conjoin(parties.map((party) => party.name.replace(/\s+/g, ' ')))

function draft(matches: readonly Match[], answer: string, confidence: number, topic: string | undefined): Draft | 'unanswered' {
  const citations = nonEmpty(matches.flatMap(({ reading, fact, others }) => {
    const sentence = sentenceAt(reading, fact.sentence)
    return sentence ? [cite(reading, sentence, others[0]?.name)] : []
  }))
  if (!citations) return 'unanswered'
  const date = matches[0]?.when
  const uncertain = matches[0]?.fact.when?.basis === 'assumed-year' ? ['The year is taken from the date of the article.'] : []
  return { kind: 'met', answer, confidence, citations, notes: uncertain, ...(date ? { date } : {}), ...(topic ? { topic } : {}) }
}

/** "Who met X?", "Whom did X meet?", "When did X meet Y?", "Did X meet Y?" */
export const meeting: QuestionKind = {
  kind: 'met',
  examples: ["Who met Chen Min'er?", 'Whom did Vladimir Norov meet in August 2019?', 'Did Rashid Alimov meet Tang Liangzhi?', 'who had talks with the mayor of chongqing'],
  counterExamples: ['When was the promotion meeting held?', 'Who opened the meeting?', 'What did the mayor say at the meeting?'],
  matches(question) {
    if (!meets.test(question.form) || !withSomebody.test(question.form)) return false
    if (question.verb && !/^(?:meet|hold|have|talk|speak|confer|receive|take|discuss)$/.test(question.verb)) return false
    return question.polar || question.wh === 'who' || asksWhen(question) || asksWhere(question) || asksOccasion(question) || ((question.wh === 'which' || question.wh === 'what') && question.type.startsWith('HUM'))
  },
  answer(context) {
    const { question, readings } = context
    if (question.unknownNames.length > 0) return 'unanswered'
    const sides = [...personal(question), ...groups(context)].slice(0, 4)
    const matches = readings
      .flatMap((reading) => reading.facts.flatMap((fact) => (fact.kind === 'meeting' ? (matchFact(context, reading, fact, sides) ?? []) : [])))
      .sort((a, b) => b.score - a.score || (b.when ?? '').localeCompare(a.when ?? ''))
    const best = matches[0]
    const topic = question.names.find((name) => name.kind === 'person')?.name
    if (!best) return question.polar || (question.dates.length > 0 && sides.length > 0) || sides.length > 1 ? 'unanswered' : undefined
    const top = matches.filter((match) => match.score >= best.score * 0.85)
    if (question.polar) {
      if (sides.length < 2) return undefined
      const both = named([...best.fact.who, ...best.fact.whom])
      return draft([best], best.when ? `Yes, ${/^\d{4}-\d\d-\d\d$/.test(best.when) ? 'on' : 'in'} ${formatEdtf(best.when)}: ${both}` : `Yes: ${both}`, best.score, topic)
    }
    if (asksOccasion(question)) {
      const held = top.find((match) => match.fact.occasion)
      return held?.fact.occasion ? draft([held], held.fact.occasion.replace(/\s+/g, ' '), best.score, topic) : undefined
    }
    if (asksWhere(question)) {
      const [placed] = top.flatMap((match) => {
        const where = placeOf(match)
        return where ? [{ match, where }] : []
      })
      return placed ? draft([placed.match], placed.where, best.score * 0.95, topic) : undefined
    }
    if (asksWhen(question)) {
      const dated = top.find((match) => match.when)
      return dated?.when ? draft([dated, ...top.filter((match) => match !== dated && match.when === dated.when)], formatEdtf(dated.when), best.score, topic) : undefined
    }
    const answers = new Map<string, Match[]>()
    for (const match of top) {
      const key = named(match.others) || (match.fact.occasion && match.fact.who.length === 0 ? `the participants of ${match.fact.occasion.replace(/\s+/g, ' ')}` : '')
      if (key) answers.set(key, [...(answers.get(key) ?? []), match])
    }
    const lines = [...answers].slice(0, 3).map(([who, list]) => {
      const when = list.find((match) => match.when)?.when
      return when ? `${who}, ${/^\d{4}-\d\d-\d\d$/.test(when) ? 'on ' : ''}${formatEdtf(when)}` : who
    })
    return lines.length === 0 ? undefined : draft(top, lines.join('; '), best.score, topic)
  },
}
