import type { Question } from '../../nlp/question/index.ts'

/** Whether a question asks for the first or the last day of something that lasts; undefined where it asks for neither. */
export function endAsked({ form }: Question): 'first' | 'last' | undefined {
  if (bothEnds.test(form)) return undefined
  if (
    /\b(?:until|till|up to) (?:when|which|what)\b|\b(?:end|ended|ends|finish\w*|close[ds]?|conclude[ds]?|last day)\b/i.test(
      form,
    )
  )
    return 'last'
  return /\b(?:start\w*|begin|began|begins|open(?:ed|s)?|commence[ds]?|first day|(?:since|from) (?:when|which|what))\b/i.test(
    form,
  )
    ? 'first'
    : undefined
}

const bothEnds =
  /\b(?:from|between) (?:when|(?:which|what) (?:dates?|days?)) (?:to|until|till|and)\b|\b(?:between|on|over|during|what (?:are|were)|which (?:are|were)) (?:which|what|the) (?:dates|days)\b/i

/** What a question asks of the days over which something ran: all of them, the first, the last. */
export function rangeAsked(question: Question): 'both' | 'first' | 'last' | undefined {
  if (bothEnds.test(question.form)) return 'both'
  if (question.type === 'NUM:period')
    return question.wh === 'how' &&
      /^how long\b/i.test(question.form) &&
      /\b(?:last|run|held|go on|take)\b/i.test(question.form)
      ? 'both'
      : undefined
  return question.type === 'NUM:date' ? endAsked(question) : undefined
}
