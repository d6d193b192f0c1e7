import type { Figure } from '../../facts/figure.ts'
import { analyse } from '../../search/terms.ts'
import { datedAs } from '../checks/given.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite, type Draft, sentenceAt } from '../draft.ts'
import type { QuestionTerm } from '../question-terms.ts'
import type { Reading } from '../reading.ts'
import type { QuestionKind } from './kind.ts'

const counted = /^NUM:(?:count|perc|ord)$/
const ordinal = /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$/i

const says = (words: ReadonlySet<string>, term: QuestionTerm): boolean =>
  words.has(term.term) || [...term.variants].some((variant) => words.has(variant))

/** Whether a figure is of what the question counts, and of the class that it asks for. */
function isOf(context: AnswerContext, fact: Figure): boolean {
  const { question, terms } = context
  const of = new Set(analyse(fact.of))
  const asked = terms.filter((term) => term.role === 'focus')
  // A keyword query has no focus: any of its words may be what is counted.
  const focus = asked.length > 0 ? asked : question.wh === 'none' ? terms.filter((term) => term.role === 'content') : []
  if (question.type === 'NUM:ord')
    return ordinal.test(fact.value) && terms.some((term) => term.role === 'content' && says(of, term))
  if (ordinal.test(fact.value)) return false
  if ((question.type === 'NUM:perc') !== /%|per ?cent/i.test(fact.value)) return false
  if (question.type === 'NUM:perc')
    return terms.some((term) => term.role !== 'focus' && term.role !== 'verb' && says(of, term))
  return focus.length > 0 && focus.some((term) => says(of, term))
}

type Hit = { reading: Reading; fact: Figure; score: number }

function score(context: AnswerContext, reading: Reading, fact: Figure): Hit | undefined {
  const sentence = sentenceAt(reading, fact.sentence)
  if (!sentence || !isOf(context, fact)) return undefined
  const view = context.view(reading, sentence)
  const rank = /^(?:rank|posit|place|hold|percentag|percent|number|popul)$/
  const idle = /^(?:have|count|boast|possess|own|be|exist|situate|locate|include|contain|number|stand)$/.test(
    context.question.verb ?? '',
  )
  const cover = coverage(
    view,
    context.terms,
    (term) => rank.test(term.term) || term.role === 'date' || (idle && term.role === 'verb'),
  )
  if (view.namesAround < 1 || cover.around < 0.7 || !datedAs(context.question, view)) return undefined
  const of = new Set(analyse(fact.of))
  const wanted = context.terms.filter(
    (term) => term.role === 'focus' || (context.question.type !== 'NUM:count' && term.role === 'content'),
  )
  const onPoint = wanted.filter((term) => of.has(term.term)).length / Math.max(1, wanted.length)
  return { reading, fact, score: 0.6 * cover.around + 0.2 * cover.own + 0.2 * onPoint }
}

/** "How many universities does X have?", "What is X's rank in Y?": by the figures that the articles give. */
export const figure: QuestionKind = {
  kind: 'fact',
  examples: [
    'How many universities does Chongqing have?',
    'What is the population of Chongqing?',
    "What is Chongqing's rank in aluminium production?",
  ],
  counterExamples: ['When was the reception?', 'How long did the reception last?'],
  matches: (question) => counted.test(question.type) && !question.polar,
  answer(context) {
    if (context.question.unknownNames.length > 0) return 'unanswered'
    const hits = context.readings
      .flatMap((reading) =>
        reading.facts.flatMap((fact) => (fact.kind === 'figure' ? (score(context, reading, fact) ?? []) : [])),
      )
      .sort((a, b) => b.score - a.score)
    const [best] = hits
    const sentence = best ? sentenceAt(best.reading, best.fact.sentence) : undefined
    if (!best || !sentence || best.score < 0.72) return undefined
    // Two figures that fit alike: which of them is asked for can't be told here.
    if (hits.some((other) => other !== best && other.fact.value !== best.fact.value && other.score > best.score - 0.04))
      return undefined
    const draft: Draft = {
      kind: 'fact',
      answer: best.fact.value.replace(/\s+/g, ' '),
      confidence: Math.min(0.95, best.score),
      citations: [cite(best.reading, sentence, best.fact.value)],
      notes: [],
    }
    return draft
  },
}
