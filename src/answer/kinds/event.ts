import { formatEdtf, matchesHappening, precision } from '../../dates/index.ts'
import type { Event } from '../../facts/event.ts'
import type { Question } from '../../nlp/question/index.ts'
import { coverage } from '../context.ts'
import { cite, nonEmpty, sentenceAt } from '../draft.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'

const happens =
  /\b(?:happen(?:s|ed)?|occur(?:s|red)?|took place|take place|taking place|went on|going on|was held|were held|is held|held|happening|events?)\b/i

function asks(question: Question): boolean {
  if (question.dates.length === 0 || question.polar) return false
  if (question.wh !== 'what' && question.wh !== 'which' && question.wh !== 'none') return false
  if (/^what (?:happened|happens|occurred|took place|went on|was going on|else happened)/i.test(question.form))
    return true
  if (
    question.focus &&
    /^(?:event|meeting|occasion|ceremony|thing|conference|activity)$/.test(question.focus) &&
    happens.test(question.form)
  )
    return true
  return question.wh === 'none' && /^(?:events?|what happened)\b/i.test(question.form)
}

type Hit = { reading: Reading; fact: Event; score: number }

/** "What happened on 24 August 2019?" */
export const event: QuestionKind = {
  kind: 'event',
  examples: [
    'What happened on 24 August 2019?',
    'What event was held on 19 January 2020?',
    'what took place in beijing on april 9',
  ],
  counterExamples: ['When did it happen?', 'What happened to the company?'],
  matches: asks,
  answer(context) {
    const { question, terms, readings } = context
    const [asked] = question.dates
    if (!asked || question.unknownNames.length > 0) return undefined
    const hits: Hit[] = []
    for (const reading of readings) {
      for (const fact of reading.facts) {
        // Dates that the sentence itself does not give are for timelines.
        if (fact.kind !== 'event' || fact.dating === 'report' || fact.dating === 'narrative') continue
        const fit = matchesHappening(asked.edtf, fact.when.edtf)
        if (
          fit === 'no' ||
          (fit === 'compatible' &&
            precision(asked.edtf) === 'day' &&
            precision(fact.when.edtf) !== 'day' &&
            !fact.when.edtf.startsWith('XXXX'))
        )
          continue
        const sentence = sentenceAt(reading, fact.sentence)
        if (!sentence) continue
        const view = context.view(reading, sentence)
        const cover = coverage(
          view,
          terms,
          (term) =>
            term.role === 'date' ||
            term.role === 'focus' ||
            term.role === 'verb' ||
            /^(?:event|happen|held|hold|occur|place|take)$/.test(term.term),
        )
        if (cover.around < 0.75) continue
        hits.push({ reading, fact, score: cover.around * (fit === 'compatible' ? 0.8 : 1) * (fact.planned ? 0.9 : 1) })
      }
    }
    const unique = new Map<string, Hit>()
    for (const hit of hits.sort(
      (a, b) => b.score - a.score || a.reading.number - b.reading.number || a.fact.sentence - b.fact.sentence,
    )) {
      const key = `${hit.reading.number}:${hit.fact.sentence}`
      if (!unique.has(key)) unique.set(key, hit)
    }
    const kept = [...unique.values()].slice(0, 4)
    const [first] = kept
    if (!first) return undefined
    let answer = ''
    const used: Hit[] = []
    for (const hit of kept) {
      const words = clause(hit)
      if (answer.length + words.length > 620) continue
      answer += `${answer ? '; ' : ''}${words}`
      used.push(hit)
    }
    if (used.length === 0) {
      answer = clause(first).slice(0, 600)
      used.push(first)
    }
    const citations = nonEmpty(
      used.flatMap(({ reading, fact }) => {
        const sentence = sentenceAt(reading, fact.sentence)
        return sentence ? [cite(reading, sentence)] : []
      }),
    )
    if (!citations) return undefined
    const wide = precision(asked.edtf) !== 'day'
    return {
      kind: 'event',
      answer,
      confidence: Math.min(0.95, first.score),
      citations,
      notes: wide ? [`Dated ${used.map((hit) => formatEdtf(hit.fact.when.edtf)).join('; ')}.`] : [],
      date: first.fact.when.edtf,
    }
  },
}

/** The event's clause, or the whole sentence where the clause is a fragment. */
function clause({ reading, fact }: Hit): string {
  const { text } = reading.document.article
  const short = text
    .slice(fact.what.start, fact.what.end)
    .replace(/\s+/g, ' ')
    .replace(/[,;]\s*$/, '')
  const sentence = sentenceAt(reading, fact.sentence)
  const whole = sentence ? text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ') : short
  return whole.length <= 300 || short.split(' ').length < 5 ? whole : short
}
