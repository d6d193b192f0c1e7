import type { Question } from '../../nlp/question/index.ts'
import type { Token } from '../../nlp/types.ts'
import { analyse } from '../../search/terms.ts'
import { type AnswerContext, coverage } from '../context.ts'
import { cite, type Draft } from '../draft.ts'
import type { SentenceView } from '../ranking/sentence-view.ts'
import type { QuestionKind } from './kind.ts'

const copula = /^(?:is|are|was|were)$/

/** Terms of what is asked for: "the main goal", or the name in "What is X?". */
function askedTerms(question: Question): readonly string[] | undefined {
  if (!/^what (?:is|are|was|were)\b/i.test(question.form) || question.verb) return undefined
  if (question.focusPhrase) return analyse(question.form.slice(question.focusPhrase.start, question.focusPhrase.end))
  const [name] = question.names
  return name && question.names.length === 1 && question.form.slice(name.end).replace(/\W/g, '') === ''
    ? analyse(name.written)
    : undefined
}

/** Where the predicate of a copula begins, when its subject has all the terms asked for (or is "it", told of in the sentence before). */
function predicateAt(view: SentenceView, asked: readonly string[], definition: boolean): number | undefined {
  const { tokens } = view.sentence
  const at = tokens.findIndex((token) => copula.test(token.lower))
  if (at < 1 || at > 14) return undefined
  const subject = new Set(analyse(textOf(view, 0, at)))
  if (asked.every((term) => subject.has(term)) && subject.size <= asked.length + 4) return at + 1
  const before = view.reading.document.sentences[view.sentence.index - 1]
  const refers =
    definition &&
    at === 1 &&
    /^(?:it|this)$/.test(tokens[0]?.lower ?? '') &&
    before?.paragraph === view.sentence.paragraph
  const told = new Set(before && refers ? view.reading.terms(before).map((span) => span.term) : [])
  return refers && asked.every((term) => told.has(term)) ? at + 1 : undefined
}

function textOf(view: SentenceView, from: number, to: number): string {
  const { tokens } = view.sentence
  return view.reading.document.article.text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
}

const says = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.pos === 'DET' ||
    token.pos === 'PROPN' ||
    token.pos === 'NOUN' ||
    token.pos === 'NUM' ||
    token.pos === 'ADJ' ||
    token.lower === 'to')

/** "What is the main goal of X?" by "The main goal is …"; "What is X?" by "X is a …". */
export const predicate: QuestionKind = {
  kind: 'fact',
  examples: ['What is the main development goal of Liangjiang New Area?'],
  counterExamples: ['What did the mayor support?', 'Which company is the largest?'],
  matches: (question) =>
    question.wh === 'what' &&
    askedTerms(question) !== undefined &&
    !question.type.startsWith('NUM') &&
    !question.type.startsWith('HUM'),
  answer(context: AnswerContext) {
    const { question, terms, readings } = context
    const asked = askedTerms(question)
    if (!asked || asked.length === 0 || question.unknownNames.length > 0) return undefined
    const definition = question.focusPhrase === undefined
    let best: { view: SentenceView; from: number; score: number } | undefined
    for (const reading of readings) {
      for (const sentence of context.sentencesOf(reading)) {
        const view = context.view(reading, sentence)
        const from = predicateAt(view, asked, definition)
        if (from === undefined || !says(sentence.tokens[from]) || (definition && sentence.tokens[from]?.pos !== 'DET'))
          continue
        const cover = coverage(view, terms)
        if (cover.around < 0.7 || view.namesAround < 1) continue
        if (!best || cover.around > best.score) best = { view, from, score: cover.around }
      }
    }
    if (!best) return undefined
    const { tokens } = best.view.sentence
    const end = tokens[tokens.length - 1]?.pos === 'PUNCT' ? tokens.length - 1 : tokens.length
    const answer = textOf(best.view, best.from, end).replace(/\s+/g, ' ')
    const draft: Draft = {
      kind: 'fact',
      answer,
      confidence: 0.5 + 0.4 * best.score,
      citations: [cite(best.view.reading, best.view.sentence, textOf(best.view, best.from, end))],
      notes: [],
    }
    return draft
  },
}
