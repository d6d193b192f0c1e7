import type { Question } from '../../nlp/question/index.ts'
import { datePart } from '../answer-date.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite } from '../draft.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'

const noun = /\b(?:articles?|reports?|stor(?:y|ies)|press releases?|news items?|posts?|pieces?|texts?)\b/i
const filler =
  /^(?:articl|report|stori|press|releas|news|item|post|piec|publish|publisher|publicat|publicat|written|write|author|wrote|date|appear|issu|byline|journalist|releas|come|out|when|what|websit|outlet|about|text|year|month|dai)$/

type Asked = 'published' | 'author' | 'publisher'

function asked({ form }: Question): Asked | undefined {
  if (!noun.test(form)) return undefined
  if (
    /\bwho (?:wrote|authored|is the (?:author|writer)|was the (?:author|writer)|published)\b|\bby whom\b|\b(?:author|writer|byline|journalist)\b|\bwritten by(?: whom| who)?\?$/i.test(
      form,
    )
  )
    return /\bwho published\b/i.test(form) ? 'publisher' : 'author'
  if (
    /\b(?:publisher|which (?:website|site|outlet|agency|newspaper)|who published|what (?:website|outlet))\b/i.test(form)
  )
    return 'publisher'
  if (
    /\bpublication date\b|\bdate of publication\b|\b(?:when|(?:what|which) (?:date|day|year|month)|date of)\b.*\b(?:published|written|released|posted|appear\w*|issued|publication|dated?|come out|came out)\b/i.test(
      form,
    )
  )
    return 'published'
  return undefined
}

/** The article that the rest of the question tells of. */
function find(context: AnswerContext): Reading | undefined {
  const skip = (term: QuestionTerm) =>
    term.role !== 'name' &&
    (filler.test(term.term) || /^publication/i.test(context.question.form.slice(term.start, term.end)))
  let best: { reading: Reading; score: number } | undefined
  for (const reading of context.readings) {
    let all = 0
    let title = 0
    for (const term of context.terms) {
      if (skip(term)) continue
      all += term.weight
      if (reading.titleTerms.has(term.term)) title += term.weight
    }
    const sentence = Math.max(
      0,
      ...context.sentencesOf(reading).map((s) => coverage(context.view(reading, s), context.terms, skip).around),
    )
    const score = Math.max(sentence, all === 0 ? 0 : title / all) + 0.3 * (all === 0 ? 0 : title / all)
    if (!best || score > best.score) best = { reading, score }
  }
  return best && best.score >= 0.65 ? best.reading : undefined
}

/** "When was the article about X published?", "Who wrote the report on Y?" */
export const publication: QuestionKind = {
  kind: 'publication',
  examples: [
    'When was the article about the New Year reception published?',
    'Who wrote the article on the diplomatic envoys?',
  ],
  counterExamples: ['Which article mentions Luxembourg?', 'When was the platform settled?'],
  matches: (question) => asked(question) !== undefined,
  answer(context) {
    if (context.question.unknownNames.length > 0) return undefined
    const what = asked(context.question)
    const reading = find(context)
    const first = reading?.document.sentences[0]
    if (!what || !reading || !first) return undefined
    const value = reading.document.article[what]
    if (!value) return undefined
    return {
      kind: 'publication',
      answer: what === 'published' ? datePart(context.question, value) : value,
      confidence: 0.85,
      citations: [cite(reading, first)],
      notes: [],
      ...(what === 'published' ? { date: value } : {}),
    }
  },
}
