import { formatEdtf } from '../../dates/index.ts'
import type { Party } from '../../facts/reading.ts'
import { nameKey } from '../../names/name-key.ts'
import type { Question } from '../../nlp/question/index.ts'
import { datePart } from '../answer-date.ts'
import { cite, conjoin, type Draft, nonEmpty, sentenceAt } from '../draft.ts'
import type { QuestionKind } from './kind.ts'
import { type Match, matchFact } from './meeting-match.ts'
import { companionsOf, sidesOf } from './meeting-sides.ts'

const meets =
  /\b(?:met|meets?|meeting|talks?|talked|conversation|conferred|receive[ds]?|sat down|sit down|discussions?|consultations?|came together|come together|encounter\w*|see|saw|speak|spoke|hosted|greet\w*|welcome[ds]?)\b/i
const withSomebody =
  /\b(?:met|meet|meets|received?|see|saw|sat down|sit down|came together|come together|encounter\w*|greeted|greets?|welcome[ds]?)\b|^with (?:whom|which|what)\b|\b(?:meeting|talks?|conversation|conferred|talked|speak|spoke)\b.{0,40}\b(?:with|to|between)\b|\b(?:hold|held|have|had)\b.{0,30}\b(?:meeting|talks)\b/i

const asksWhen = (question: Question): boolean => question.type === 'NUM:date'
const asksWhere = (question: Question): boolean =>
  question.wh === 'where' || (question.wh !== 'none' && question.type.startsWith('LOC'))
const asksOccasion = (question: Question): boolean => question.focus === 'occasion' || question.focus === 'event'

/** "ann lee joe fox meeting date": words without a verb, with both sides by name. */
const meetingDate = (question: Question): boolean =>
  question.wh === 'none' &&
  asksWhen(question) &&
  /\bmeeting\b/i.test(question.form) &&
  question.names.filter((name) => name.kind === 'person').length === 2

/** Where they met: as the fact says, or the place that the sentence goes to or is in. */
function placeOf({ reading, fact }: Match): string | undefined {
  if (fact.where) return fact.where
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence) return undefined
  const { document } = reading
  const parties = new Set([...fact.who, ...fact.whom].map((party) => nameKey(party.name)))
  const mention = document.mentionsIn(sentence).find((m) => {
    const entity = document.entities[m.entity]
    return (
      entity?.kind === 'place' &&
      !parties.has(nameKey(entity.name)) &&
      /^(?:in|at|to|near)$/.test(sentence.tokens[m.from - 1]?.lower ?? '')
    )
  })
  return mention ? document.entities[mention.entity]?.name : undefined
}

/** On what occasion they met: as the fact says, or the event that the sentence is for, at or during. */
function occasionOf({ reading, fact }: Match): string | undefined {
  if (fact.occasion) return fact.occasion
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence) return undefined
  const { document } = reading
  const event = document
    .mentionsIn(sentence)
    .find(
      (mention) =>
        document.entities[mention.entity]?.kind === 'event' &&
        sentence.tokens
          .slice(Math.max(0, mention.from - 2), mention.from)
          .some((token) => /^(?:for|at|during|attend|attended|attending)$/.test(token.lower)),
    )
  return event ? document.entities[event.entity]?.name : undefined
}

const isDay = (when: string): boolean => /^\d{4}-\d\d-\d\d$/.test(when)

const named = (parties: readonly Party[]) => conjoin(parties.map((party) => party.name.replace(/\s+/g, ' ')))

function draft(
  matches: readonly Match[],
  answer: string,
  confidence: number,
  topic: string | undefined,
): Draft | undefined {
  const citations = nonEmpty(
    matches.flatMap(({ reading, fact, others }) => {
      const sentence = sentenceAt(reading, fact.sentence)
      return sentence ? [cite(reading, sentence, others[0]?.name)] : []
    }),
  )
  if (!citations) return undefined
  const date = matches[0]?.when
  const uncertain =
    matches[0]?.fact.when?.basis === 'assumed-year' ? ['The year is taken from the date of the article.'] : []
  return {
    kind: 'met',
    answer,
    confidence,
    citations,
    notes: uncertain,
    ...(date ? { date } : {}),
    ...(topic ? { topic } : {}),
  }
}

/** "Who met X?", "Whom did X meet?", "When did X meet Y?", "Did X meet Y?" */
export const meeting: QuestionKind = {
  kind: 'met',
  examples: [
    "Who met Chen Min'er?",
    'Whom did Vladimir Norov meet in August 2019?',
    'Did Rashid Alimov meet Tang Liangzhi?',
    'who had talks with the mayor of chongqing',
  ],
  counterExamples: [
    'When was the promotion meeting held?',
    'Who opened the meeting?',
    'What did the mayor say at the meeting?',
  ],
  matches(question) {
    if (!meets.test(question.form) || !(withSomebody.test(question.form) || meetingDate(question))) return false
    if (
      question.verb &&
      !/^(?:meet|hold|have|talk|speak|confer|receive|take|sit|see|come|encounter|host|greet|welcome)$/.test(
        question.verb,
      )
    )
      return false
    return (
      question.polar ||
      question.wh === 'who' ||
      asksWhen(question) ||
      asksWhere(question) ||
      asksOccasion(question) ||
      ((question.wh === 'which' || question.wh === 'what') && question.type.startsWith('HUM'))
    )
  },
  answer(context) {
    const { question, readings } = context
    if (question.unknownNames.length > 0) return undefined
    const sides = sidesOf(context)
    const matches = readings
      .flatMap((reading) =>
        reading.facts.flatMap((fact) =>
          fact.kind === 'meeting' ? (matchFact(context, reading, fact, sides) ?? []) : [],
        ),
      )
      .filter((match) => match.fits)
      .sort((a, b) => b.score - a.score || (b.when ?? '').localeCompare(a.when ?? ''))
    const best = matches[0]
    if (!best) return undefined
    const topic = question.names.find((name) => name.kind === 'person')?.name
    const companions = new Set(companionsOf(question).map(nameKey))
    const top = matches.filter((match) => match.score >= best.score * 0.85)
    if (question.polar) {
      if (sides.length < 2) return undefined
      const both = named([...best.fact.who, ...best.fact.whom])
      return draft(
        [best],
        best.when ? `Yes, ${isDay(best.when) ? 'on' : 'in'} ${formatEdtf(best.when)}: ${both}` : `Yes: ${both}`,
        best.score,
        topic,
      )
    }
    if (asksOccasion(question)) {
      const [held] = top.flatMap((match) => {
        const occasion = occasionOf(match)
        return occasion ? [{ match, occasion }] : []
      })
      return held ? draft([held.match], held.occasion.replace(/\s+/g, ' '), best.score, topic) : undefined
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
      return dated?.when
        ? draft(
            [dated, ...top.filter((match) => match !== dated && match.when === dated.when)],
            datePart(question, dated.when),
            best.score,
            topic,
          )
        : undefined
    }
    const answers = new Map<string, Match[]>()
    for (const match of top) {
      const key =
        named(match.others.filter((party) => !companions.has(nameKey(party.name)))) ||
        (match.fact.occasion && match.fact.who.length === 0
          ? `the participants of ${match.fact.occasion.replace(/\s+/g, ' ')}`
          : '')
      if (key) answers.set(key, [...(answers.get(key) ?? []), match])
    }
    const lines = [...answers].slice(0, 3).map(([who, list]) => {
      const when = list.find((match) => match.when)?.when
      return when ? `${who}, ${isDay(when) ? 'on ' : ''}${formatEdtf(when)}` : who
    })
    return lines.length === 0 ? undefined : draft(top, lines.join('; '), best.score, topic)
  },
}
