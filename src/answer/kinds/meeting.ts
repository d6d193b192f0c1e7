import { formatEdtf, matchesDate } from '../../dates/index.ts'
import type { Meeting } from '../../facts/meeting.ts'
import type { Party } from '../../facts/types.ts'
import type { Question } from '../../nlp/question/index.ts'
import { analyse } from '../../search/terms.ts'
import type { Edtf } from '../../types.ts'
import { type AnswerContext, coverage, formsOf } from '../context.ts'
import { cite, conjoin, type Draft, nonEmpty, sentenceAt } from '../draft.ts'
import { nameKey } from '../names/name-table.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'

const meets = /\b(?:met|meets?|meeting|talks|talked|conversation|conferred|received)\b/i
const withSomebody = /\b(?:met|meet|meets)\b|\b(?:meeting|talks|conversation|conferred|talked|speak|spoke)\b.{0,40}\b(?:with|between)\b|\b(?:hold|held|have|had)\b.{0,30}\b(?:meeting|talks)\b/i

/** A side of the meeting that the question gives: a name, or words for a group. */
interface Side {
  readonly name?: string
  readonly terms: readonly string[]
}

const personal = (question: Question): Side[] =>
  question.names.filter((name) => name.kind === 'person').map((name) => ({ name: name.name, terms: analyse(name.name) }))

/** Groups without a name: "diplomatic envoys from 26 countries". */
function groups(question: Question): Side[] {
  return question.args
    .filter((arg) => (arg.role !== 'oblique' || arg.preposition === 'with') && !question.names.some((name) => name.start < arg.end && name.end > arg.start && name.kind === 'person'))
    .map((arg) => ({ terms: analyse(arg.text).filter((term) => !/^(?:meet|talk|convers|discuss)$/.test(term)) }))
    .filter((side) => side.terms.length > 0 && !question.dates.some((date) => analyse(question.form.slice(date.start, date.end)).join() === side.terms.join()))
}

function isSide(reading: Reading, side: Side, parties: readonly Party[], sentence: string): boolean {
  if (side.name) {
    const forms = formsOf(reading, side.name)
    return parties.some((party) => forms.has(nameKey(party.name)))
  }
  const own = new Set(parties.flatMap((party) => analyse(party.name)))
  const around = new Set(analyse(sentence))
  const inParty = side.terms.filter((term) => own.has(term)).length
  return inParty > 0 && side.terms.every((term) => own.has(term) || around.has(term))
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
    return fit === 'no' ? 0 : fit === 'compatible' ? 0.7 : 1
  }
  return published && matchesDate(asked.edtf, published) === 'within' ? 0.5 : 0
}

function matchFact(context: AnswerContext, reading: Reading, fact: Meeting, sides: readonly Side[]): Match | undefined {
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence) return undefined
  const { text, published } = reading.document.article
  const words = text.slice(sentence.start, sentence.end)
  const [first, second] = sides
  const onWho = first !== undefined && isSide(reading, first, fact.who, words)
  const onWhom = first !== undefined && isSide(reading, first, fact.whom, words)
  if (first && !onWho && !onWhom) return undefined
  const others = !first ? [...fact.who, ...fact.whom] : onWhom ? fact.who : fact.whom
  if (second && !isSide(reading, second, onWhom ? fact.who : fact.whom, words) && !isSide(reading, second, others, words)) return undefined
  const when = fact.when?.edtf
  const dated = dateScore(context.question, when, published)
  if (dated === 0) return undefined
  const view = context.view(reading, sentence)
  const cover = coverage(view, context.terms, (term) => term.role === 'date' || term.role === 'verb' || term.role === 'focus')
  if (cover.around < 0.6 || view.namesAround < 1) return undefined
  return { reading, fact, others, score: dated * (0.4 + 0.6 * cover.around) * (when ? 1 : 0.9) * (fact.who.length > 0 ? 1 : 0.8), ...(when ? { when } : {}) }
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
    return question.polar || question.wh === 'who' || question.wh === 'when' || (question.wh === 'which' && question.type.startsWith('HUM'))|| (question.wh === 'what' && question.type.startsWith('HUM'))
  },
  answer(context) {
    const { question, readings } = context
    if (question.unknownNames.length > 0) return 'unanswered'
    const sides = [...personal(question), ...groups(question)].slice(0, 2)
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
      return draft([best], best.when ? `Yes, on ${formatEdtf(best.when)}: ${both}` : `Yes: ${both}`, best.score, topic)
    }
    if (question.wh === 'when') {
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
