import type { Document } from '../nlp/document.ts'
import { titles } from '../nlp/names/head-words.ts'
import type { Question } from '../nlp/question/index.ts'

const next = /^ ((?:\p{Lu}[\p{L}\p{N}]+|\d{1,3})\b)/u

/**
 * Names of a question that are larger than the ones the corpus knows: "Harbour Watch", where only "Harbour" is known, "zPad 2", where there is a "zPad".
 * @param readings the articles at hand
 * @returns the words after the known names, where no article has both side by side
 */
export function largerNames(question: Question, readings: readonly { readonly document: Document }[]): string[] {
  return question.names.flatMap((name, i) => {
    const word = next.exec(question.form.slice(name.end))?.[1]
    if (!word || titles.has(word.toLowerCase()) || question.names[i + 1]?.start === name.end + 1) return []
    if (question.dates.some((date) => date.start <= name.end + 1 && name.end + 1 < date.end)) return []
    const pair = `${question.form.slice(name.start, name.end)} ${word}`.toLowerCase()
    const told = readings.some(({ document: { article } }) =>
      `${article.title}\n${article.text}`.toLowerCase().includes(pair),
    )
    return told ? [] : [word]
  })
}
