import { findQuestionDates, findQuestionWeekdays } from '../dates/index.ts'
import { splitSentences } from '../sentences.ts'
import { spanOf } from '../tokens.ts'
import type { Sentence, Token, TokenRange } from '../types.ts'
import { answerType } from './answer-type.ts'
import { questionSyntax } from './syntax.ts'
import type { LinkedName, Question } from './types.ts'
import { asks, plainQuestion } from './wording.ts'

export type { AnswerType, GapRole, LinkedName, Question, QuestionArgument, WhWord } from './types.ts'

/** Finds the corpus' names in a question. */
export interface NameLinker {
  /**
   * @param text the plain question
   * @returns the question with names spelt as the corpus spells them, those names, and capitalised words that it does not know
   */
  link(
    text: string,
  ): Promise<{ readonly form: string; readonly names: readonly LinkedName[]; readonly unknown: readonly string[] }>
}

const emptySentence: Sentence = { index: 0, paragraph: 0, start: 0, end: 0, tokens: [] }

/** Of a question of several sentences, the one that asks: the last with a question word. What the others give counts as well, by its terms. */
function askingSentence(text: string): Sentence {
  const sentences = splitSentences(text)
  const asking = sentences.filter((sentence) => sentence.tokens.slice(0, 4).some((token) => asks.test(token.lower)))
  const chosen = sentences.length > 1 ? asking.at(-1) : undefined
  const tokens: readonly Token[] = chosen?.tokens ?? sentences.flatMap((sentence) => [...sentence.tokens])
  return tokens.length === 0 ? emptySentence : { ...emptySentence, end: text.length, tokens }
}

/**
 * Reads a question: what it asks for and what it gives.
 * @param text as it was asked; anything
 * @param linker of the corpus
 */
export async function readQuestion(text: string, linker: NameLinker): Promise<Question> {
  const plain = plainQuestion(text)
  const { form, names, unknown } = await linker.link(plain)
  const sentence = askingSentence(form)
  const { tokens } = sentence
  const syntax = questionSyntax(sentence)
  const span = ({ from, to }: TokenRange) => spanOf(tokens, from, to)
  const focus = syntax.focus && tokens[syntax.focus.head]?.lemma
  const verb = syntax.verb === undefined ? undefined : tokens[syntax.verb]?.lemma
  const args = syntax.args.map(({ role, preposition, ...range }) => {
    const place = span(range)
    return { role, ...(preposition ? { preposition } : {}), ...place, text: form.slice(place.start, place.end) }
  })
  const dates = findQuestionDates(form)
  const isOfDate = (word: string) => dates.some((date) => form.slice(date.start, date.end).split(/\W+/).includes(word))
  return {
    text,
    form,
    sentence,
    wh: syntax.wh,
    // "(do you know) whether the mill is open"
    polar: syntax.polar || /^(?:if|whether)\b/i.test(form),
    type: answerType(syntax.wh, focus, tokens, syntax.gap === 'predicate'),
    ...(focus ? { focus } : {}),
    ...(syntax.focus ? { focusPhrase: span(syntax.focus) } : {}),
    ...(verb ? { verb } : {}),
    passive: syntax.passive,
    gap: syntax.gap,
    args,
    names,
    unknownNames: unknown.filter((word) => !isOfDate(word)),
    dates,
    weekdays: findQuestionWeekdays(form),
  }
}
