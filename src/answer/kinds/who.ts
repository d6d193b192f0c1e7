import type { Span } from '../../types.ts'
import type { AnswerContext } from '../context.ts'
import { holdersOf } from './office-holders.ts'
import { officeWords } from './office-words.ts'

/**
 * The persons that a part of the question means: by name, or by an office ("the mayor of Leeds").
 * @returns their names; none where it means nobody that the articles know
 */
export function namesOf(context: AnswerContext, part: Span): readonly string[] {
  const { question } = context
  const named = question.names.filter(
    (name) => name.kind === 'person' && name.start >= part.start && name.end <= part.end,
  )
  const words = question.form.slice(part.start, part.end).trim()
  const office = officeWords(words)
  const [last] = named.slice(-1)
  // "the mayor of Leeds" is no person called Leeds.
  const isBody =
    last !== undefined && /\b(?:of|for|at|in)\s+(?:the\s+)?$/i.test(question.form.slice(part.start, last.start))
  if (last && !isBody) return named.map((name) => name.name)
  return office ? holdersOf(context, words) : []
}
