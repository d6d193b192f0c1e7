import type { LinkedName, Question } from '../../nlp/question/index.ts'

const sets =
  /\b(?:besides|beside|other than|apart from|aside from|except(?: for)?|in addition to|not counting)\s+(?:\p{Lu}?[\p{L}.-]+\s+){0,3}$/iu

/** Names that a question sets aside: "Who, besides Ann Lee, …". They are no answer. */
export function setAside(question: Question): readonly LinkedName[] {
  return question.names.filter((name) => {
    const before = question.form.slice(0, name.start)
    return sets.test(before)
  })
}
